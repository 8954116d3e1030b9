package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// How often somebody looked for an order, in each hour of the clock (UTC), counted by whatever name. What is counted
/// often is spread over several names by the caller: one item takes a thousand writes a second.
///
/// @param table the ledger's
public record LookUps(DynamoDbClient dynamo, String table) {
    private static final Duration HOUR = Duration.ofHours(1);

    /// Counts one more.
    ///
    /// @param name without a person's data in it
    /// @return false if there were `most` in this hour; then it is not counted
    public boolean take(String name, int most, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(Keys.of("lookup#" + name + "#" + hour.getEpochSecond() / HOUR.toSeconds(), "lookup"))
                    .updateExpression("SET v = :v, expiresAt = :until ADD times :one")
                    .conditionExpression("attribute_not_exists(times) OR times < :most")
                    .expressionAttributeValues(Map.of(
                            ":v", number(1),
                            ":until", number(hour.plus(HOUR).getEpochSecond()),
                            ":one", number(1),
                            ":most", number(most))));
            return true;
        } catch (ConditionalCheckFailedException used) {
            return false;
        }
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }
}
