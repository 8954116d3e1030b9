package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.local.LocalStack;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What stands in the table, whoever wrote it in whatever order.
final class LedgerTableTest {
    private static final Money PRICE = new Money(1099, "USD");
    private static final Instant NOON = Instant.parse("2126-03-01T12:00:00Z"); // nothing is due while a test looks
    private static final LocalStack STACK = ProductStack.shared();
    private static final String TABLE = STACK.physical("Ledger");
    private static final Facts FACTS = new Facts(STACK.engineClients().tables(), TABLE);
    private static final Payments PAYMENTS = new Payments(STACK.engineClients().tables(), TABLE, 16);

    @Test
    void standsInTheDueIndexWhileItWaitsAndNoLonger() throws Exception {
        var key = new PaymentKey("olepay", "table-1");
        put(key, "r", new News.Registered(registration(key)));
        STACK.awaitIdle(Duration.ofSeconds(20));
        assertThat(due(key)).hasSize(1);
        put(key, "p", new News.Paid(PRICE, 1099));
        STACK.awaitIdle(Duration.ofSeconds(20));
        assertThat(due(key)).isEmpty();
        assertThat(stored(key).version())
                .as("registered, paid, and holding its order")
                .isEqualTo(3);
    }

    @Test
    void forgetsOtherBusinessAfterADayAndRegisteredPaymentsNever() throws Exception {
        var foreign = new PaymentKey("olepay", "table-2");
        put(foreign, "p", new News.Paid(PRICE, 1099));
        STACK.awaitIdle(Duration.ofSeconds(20));
        assertThat(item(foreign)).containsKey("expiresAt");
        assertThat(PAYMENTS.find(foreign, Instant.now().plus(Duration.ofHours(25)))
                        .orElseThrow()
                        .summary())
                .as("an expired item reads as absent")
                .isEqualTo(Summary.EMPTY);
        put(foreign, "r", new News.Registered(registration(foreign)));
        STACK.awaitIdle(Duration.ofSeconds(20));
        assertThat(item(foreign)).doesNotContainKey("expiresAt");
        assertThat(state(foreign).status()).isEqualTo(PaymentState.Status.PAID);
    }

    @Test
    void writesNothingForAFactThatComesAgain() throws Exception {
        var key = new PaymentKey("olepay", "table-3");
        put(key, "r", new News.Registered(registration(key)));
        assertThat(put(key, "r", new News.Registered(registration(key)))).isFalse();
        put(key, "p1", new News.Closed());
        STACK.awaitIdle(Duration.ofSeconds(20));
        var version = stored(key).version();
        put(key, "p2", new News.Unpaid());
        put(key, "p3", new News.Unpaid());
        STACK.awaitIdle(Duration.ofSeconds(20));
        assertThat(stored(key).version()).isEqualTo(version + 1);
    }

    @Test
    void aFloodAtOnePaymentIsNotNoticedByItsNeighbours() throws Exception {
        var flooded = new PaymentKey("olepay", "table-flood");
        put(flooded, "r", new News.Registered(registration(flooded)));
        IntStream.range(0, 600).parallel().forEach(i -> {
            put(flooded, "f" + i, new News.RefundReported("gateway:" + i, Refund.Status.PENDING, PRICE));
            if (i % 20 == 0) {
                put(new PaymentKey("olepay", "table-near-" + i), "p", new News.Paid(PRICE, 1099));
            }
        });
        STACK.awaitIdle(Duration.ofSeconds(60));
        assertThat(state(flooded).review()).containsKey(Review.TOO_MANY);
        assertThat(item(flooded).toString()).hasSizeLessThan(2_000);
        for (int i = 0; i < 600; i += 20) {
            assertThat(item(new PaymentKey("olepay", "table-near-" + i))).isNotEmpty();
        }
    }

    /// Just now: nothing is due for ten minutes.
    private static Registration registration(PaymentKey key) {
        var until = NOON.plus(Duration.ofMinutes(30));
        return new Registration(
                NOON, "demo-shop", "o-" + key.reference(), PRICE, "c-1", "en", "UTC", until, "", Terms.DEFAULT);
    }

    private static boolean put(PaymentKey key, String id, News news) {
        var fact = Fact.of(key, Fact.Source.CALLBACK, id, NOON, news);
        return FACTS.put(fact, Evidence.own(Instant.now(), Duration.ofDays(1)));
    }

    private static StoredPayment stored(PaymentKey key) {
        return PAYMENTS.find(key, Instant.now()).orElseThrow();
    }

    private static PaymentState state(PaymentKey key) {
        return PaymentState.of(stored(key).summary());
    }

    private static Map<String, ?> item(PaymentKey key) {
        return STACK.engineClients()
                .tables()
                .getItem(request ->
                        request.tableName(TABLE).key(Map.of("pk", fromS(partition(key)), "sk", fromS("payment"))))
                .item();
    }

    private static List<?> due(PaymentKey key) {
        return STACK.engineClients()
                .tables()
                .scan(request -> request.tableName(TABLE)
                        .indexName("due")
                        .filterExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", fromS(partition(key)))))
                .items();
    }

    private static String partition(PaymentKey key) {
        return "pay#" + key.account() + "#" + key.reference();
    }
}
