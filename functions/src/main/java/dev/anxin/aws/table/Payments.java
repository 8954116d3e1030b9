package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.ComparisonWindow;
import dev.anxin.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The payment items: what the facts of each payment add up to, with what the indexes go by. Only `fold` writes
/// them.
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
    private final int shards;

    /// @param shards over how many partitions the indexes are spread: 1,000 writes a second each
    public Payments(DynamoDbClient dynamo, String table, int shards) {
        this.dynamo = dynamo;
        this.table = table;
        this.shards = shards;
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

    /// What the payment amounts to now, read consistently; of one without an item, that nothing is known.
    public PaymentState state(PaymentKey key, Instant now) {
        return PaymentState.of(find(key, now).map(StoredPayment::summary).orElse(Summary.EMPTY));
    }

    /// Many items at once, those that there are, as they were a moment ago: to read them consistently costs twice as
    /// much. What they hold is for [#read]; one that cannot be read does not hide the others.
    ///
    /// @param keys at most 100 (BatchGetItem)
    public Map<PaymentKey, Map<String, AttributeValue>> items(List<PaymentKey> keys) {
        var found = new HashMap<PaymentKey, Map<String, AttributeValue>>();
        var wanted = keys.stream()
                .map(key -> Keys.of(Keys.partition(key), "payment"))
                .toList();
        while (!wanted.isEmpty()) {
            var asked = KeysAndAttributes.builder().keys(wanted).build();
            var answer = dynamo.batchGetItem(request -> request.requestItems(Map.of(table, asked)));
            answer.responses()
                    .getOrDefault(table, List.of())
                    .forEach(item -> found.put(Keys.payment(Versions.text(item, "pk")), item));
            var left = answer.unprocessedKeys().get(table);
            wanted = left == null ? List.of() : left.keys();
        }
        return found;
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
        var state = PaymentState.of(payment.summary());
        var item = new HashMap<>(Keys.of(Keys.partition(key), "payment"));
        item.put("v", fromN(Integer.toString(VERSION)));
        item.put("version", fromN(Long.toString(payment.version() + 1)));
        item.put("sum", fromS(SummaryJson.write(payment.summary())));
        item.put("status", fromS(state.status().name())); // for people who look at the table
        if (!payment.mark().isEmpty()) {
            item.put("mark", fromS(payment.mark()));
        }
        var number = Math.floorMod(key.hashCode(), shards);
        if (state.alarm().isSet()) {
            item.put("dueShard", fromS(shard(number)));
            item.put("nextDueAt", fromS(sortable(state.alarm().next())));
        }
        ComparisonWindow.until(state).ifPresent(until -> {
            item.put("compareShard", fromS(CompareIndex.shard(number)));
            item.put("compareUntil", fromS(sortable(until)));
        });
        Work.of(state).ifPresent(work -> {
            item.put("workShard", fromS(WorkIndex.shard(key.account(), number)));
            item.put("workAt", fromS(WorkIndex.at(work, key)));
        });
        if (!payment.summary().isRegistered()) {
            item.put("expiresAt", fromN(Long.toString(now.plus(UNREGISTERED).getEpochSecond())));
        }
        return item;
    }

    /// A partition of the due index.
    static String shard(int number) {
        return "due#" + number;
    }

    /// A time as the indexes sort it.
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
    /// @throws dev.anxin.aws.Unreadable if it is damaged or of a newer version
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
