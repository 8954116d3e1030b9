package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.anxin.refund.AutomaticSpending;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// How many paid orders of an account went back in a row because nobody fulfilled them. One that is fulfilled
/// begins it anew.
public record Streaks(DynamoDbClient dynamo, String table) {
    private static final int VERSION = 1;
    private static final String SORT = "streak";

    public long find(String account) {
        var item = dynamo.getItem(request -> request.tableName(table)
                        .key(Keys.of(Keys.streak(account), SORT))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? 0 : Versions.read(item, VERSION, () -> Versions.number(item, "refunds"));
    }

    /// One more, as a write among others: see [Transactions]. It fails all of them once there are too many.
    public TransactWriteItem write(String account) {
        var update = Update.builder()
                .tableName(table)
                .key(Keys.of(Keys.streak(account), SORT))
                .updateExpression("SET v = :v ADD refunds :one")
                .conditionExpression("attribute_not_exists(refunds) OR refunds < :most")
                .expressionAttributeValues(Map.of(
                        ":v", fromN(Integer.toString(VERSION)),
                        ":one", fromN("1"),
                        ":most", fromN(Long.toString(AutomaticSpending.LONGEST_STREAK))));
        return TransactWriteItem.builder().update(update.build()).build();
    }

    /// An order was fulfilled. Written only where there is something to end, for shops fulfil all day.
    public void reset(String account) {
        if (find(account) > 0) {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(Keys.of(Keys.streak(account), SORT))
                    .updateExpression("SET v = :v, refunds = :none")
                    .expressionAttributeValues(Map.of(":v", fromN(Integer.toString(VERSION)), ":none", fromN("0"))));
        }
    }
}
