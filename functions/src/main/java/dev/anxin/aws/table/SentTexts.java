package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which notifications went out as text messages, for the 14 days in which a queue may bring one again.
///
/// @param table the ledger's
public record SentTexts(DynamoDbClient dynamo, String table) {
    /// As long as SQS keeps a message at most.
    private static final Duration KEPT = Duration.ofDays(14);

    public boolean contains(String notification) {
        return dynamo.getItem(request ->
                        request.tableName(table).key(key(notification)).consistentRead(true))
                .hasItem();
    }

    public void add(String notification, Instant now) {
        var item = new HashMap<>(key(notification));
        item.put("v", fromN("1"));
        item.put("expiresAt", fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> key(String notification) {
        return Keys.of("sms#" + notification, "sms");
    }
}
