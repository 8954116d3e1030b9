package dev.anxin.local.product.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.table.Recoveries;
import dev.anxin.local.product.ProductStack;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How long customers waited, as the table counts it.
final class RecoveriesTest {
    private static final String TABLE = ProductStack.quietLedger("recoveries");
    private static final DynamoDbClient DYNAMO =
            ProductStack.shared().engineClients().tables();
    private static final Recoveries RECOVERIES = new Recoveries(DYNAMO, TABLE);

    private static final Instant SUNDAY = Instant.parse("2026-03-01T12:00:00Z");

    private static void add(String account, int number, Duration waited, Instant at) {
        var path = number % 2 == 0 ? RecoveryPath.CALLBACK : RecoveryPath.QUESTION;
        RECOVERIES.add(new PaymentKey(account, "made-" + number), MethodClass.INSTANT, path, waited, at);
    }

    private static long count(String account, Instant at) {
        return RECOVERIES.find(account, MethodClass.INSTANT, at).count();
    }

    @Test
    void shardsAndPathsAddUpAndAccountsStayApart() {
        for (int i = 0; i < 40; i++) {
            add("one", i, Duration.ofMinutes(i < 30 ? 2 : 60), SUNDAY);
        }
        add("one-more", 1, Duration.ofDays(9), SUNDAY);
        var times = RECOVERIES.find("one", MethodClass.INSTANT, SUNDAY);
        assertThat(times.counts()).isEqualTo(Map.of(Duration.ofMinutes(2), 30L, Duration.ofHours(1), 10L));
        assertThat(RECOVERIES.find("one", MethodClass.DEBIT, SUNDAY).count()).isZero();
        assertThat(count("one-m", SUNDAY)).isZero();
        assertThat(partitions("one")).as("several items share the writes").isEqualTo(4);
    }

    @Test
    void weeksFallAway() {
        var weeks = Duration.ofDays(7);
        add("aged", 1, Duration.ofMinutes(2), SUNDAY);
        assertThat(count("aged", SUNDAY.plus(weeks.multipliedBy(3)))).isEqualTo(1);
        assertThat(count("aged", SUNDAY.plus(weeks.multipliedBy(4)))).isZero();
        assertThat(expiry("aged"))
                .isAfter(SUNDAY.plus(weeks.multipliedBy(3)))
                .isBefore(SUNDAY.plus(weeks.multipliedBy(6)));
    }

    /// On Sunday evening a clock that is a day ahead counts for the week that begins: it is read from then on.
    @Test
    void aClockThatIsWrongByADayLosesNothingForGood() {
        add("ahead", 1, Duration.ofMinutes(2), SUNDAY.plus(Duration.ofDays(1)));
        assertThat(count("ahead", SUNDAY)).isZero();
        assertThat(count("ahead", SUNDAY.plus(Duration.ofDays(1)))).isEqualTo(1);
    }

    @Test
    void aDamagedCounterMakesAllOfThemUnreadable() {
        add("damaged", 1, Duration.ofMinutes(2), SUNDAY);
        DYNAMO.scan(request -> request.tableName(TABLE)).items().stream()
                .filter(item -> text(item, "pk").startsWith("times#damaged#"))
                .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                .forEach(key -> DYNAMO.updateItem(request -> request.tableName(TABLE)
                        .key(key)
                        .updateExpression("SET #count = :text")
                        .expressionAttributeNames(Map.of("#count", "question-120"))
                        .expressionAttributeValues(Map.of(":text", AttributeValue.fromS("many")))));
        assertThatThrownBy(() -> count("damaged", SUNDAY)).isInstanceOf(Unreadable.class);
    }

    private static int partitions(String account) {
        return DYNAMO.scan(request -> request.tableName(TABLE)).items().stream()
                .map(item -> text(item, "pk"))
                .filter(name -> name.startsWith("times#" + account + "#"))
                .collect(Collectors.toSet())
                .size();
    }

    private static Instant expiry(String account) {
        return DYNAMO.scan(request -> request.tableName(TABLE)).items().stream()
                .filter(item -> text(item, "pk").startsWith("times#" + account + "#"))
                .map(item ->
                        Instant.ofEpochSecond(Long.parseLong(item.getOrDefault("expiresAt", AttributeValue.fromN("0"))
                                .n())))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }
}
