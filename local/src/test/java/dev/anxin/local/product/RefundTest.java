package dev.anxin.local.product;

import static dev.anxin.local.product.RefundScene.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Streaks;
import dev.anxin.aws.table.Transactions;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Status;
import dev.anxin.ledger.Review;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Reservation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Money goes back, once, whatever happens on the way. What really moved is read from the gateway's own books.
final class RefundTest {
    private static final RefundScene DESK = new RefundScene("refunds");
    private static final String HALF = "{\"amount\":600,\"reason\":\"broken\"}";

    @AfterAll
    static void close() {
        DESK.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void whatNobodyFulfilledGoesBackByItself(String account) throws Exception {
        var key = DESK.paid(account, "happy-" + account);
        DESK.lookAndWork(key);
        var refund = DESK.refund(key, unfulfilled(key));
        assertThat(refund.decision()).isEqualTo(Refund.Decision.ADMITTED);
        assertThat(refund.status()).isEqualTo(Status.SUCCEEDED);
        assertMovedOnce(key, unfulfilled(key), PRICE.minor());
        assertThat(DESK.balance(key).refunds().get(unfulfilled(key)))
                .extracting(Reservation::stage, Reservation::calls)
                .containsExactly(Reservation.Stage.SUCCEEDED, 1);
        assertThat(DESK.state(key).summary().order().holder())
                .as("what went back wholly releases its order")
                .isEqualTo(Order.Holder.NOBODY);
        assertThat(DESK.order("happy-" + account, "fulfilment")).isEqualTo(409);
    }

    @Test
    void withoutAGraceTimeNothingMovesByItself() throws Exception {
        var key = DESK.paid("by-hand", "no-grace");
        assertThat(DESK.state(key).alarm().isSet()).isFalse();
        DESK.order("no-grace", "cancellation");
        DESK.work(key);
        assertThat(DESK.moved(key)).isEmpty();
        assertThat(DESK.state(key).review()).containsKey(Review.MONEY_TO_RETURN);
    }

    @Test
    void theSecondPaymentAndTheCancelledOneGoBackAtOnce() throws Exception {
        var first = DESK.paid("olepay", "two-a", "two");
        var second = DESK.paid("stripe", "two-b", "two");
        assertMovedOnce(second, second.reference() + ":second", PRICE.minor());
        assertThat(DESK.moved(first)).isEmpty();
        assertThat(DESK.order("two", "fulfilment")).isEqualTo(200);
        var cancelled = DESK.paid("olepay", "off");
        DESK.order("off", "cancellation");
        DESK.work(cancelled);
        assertMovedOnce(cancelled, "off:cancelled", PRICE.minor());
    }

    /// The reply is lost, or comes too late; the gateway did it, or did not.
    @ParameterizedTest
    @CsvSource({"olepay, lost", "stripe, lost", "olepay, before", "stripe, before"})
    void anUnclearAnswerIsLookedUpBeforeAnythingIsRepeated(String account, String what) throws Exception {
        var key = DESK.paid(account, "unclear-" + what + "-" + account);
        DESK.gateway(account).failNextRefund(what.equals("lost") ? new Fault.LoseReply() : new Fault.FailBefore());
        DESK.lookAndWork(key);
        assertThat(DESK.refund(key, unfulfilled(key)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(DESK.refund(key, unfulfilled(key)).isToCarryOut()).isTrue();
        looks(key, 3); // 1 and 2 minutes: the lease is alive; 5 minutes: it is over
        assertThat(DESK.refund(key, unfulfilled(key)).status()).as(DESK.log()).isEqualTo(Status.SUCCEEDED);
        assertMovedOnce(key, unfulfilled(key), PRICE.minor());
        assertThat(DESK.balance(key).refunds().get(unfulfilled(key)))
                .extracting(Reservation::calls)
                .isEqualTo(what.equals("lost") ? 1 : 2);
    }

    /// A gateway that hears nothing of the refund and has forgotten the key: nobody calls it again by machine.
    @Test
    void whatTheGatewayMayHaveForgottenIsAPersons() throws Exception {
        var key = DESK.paid("stripe", "forgotten");
        DESK.gateway("stripe").failNextRefund(new Fault.FailBefore());
        DESK.lookAndWork(key);
        DESK.pass(Duration.ofHours(13));
        see(key, unfulfilled(key));
        assertThat(DESK.outcomes(unfulfilled(key))).endsWith("uncertain");
        looks(key, 6);
        assertThat(DESK.state(key).review()).containsKey(Review.REFUND_UNCERTAIN);
        assertThat(DESK.moved(key)).isEmpty();
    }

    @Test
    void everyMessageMayComeTwiceAndManyAtOnce() throws Exception {
        var key = DESK.paid("olepay", "twice");
        DESK.look(key);
        DESK.settle(key);
        var message = RefundScene.message(key, unfulfilled(key));
        var crowd = Stream.generate(() -> message).limit(10).toArray(String[]::new);
        DESK.see(DESK.refund(), crowd);
        DESK.work(key);
        DESK.see(DESK.refund(), crowd);
        DESK.pass(Duration.ofMinutes(10));
        DESK.see(DESK.refund(), crowd);
        assertMovedOnce(key, unfulfilled(key), PRICE.minor());
        assertThat(DESK.refund(key, unfulfilled(key)).status()).isEqualTo(Status.SUCCEEDED);
    }

    /// The function dies after each of its reads and writes in turn, the last of them done and its reply lost,
    /// and comes again.
    @Test
    void mayDieAfterEveryStep() throws Exception {
        try (var table = new MortalTable()) {
            var mortal = DESK.refundOver(table);
            var alive = false;
            for (int calls = 1; !alive; calls++) {
                var key = DESK.paid("olepay", "dies-" + calls);
                DESK.look(key);
                DESK.settle(key);
                DESK.messages();
                table.diesAfter(calls);
                DESK.see(mortal, RefundScene.message(key, unfulfilled(key)));
                alive = table.isAlive();
                DESK.work(key);
                see(key, unfulfilled(key)); // its message comes again
                looks(key, 3);
                var as = "died after " + calls;
                assertThat(DESK.refund(key, unfulfilled(key)).status()).as(as).isEqualTo(Status.SUCCEEDED);
                assertMovedOnce(key, unfulfilled(key), PRICE.minor());
                assertThat(DESK.balance(key).refund(unfulfilled(key)).map(Reservation::stage))
                        .as(as)
                        .contains(Reservation.Stage.SUCCEEDED);
            }
        }
    }

    @Test
    void twoOperatorsAtOnceNeverGetMoreThanIsThere() throws Exception {
        var key = DESK.paid("by-hand", "operators");
        var answers = atOnce(IntStream.range(0, 4)
                .<Callable<Json>>mapToObj(i -> () -> DESK.wish(key, "operator-" + i, HALF))
                .toList());
        assertThat(answers).anyMatch(answer -> answer.needWhole("statusCode") == 202);
        DESK.work(key);
        assertThat(DESK.moved(key)).hasSize(1);
        assertThat(DESK.state(key).summary().refunds().values())
                .filteredOn(refund -> refund.decision() == Refund.Decision.ADMITTED)
                .hasSize(1);
        assertThat(DESK.wish(key, "rest", "{\"amount\":499,\"reason\":\"the rest\"}")
                        .needWhole("statusCode"))
                .isEqualTo(202);
        DESK.work(key);
        assertThat(DESK.moved(key).stream()
                        .mapToLong(one -> one.amount().minor())
                        .sum())
                .isEqualTo(PRICE.minor());
    }

    @Test
    void aFulfilledOrderGoesBackByHandAlone() throws Exception {
        var key = DESK.paid("olepay", "shipped");
        DESK.look(key);
        DESK.hear(key, "rung", new News.Rang());
        DESK.settle(key);
        assertThat(DESK.messages())
                .filteredOn(message -> message.contains("\"shipped\"")) // another test's clock may ring meanwhile
                .hasSize(1);
        assertThat(DESK.order("shipped", "fulfilment"))
                .as("its money is asked back")
                .isEqualTo(409);
        var other = DESK.paid("olepay", "shipped-first");
        assertThat(DESK.order("shipped-first", "fulfilment")).isEqualTo(200);
        DESK.work(other);
        assertThat(DESK.state(other).alarm().isSet())
                .as("nothing goes back by itself")
                .isFalse();
        DESK.wish(other, "goods-came-back", "{\"amount\":1099,\"reason\":\"goods came back\"}");
        DESK.work(other);
        assertThat(DESK.moved(other)).hasSize(1);
        assertThat(DESK.state(other).summary().order().status()).isEqualTo(Order.Status.FULFILLED);
    }

    /// The order is fulfilled between the wish and the decision: one of the two wins, never both.
    @Test
    void fulfilledInTheVeryMoment() throws Exception {
        for (int round : IntStream.range(0, 4).toArray()) {
            var key = DESK.paid("olepay", "moment-" + round);
            DESK.look(key);
            var answers =
                    atOnce(List.<Callable<Json>>of(() -> Json.of(DESK.order("moment-" + round, "fulfilment")), () -> {
                        DESK.settle(key);
                        return DESK.see(DESK.refund(), RefundScene.message(key, unfulfilled(key)));
                    }));
            DESK.work(key);
            var shipped = answers.getFirst().whole().orElseThrow() == 200;
            assertThat(DESK.moved(key)).as("round " + round).hasSize(shipped ? 0 : 1);
        }
    }

    @Test
    void anOpenDisputeStopsItBeforeAndAtTheLastMoment() throws Exception {
        var key = DESK.paid("by-hand", "disputed");
        DESK.gateway("by-hand").openChargeback("disputed");
        assertThat(DESK.wish(key, "k", HALF).needWhole("statusCode")).isEqualTo(202);
        DESK.work(key);
        assertThat(only(key).why()).isEqualTo("a dispute is open");
        assertThat(DESK.wish(key, "k2", HALF).needText("body")).contains("disputed");
        var late = DESK.paid("by-hand", "disputed-late");
        DESK.gateway("by-hand").failNextRefund(new Fault.ChargebackDuring());
        DESK.wish(late, "k", HALF);
        DESK.work(late);
        assertThat(only(late).status())
                .as("refused by the gateway, as the only call")
                .isEqualTo(Status.FAILED);
        assertThat(DESK.balance(late).refunds().values()).allMatch(one -> one.stage() == Reservation.Stage.RELEASED);
        assertThat(DESK.moved(late)).isEmpty();
        assertThat(DESK.state(late).review()).containsKey(Review.REFUND_FAILED);
    }

    @Test
    void pendingIsLookedAfterAndWhatBouncesIsSettledAndFree() throws Exception {
        var key = DESK.paid("by-hand", "bounce");
        DESK.gateway("by-hand").failNextRefund(new Fault.PendingFor(Duration.ofDays(3)));
        DESK.wish(key, "k", "{\"amount\":1099,\"currency\":\"USD\",\"reason\":\"all\"}");
        DESK.work(key);
        assertThat(only(key).status()).isEqualTo(Status.PENDING);
        DESK.gateway("by-hand").settleRefunds("bounce", GatewayRefund.Status.SUCCEEDED);
        DESK.lookAndWork(key);
        assertThat(only(key).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(DESK.balance(key).refunds().values()).allMatch(one -> one.stage() == Reservation.Stage.SUCCEEDED);
        DESK.gateway("by-hand").settleRefunds("bounce", GatewayRefund.Status.FAILED);
        var id = DESK.state(key).summary().refunds().entries().firstKey();
        DESK.hear(key, "bounced", new News.RefundReported(id, Status.FAILED, PRICE));
        DESK.work(key);
        assertThat(DESK.balance(key).refunds().values()).allMatch(one -> one.stage() == Reservation.Stage.RELEASED);
        assertThat(DESK.state(key).review()).containsKey(Review.REFUND_BOUNCED);
        assertThat(DESK.wish(key, "again", "{\"amount\":1099,\"reason\":\"other way\"}")
                        .needWhole("statusCode"))
                .isEqualTo(202);
        DESK.work(key);
        assertThat(DESK.refund(
                                key,
                                DESK.state(key).summary().refunds().entries().keySet().stream()
                                        .filter(one -> !one.equals(id))
                                        .findFirst()
                                        .orElseThrow())
                        .status())
                .isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void whatWasRefundedInTheDashboardIsCounted() throws Exception {
        var key = DESK.paid("by-hand", "dashboard");
        DESK.gateway("by-hand").refundInDashboard("dashboard", new Money(600, "USD"));
        assertThat(DESK.wish(key, "k", HALF).needWhole("statusCode"))
                .as("not heard of yet")
                .isEqualTo(202);
        DESK.work(key);
        assertThat(DESK.state(key).summary().refunds().values())
                .filteredOn(Refund::isOurs)
                .allMatch(refund -> refund.why().contains("more than is left"))
                .hasSize(1);
        assertThat(DESK.wish(key, "k2", HALF).needText("body")).contains("more-than-left", "4.99 USD");
        DESK.wish(key, "k3", "{\"amount\":499,\"reason\":\"the rest\"}");
        DESK.work(key);
        assertThat(DESK.moved(key)).hasSize(2);
        assertThat(DESK.balance(key).refunds()).as("ours and theirs").hasSize(2);
    }

    @Test
    void aGatewayThatSaysMoreThanItWasAskedCallsAPerson() throws Exception {
        var key = DESK.paid("by-hand", "more");
        DESK.gateway("by-hand").failNextRefund(new Fault.ReportMore(1));
        DESK.wish(key, "k", HALF);
        DESK.work(key);
        assertThat(only(key).reported()).isEqualTo(new Money(601, "USD"));
        assertThat(DESK.state(key).review()).containsKey(Review.REFUND_DIFFERS);
        assertThat(DESK.balance(key).refunds().values())
                .allMatch(one -> one.amount().minor() == 601);
    }

    @Test
    void limitsAndAStreakStopAutomaticRefundsUntilAnOrderIsFulfilled() throws Exception {
        for (int number : IntStream.range(0, 3).toArray()) {
            var key = DESK.paid("two-only", "limited-" + number);
            DESK.order("limited-" + number, "cancellation");
            DESK.work(key);
            assertThat(DESK.moved(key)).hasSize(number < 2 ? 1 : 0);
        }
        var stopped = new PaymentKey("two-only", "limited-2");
        assertThat(only(stopped).why()).contains("limit of automatic refunds (2)");
        assertThat(DESK.outcomes("limited-2:cancelled")).containsExactly("stopped");
        assertThat(DESK.state(stopped).review()).containsKey(Review.MONEY_TO_RETURN);

        var tables = ProductStack.shared().engineClients().tables();
        var streaks = new Streaks(tables, DESK.table());
        var before = streaks.find("stripe");
        for (long more = before; more < 20; more++) {
            assertThat(new Transactions(tables).commit(List.of(streaks.write("stripe"))))
                    .isTrue();
        }
        assertThat(new Transactions(tables).commit(List.of(streaks.write("stripe"))))
                .isFalse();
        var broken = DESK.paid("stripe", "streak");
        DESK.lookAndWork(broken);
        assertThat(only(broken).why()).contains("20 paid orders in a row");
        DESK.paid("stripe", "streak-ends");
        DESK.order("streak-ends", "fulfilment");
        assertThat(streaks.find("stripe")).isZero();
        var next = DESK.paid("stripe", "streak-next");
        DESK.lookAndWork(next);
        assertThat(DESK.moved(next)).hasSize(1);
        assertThat(streaks.find("stripe")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "demo-shop | bad | k | {\"amount\":1100,\"reason\":\"r\"} | 409 | more-than-left",
                "demo-shop | bad | k | {\"amount\":0,\"reason\":\"r\"} | 400 | 'amount' is not between",
                "demo-shop | bad | k | {\"amount\":-1,\"reason\":\"r\"} | 400 | 'amount' is not between",
                "demo-shop | bad | k | {\"amount\":1.5,\"reason\":\"r\"} | 400 | no whole number",
                "demo-shop | bad | k | {\"amount\":\"5\",\"reason\":\"r\"} | 400 | no whole number",
                "demo-shop | bad | k | {\"amount\":5,\"currency\":\"EUR\",\"reason\":\"r\"} | 409 | other-currency",
                "demo-shop | bad | k | {\"amount\":5,\"currency\":\"eur\",\"reason\":\"r\"} | 400 | 'currency' is no ISO",
                "demo-shop | bad | k | {\"amount\":5} | 400 | 'reason' is missing",
                "demo-shop | bad | k | {\"amount\":5,\"reason\":\" \"} | 400 | 'reason' is not one line",
                "demo-shop | bad | k | {\"amount\":5,\"reason\":\"a\\nb\"} | 400 | 'reason' is not one line",
                "demo-shop | bad | k | {\"amount\":5,\"reason\":\"r\",\"to\":\"me\"} | 400 | unknown fields",
                "demo-shop | bad | ~~ | {\"amount\":5,\"reason\":\"r\"} | 400 | Idempotency-Key",
                "demo-shop | bad | a b | {\"amount\":5,\"reason\":\"r\"} | 400 | Idempotency-Key",
                "demo-shop | never | k | {\"amount\":5,\"reason\":\"r\"} | 404 | no such account or payment",
                "other-shop | bad | k | {\"amount\":5,\"reason\":\"r\"} | 404 | no such account or payment",
                "demo-shop | unpaid | k | {\"amount\":5,\"reason\":\"r\"} | 409 | not-paid",
                "demo-shop | bad | used | {\"amount\":6,\"reason\":\"r\"} | 409 | other-request",
                "demo-shop | bad | used | {\"amount\":5,\"reason\":\"s\"} | 409 | other-request",
                "demo-shop | bad | used | {\"amount\":5,\"reason\":\"r\"} | 200 | by-hand: r",
                "demo-shop | bad | used | {\"amount\":5,\"currency\":\"USD\",\"reason\":\"r\"} | 200 | by-hand: r",
            })
    void saysWhyItIsNotAskedFor(
            String client, String reference, String idempotencyKey, String body, long status, String words)
            throws Exception {
        var key = new PaymentKey("by-hand", reference);
        if (DESK.gateway("by-hand").find("bad").isEmpty()) {
            DESK.wish(DESK.paid("by-hand", "bad"), "used", "{\"amount\":5,\"reason\":\"r\"}");
            DESK.opened("by-hand", "unpaid", "unpaid");
        }
        var headers = idempotencyKey.isEmpty() ? Map.<String, String>of() : Map.of("idempotency-key", idempotencyKey);
        var answer = DESK.wish(client, key, headers, body);
        assertThat(answer.needText("body")).contains(words);
        assertThat(answer.needWhole("statusCode")).isEqualTo(status);
    }

    @Test
    void aDisputeIsKnownAtOnceAndADoubtTooHoldsMoney() throws Exception {
        var key = DESK.paid("by-hand", "known-dispute");
        DESK.hear(key, "dispute", new News.DisputeReported("cb_1", Dispute.Status.OPEN, PRICE));
        assertThat(DESK.wish(key, "k", HALF).needText("body")).contains("disputed");
        var doubted = DESK.paid("by-hand", "doubted");
        DESK.wish(doubted, "k", HALF);
        DESK.hear(doubted, "doubt", new News.Contradicted("made"));
        DESK.work(doubted);
        assertThat(only(doubted).why()).contains("doubted");
        assertThat(DESK.gateway("by-hand").find("doubted").map(GatewayPayment::status))
                .contains(GatewayPayment.Status.SUCCEEDED);
        assertThat(DESK.moved(doubted)).isEmpty();
    }

    private static String unfulfilled(PaymentKey key) {
        return key.reference() + ":unfulfilled";
    }

    private static void see(PaymentKey key, String refund) throws Exception {
        DESK.see(DESK.refund(), RefundScene.message(key, refund));
        DESK.work(key);
    }

    private static void looks(PaymentKey key, int most) throws Exception {
        for (int look = 0; look < most && DESK.state(key).alarm().isSet(); look++) {
            DESK.lookAndWork(key);
        }
    }

    private static Refund only(PaymentKey key) {
        assertThat(DESK.state(key).summary().refunds().values()).hasSize(1);
        return DESK.state(key).summary().refunds().values().iterator().next();
    }

    private static void assertMovedOnce(PaymentKey key, String refund, long minor) {
        assertThat(DESK.moved(key))
                .as("%s, %s", key, DESK.outcomes(refund))
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.key()).isEqualTo(refund);
                    assertThat(movement.amount().minor()).isEqualTo(minor);
                });
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }
}
