package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.anxin.aws.Unreadable;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryPath;
import dev.anxin.payment.RecoveryTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// How long customers of an account waited, by method class and week: one item for each of a few shards, with a counter
/// for each path and upper bound (`callback-300`). Old weeks are not read, and expire.
public record Recoveries(DynamoDbClient dynamo, String table) {
    private static final int VERSION = 1;
    private static final String SORT = "times";

    /// At 10,000 payments a second, of which one in ten is waited for, each takes 250 writes.
    private static final int SHARDS = 4;

    /// How many weeks are read, the one under way among them.
    private static final int WEEKS = 4;

    private static final Duration KEPT = Duration.ofDays(42);

    /// One more.
    ///
    /// @param payment whose wait it was
    public void add(
            PaymentKey payment, MethodClass methodClass, RecoveryPath recoveryPath, Duration waited, Instant now) {
        var shard = Math.floorMod(payment.reference().hashCode(), SHARDS);
        var monday = monday(now);
        var bound = recoveryPath.word() + "-" + RecoveryTimes.roundedUp(waited).toSeconds();
        dynamo.updateItem(request -> request.tableName(table)
                .key(key(payment.account(), methodClass, monday, shard))
                .updateExpression("SET v = :v, expiresAt = :until ADD #bound :one")
                .expressionAttributeNames(Map.of("#bound", bound))
                .expressionAttributeValues(Map.of(
                        ":v", number(VERSION),
                        ":until",
                                number(monday.atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()
                                        .plus(KEPT)
                                        .getEpochSecond()),
                        ":one", number(1))));
    }

    /// Those of the last weeks, by all paths together. What was just added may be missing.
    ///
    /// @throws Unreadable if a part is damaged, newer, or was held back: what is left could be the short ones
    public RecoveryTimes find(String account, MethodClass methodClass, Instant now) {
        var keys = IntStream.range(0, WEEKS)
                .mapToObj(monday(now)::minusWeeks)
                .flatMap(monday ->
                        IntStream.range(0, SHARDS).mapToObj(shard -> key(account, methodClass, monday, shard)))
                .toList();
        var answer = dynamo.batchGetItem(request -> request.requestItems(
                Map.of(table, KeysAndAttributes.builder().keys(keys).build())));
        if (!answer.unprocessedKeys().isEmpty()) {
            throw new Unreadable("the table held back some of the times");
        }
        return answer.responses().values().stream()
                .flatMap(items -> items.stream())
                .map(item -> Versions.read(item, VERSION, () -> read(item)))
                .reduce(RecoveryTimes.NONE, RecoveryTimes::and);
    }

    private static RecoveryTimes read(Map<String, AttributeValue> item) {
        return item.keySet().stream()
                .filter(name -> Stream.of(RecoveryPath.values())
                        .anyMatch(recoveryPath -> name.startsWith(recoveryPath.word() + "-")))
                .map(name -> new RecoveryTimes(new TreeMap<>(Map.of(bound(name), Versions.number(item, name)))))
                .reduce(RecoveryTimes.NONE, RecoveryTimes::and);
    }

    private static Duration bound(String name) {
        try {
            return Duration.ofSeconds(Long.parseLong(name.substring(name.indexOf('-') + 1)));
        } catch (NumberFormatException otherForm) {
            throw new Unreadable("the attribute '" + name + "' counts for no time", otherForm);
        }
    }

    private static LocalDate monday(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Map<String, AttributeValue> key(
            String account, MethodClass methodClass, LocalDate monday, int shard) {
        return Keys.of(Keys.times(account) + methodClass.word() + "#" + monday + "#" + shard, SORT);
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }
}
