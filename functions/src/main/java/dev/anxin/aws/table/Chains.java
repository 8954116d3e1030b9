package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// How far the chains of messages have come that bring events which were not taken at once: which step goes on,
/// whose it is, and what waits for longer than a message can be delayed. An event that is taken at once has no item.
///
/// @param table the ledger's
/// @param shards over how many partitions the due index is spread
public record Chains(DynamoDbClient dynamo, String table, int shards) {
    private static final int VERSION = 1;

    /// A message lives 14 days at most (SQS), and each step writes the item anew: when it goes, nothing of its
    /// chains is under way.
    private static final Duration KEPT = Duration.ofDays(15);

    /// Begins a chain. The same message that comes again begins no other.
    ///
    /// @param event its webhook-id
    /// @param message whose first step it will be
    /// @return the event's how many-th chain it is, from 1
    public long begin(String event, String message, Instant now) {
        try {
            var item = dynamo.updateItem(request -> request.tableName(table)
                            .key(key(event))
                            .updateExpression("SET v = :v, expiresAt = :until, #begun = :message ADD #chains :one")
                            .conditionExpression("attribute_not_exists(#begun) OR #begun <> :message")
                            .expressionAttributeNames(Map.of("#begun", "begunBy", "#chains", "chains"))
                            .expressionAttributeValues(Map.of(
                                    ":v", number(VERSION),
                                    ":until", until(now),
                                    ":message", fromS(message),
                                    ":one", number(1)))
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .attributes();
            return Versions.number(item, "chains");
        } catch (ConditionalCheckFailedException itsOwn) {
            return Versions.number(itsOwn.item(), "chains");
        }
    }

    /// Claims a step: later ones may go on from it, earlier ones and its forks may not. Whose it is may claim
    /// it again. What waited waits no more.
    ///
    /// @return false if it is somebody else's, or a later one was claimed
    public boolean claim(String event, long step, String owner, Instant now) {
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key(event))
                    .updateExpression("SET v = :v, expiresAt = :until, #step = :step, #owner = :owner"
                            + " REMOVE #waiting, dueShard, nextDueAt")
                    .conditionExpression(
                            "attribute_not_exists(#step) OR #step < :step" + " OR (#step = :step AND #owner = :owner)")
                    .expressionAttributeNames(Map.of("#step", "step", "#owner", "owner", "#waiting", "waiting"))
                    .expressionAttributeValues(Map.of(
                            ":v", number(VERSION),
                            ":until", until(now),
                            ":step", number(step),
                            ":owner", fromS(owner))));
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    /// Keeps a message until its time has come and [#take] gives it to the sweep. Nothing happens if its step, or a
    /// later one, was claimed: then another message brings the event.
    ///
    /// @param message whose step that is
    public void keep(String event, long step, String message, Instant due, Instant now) {
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key(event))
                    .updateExpression("SET v = :v, expiresAt = :until, #waiting = :message, dueShard = :shard,"
                            + " nextDueAt = :due")
                    .conditionExpression("attribute_not_exists(#step) OR #step < :step")
                    .expressionAttributeNames(Map.of("#step", "step", "#waiting", "waiting"))
                    .expressionAttributeValues(Map.of(
                            ":v", number(VERSION),
                            ":until", until(now),
                            ":step", number(step),
                            ":message", fromS(message),
                            ":shard", fromS(Payments.shard(Math.floorMod(event.hashCode(), shards))),
                            ":due", fromS(Payments.sortable(due)))));
        } catch (ConditionalCheckFailedException overtaken) {
            return;
        }
    }

    /// What waits, for one who sends it. It stays until its step is claimed, so that it is found again if whoever
    /// took it dies, or what was sent is lost.
    ///
    /// @param due until when it waits, as the index said
    /// @param again when it may be found again
    /// @return nothing if it does not wait for that any more, or another took it
    public Optional<String> take(String event, Instant due, Instant again) {
        try {
            var item = dynamo.updateItem(request -> request.tableName(table)
                            .key(key(event))
                            .updateExpression("SET nextDueAt = :again")
                            .conditionExpression("nextDueAt = :due")
                            .expressionAttributeValues(Map.of(
                                    ":due", fromS(Payments.sortable(due)), ":again", fromS(Payments.sortable(again))))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return Optional.of(Versions.text(item, "waiting"));
        } catch (ConditionalCheckFailedException overtaken) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> key(String event) {
        return Keys.of(Keys.event(event), "delivery");
    }

    private static AttributeValue until(Instant now) {
        return number(now.plus(KEPT).getEpochSecond());
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }
}
