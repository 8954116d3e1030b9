package dev.anxin.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.ledger.Conclude;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The payment items: what the facts of each payment add up to. Only `fold` writes them.
public final class Payments {
    /// The version of what is written here.
    static final int VERSION = 1;

    /// How long an item of a payment that nobody registered lives: then it was other business.
    private static final Duration UNREGISTERED = Duration.ofHours(24);

    /// ISO 8601 with always three digits behind the second, so that it sorts as text.
    private static final DateTimeFormatter SORTABLE =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final DynamoDbClient dynamo;
    private final String table;
    private final int dueShards;

    /// @param dueShards over how many partitions the due index is spread: 1,000 writes a second each
    public Payments(DynamoDbClient dynamo, String table, int dueShards) {
        this.dynamo = dynamo;
        this.table = table;
        this.dueShards = dueShards;
    }

    /// The item as it is now, read consistently. One that has expired reads as absent but for its version,
    /// whether or not it was deleted yet.
    public Optional<StoredPayment> find(PaymentKey key, Instant now) {
        var item = dynamo.getItem(request -> request.tableName(table)
                        .key(Keys.of(Keys.partition(key), "payment"))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item, now));
    }

    /// Writes the item if nobody did since it was read.
    ///
    /// @return whether it was written
    public boolean put(PaymentKey key, StoredPayment payment, Instant now) {
        var write = PutItemRequest.builder().tableName(table).item(item(key, payment, now));
        if (payment.version() == 0) {
            write.conditionExpression("attribute_not_exists(pk)");
        } else {
            write.conditionExpression("version = :read")
                    .expressionAttributeValues(Map.of(":read", fromN(Long.toString(payment.version()))));
        }
        try {
            dynamo.putItem(write.build());
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    private Map<String, AttributeValue> item(PaymentKey key, StoredPayment payment, Instant now) {
        var state = Conclude.conclude(payment.summary());
        var item = new HashMap<>(Keys.of(Keys.partition(key), "payment"));
        item.put("v", fromN(Integer.toString(VERSION)));
        item.put("version", fromN(Long.toString(payment.version() + 1)));
        item.put("sum", fromS(SummaryJson.write(payment.summary())));
        item.put("status", fromS(state.status().name())); // for people who look at the table
        if (!payment.mark().isEmpty()) {
            item.put("mark", fromS(payment.mark()));
        }
        if (state.alarm().isSet()) {
            item.put("dueShard", fromS(shard(Math.floorMod(key.hashCode(), dueShards))));
            item.put("nextDueAt", fromS(sortable(state.alarm().next())));
        }
        if (!payment.summary().isRegistered()) {
            item.put("expiresAt", fromN(Long.toString(now.plus(UNREGISTERED).getEpochSecond())));
        }
        return item;
    }

    /// A partition of the due index.
    static String shard(int number) {
        return "due#" + number;
    }

    /// A time as the due index sorts it.
    static String sortable(Instant at) {
        return SORTABLE.format(at);
    }

    private static StoredPayment read(Map<String, AttributeValue> item, Instant now) {
        var expired = item.containsKey("expiresAt") && Versions.number(item, "expiresAt") <= now.getEpochSecond();
        return expired
                ? new StoredPayment(StoredPayment.ABSENT.summary(), Versions.number(item, "version"), "")
                : read(item);
    }

    /// What an item holds.
    ///
    /// @throws Unreadable if it is damaged or of a newer version
    public static StoredPayment read(Map<String, AttributeValue> item) {
        return Versions.read(
                item,
                VERSION,
                () -> new StoredPayment(
                        SummaryJson.read(Versions.text(item, "sum")),
                        Versions.number(item, "version"),
                        StoredPayment.mark(item)));
    }
}
