package dev.anxin.local.timeline;

import static java.util.Comparator.comparing;

import dev.anxin.aws.table.Keys;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.timeline.FactItem;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that the table holds of one payment.
///
/// @param facts in the order in which they were written
/// @param payment what fold made of them so far
public record PaymentItems(List<FactItem> facts, Optional<StoredPayment> payment) {
    public PaymentItems {
        facts = List.copyOf(facts);
    }

    /// Read consistently.
    public static PaymentItems read(DynamoDbClient tables, String table, PaymentKey key) {
        var items = tables
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Keys.partition(key))))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
        var facts = items.stream()
                .filter(item -> sort(item).startsWith("fact#"))
                .map(FactItem::read)
                .sorted(comparing(FactItem::heard).thenComparing(FactItem::id))
                .toList();
        var payment = items.stream()
                .filter(item -> sort(item).equals("payment"))
                .map(Payments::read)
                .findAny();
        return new PaymentItems(facts, payment);
    }

    private static String sort(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("sk")).map(AttributeValue::s).orElse("");
    }
}
