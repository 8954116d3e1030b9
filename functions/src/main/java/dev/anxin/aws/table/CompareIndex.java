package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The compare index: which payments are still compared with the gateway's books, and until when. It follows
/// the payment items within moments. Payments stay in it beyond their time, unread.
public record CompareIndex(DynamoDbClient dynamo, String table) {
    /// @param next where the next page begins; empty: this was the last
    public record Page(List<PaymentKey> payments, String next) {}

    /// The name of a partition.
    static String shard(int number) {
        return "compare#" + number;
    }

    /// One page of a partition: payments whose time is not over, those that are nearest to it first. Whose time
    /// moves meanwhile may come twice, and is never left out.
    ///
    /// @param cursor as [Page#next] said; empty: the first page
    public Page page(int shard, Instant now, String cursor, int most) {
        var values = Map.of(":shard", fromS(shard(shard)), ":now", fromS(Payments.sortable(now)));
        var answer = dynamo.query(request -> request.tableName(table)
                .indexName("compare")
                .keyConditionExpression("compareShard = :shard and compareUntil >= :now")
                .expressionAttributeValues(values)
                .exclusiveStartKey(cursor.isEmpty() ? null : start(shard, cursor))
                .limit(most));
        var payments = answer.items().stream()
                .map(item -> Keys.payment(Versions.text(item, "pk")))
                .toList();
        return new Page(payments, answer.hasLastEvaluatedKey() ? cursor(answer.lastEvaluatedKey()) : "");
    }

    private static String cursor(Map<String, AttributeValue> last) {
        return Versions.text(last, "compareUntil") + " " + Versions.text(last, "pk");
    }

    private static Map<String, AttributeValue> start(int shard, String cursor) {
        var parts = cursor.split(" ", 2);
        var start = new HashMap<>(Keys.of(parts[1], "payment"));
        start.put("compareShard", fromS(shard(shard)));
        start.put("compareUntil", fromS(parts[0]));
        return start;
    }
}
