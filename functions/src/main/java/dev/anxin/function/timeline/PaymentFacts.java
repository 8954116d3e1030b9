package dev.anxin.function.timeline;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.table.Keys;
import dev.anxin.payment.PaymentKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// All facts of a payment that live, with what is kept of them.
public record PaymentFacts(DynamoDbClient dynamo, String table) {
    /// In the order in which they were written. Two of the same millisecond have an order too, and keep it.
    public static final Comparator<FactItem> BY_TIME =
            Comparator.comparing(FactItem::heard).thenComparing(FactItem::name);

    /// Read consistently from its own partition, in which a payment has some dozens.
    ///
    /// @throws dev.anxin.aws.Unreadable if one is damaged or of a newer version
    public List<FactItem> of(PaymentKey key) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :fact)")
                        .expressionAttributeValues(Map.of(":pk", fromS(Keys.partition(key)), ":fact", fromS("fact#")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(FactItem::read)
                .sorted(BY_TIME)
                .toList();
    }
}
