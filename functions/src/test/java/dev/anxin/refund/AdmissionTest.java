package dev.anxin.refund;

import static dev.anxin.refund.Made.KEY;
import static dev.anxin.refund.Made.NOON;
import static dev.anxin.refund.Made.NOTHING_SPENT;
import static dev.anxin.refund.Made.OTHER;
import static dev.anxin.refund.Made.PRICE;
import static dev.anxin.refund.Made.changed;
import static dev.anxin.refund.Made.dispute;
import static dev.anxin.refund.Made.known;
import static dev.anxin.refund.Made.order;
import static dev.anxin.refund.Made.refund;
import static dev.anxin.refund.Made.statement;
import static dev.anxin.refund.Made.unheld;
import static dev.anxin.refund.Made.usd;
import static dev.anxin.refund.Made.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.ledger.Refund.Status;
import dev.anxin.ledger.Registration;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Money;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.RefundLimits.Limit;
import dev.anxin.payment.Terms;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionTest {
    private static final String BY_HAND = "by-hand: returned goods";

    private static final Map<String, MerchantOrder> STANDINGS = Map.of(
            "unheld", unheld(),
            "held", order(),
            "held by another", changed(unheld().hold(OTHER, NOON)),
            "fulfilled", changed(order().fulfil(KEY, NOON)),
            "fulfilled with another", changed(unheld().fulfil(OTHER, NOON)),
            "refunding", changed(order().takeBack(KEY, NOON)),
            "cancelled", changed(order().cancel(NOON)),
            "unknown", MerchantOrder.fresh(new OrderKey("demo-shop", "o-1"), NOON));

    /// What each purpose is answered, in the order of the purposes, where the order stands so.
    @ParameterizedTest
    @CsvSource({
        "unheld, no other payment, not cancelled, admitted, admitted",
        "held, no other payment, not cancelled, admitted, admitted",
        "held by another, admitted, not cancelled, admitted, admitted",
        "fulfilled, no other payment, not cancelled, fulfilled, fulfilled",
        "fulfilled with another, admitted, not cancelled, admitted, admitted",
        "refunding, no other payment, not cancelled, admitted, admitted",
        "cancelled, no other payment, admitted, admitted, admitted",
        "unknown, no other payment, not cancelled, does not know, does not know",
    })
    void isAdmittedOnlyWhileItsPurposeHolds(
            String standing, String second, String cancelled, String late, String unfulfilled) {
        var order = STANDINGS.getOrDefault(standing, unheld());
        assertThat(Stream.of(Purpose.values())
                        .map(purpose -> answer(wish(purpose.word(), PRICE), order))
                        .toList())
                .containsExactly(second, cancelled, late, unfulfilled);
        assertThat(answer(wish(BY_HAND, PRICE), order))
                .as("a person may, whatever the order says")
                .isEqualTo("admitted");
    }

    private static String answer(RefundWish refundWish, MerchantOrder order) {
        return switch (Admission.of(refundWish, Balance.NONE, statement(), order, NOTHING_SPENT)) {
            case Admission.Admitted _ -> "admitted";
            case Admission.Refused(var stopped, var why) -> {
                assertThat(stopped).isFalse();
                yield Stream.of("no other payment", "not cancelled", "fulfilled", "does not know")
                        .filter(why::contains)
                        .findFirst()
                        .orElse(why);
            }
        };
    }

    @Test
    void whatGoesBackByItselfIsNeverShippedFor() {
        var admitted = admitted(wish("unfulfilled", PRICE), Balance.NONE, statement());
        assertThat(((OrderChange.Changed) admitted.order()).next().status()).isEqualTo(Order.Status.REFUNDING);
        assertThat(admitted.balance().refund(Made.ID)).contains(Reservation.of(PRICE));
        assertThat(admitted.balance().captured()).isEqualTo(PRICE);
    }

    @Test
    void aPartByHandLeavesTheOrderAsItIsAndTheRestTakesItBack() {
        var part = admitted(wish(BY_HAND, usd(400)), Balance.NONE, statement());
        assertThat(part.order()).isEqualTo(new OrderChange.Unchanged());
        var rest = new RefundWish(KEY, "1001:h-2", usd(600), BY_HAND, true, NOON);
        var admitted = admitted(rest, part.balance(), statement());
        assertThat(((OrderChange.Changed) admitted.order()).next().out()).containsExactly(KEY);
        assertThat(admitted.balance().refunds()).containsOnlyKeys(Made.ID, "1001:h-2");
    }

    /// Of 10.00: what stands with us, what stands at the gateway, what may still go back.
    @ParameterizedTest
    @CsvSource({
        "-, -, 1000",
        "RESERVED 400, -, 600",
        "SUCCEEDED 400, -, 600",
        "RELEASED 400, -, 1000",
        "-, PENDING 400, 600",
        "-, SUCCEEDED 400, 600",
        "-, FAILED 400, 1000",
        "-, UNKNOWN 400, 600",
        "RESERVED 400, SUCCEEDED 400, 600",
        "RESERVED 400, SUCCEEDED 500, 500",
        "RESERVED 400, FAILED 400, 1000",
        "SUCCEEDED 400, FAILED 400, 1000",
        "RELEASED 400, SUCCEEDED 400, 600",
    })
    void noMoreThanIsLeftOfWhatTheGatewayTook(String here, String there, long left) {
        var balance = here.equals("-") ? Balance.NONE : balance(here.split(" "));
        var gatewayMoney = there.equals("-") ? statement() : statement(told(there.split(" ")));
        assertThat(Admission.of(wish(BY_HAND, usd(left)), balance, gatewayMoney, order(), NOTHING_SPENT))
                .isInstanceOf(Admission.Admitted.class);
        assertThat(why(wish(BY_HAND, usd(left + 1)), balance, gatewayMoney)).contains("more than is left");
    }

    private static Balance balance(String... words) {
        var reserved = Balance.NONE.reserve("other", usd(Long.parseLong(words[1])), PRICE);
        return switch (Reservation.Stage.valueOf(words[0])) {
            case RESERVED -> reserved;
            case SUCCEEDED -> reserved.reported("other", Status.SUCCEEDED, Money.NONE);
            case RELEASED -> reserved.reported("other", Status.FAILED, Money.NONE);
        };
    }

    private static dev.anxin.ledger.News told(String... words) {
        return refund("other", Status.valueOf(words[0]), Long.parseLong(words[1]));
    }

    @Test
    void disputesStopItOpenAndCountLost() {
        for (String purpose : new String[] {BY_HAND, "unfulfilled"}) {
            var refundWish = wish(purpose, usd(100));
            assertThat(why(refundWish, Balance.NONE, statement(dispute(Dispute.Status.OPEN, 100))))
                    .contains("dispute");
            assertThat(why(refundWish, Balance.NONE, statement(known(dispute(Dispute.Status.OPEN, 100)))))
                    .as("heard of before, and not listed yet")
                    .contains("dispute");
        }
        var known = known(dispute(Dispute.Status.OPEN, 900));
        admitted(wish(BY_HAND, PRICE), Balance.NONE, statement(known, dispute(Dispute.Status.WON, 900)));
        assertThat(why(wish(BY_HAND, usd(101)), Balance.NONE, statement(dispute(Dispute.Status.LOST, 900))))
                .contains("more than is left");
        admitted(wish(BY_HAND, usd(100)), Balance.NONE, statement(dispute(Dispute.Status.LOST, 900)));
    }

    @Test
    void whatFailedOfTheCapturesIsNotLeft() {
        assertThat(why(wish(BY_HAND, usd(601)), Balance.NONE, statement(captured("k1", Capture.Status.FAILED, 400))))
                .contains("more than is left");
        admitted(wish(BY_HAND, usd(600)), Balance.NONE, statement(captured("k1", Capture.Status.FAILED, 400)));
        var known = known(new News.Registered(registration())).join(known(captured("k1", Capture.Status.FAILED, 400)));
        assertThat(why(wish(BY_HAND, usd(601)), Balance.NONE, statement(known)))
                .as("heard of before, and not listed yet")
                .contains("more than is left");
        admitted(wish(BY_HAND, usd(600)), Balance.NONE, statement(known));
        var more =
                known(new News.Registered(registration())).join(known(captured("k2", Capture.Status.SUCCEEDED, 400)));
        assertThat(why(wish(BY_HAND, usd(1001)), Balance.NONE, statement(more)))
                .as("what came is the answer's alone")
                .contains("more than is left");
    }

    private static News captured(String id, Capture.Status status, long amount) {
        return new News.CaptureReported(PRICE, id, status, amount);
    }

    private static Registration registration() {
        return new Registration(NOON, "demo-shop", "o-1", PRICE, "", "en", "UTC", NOON, "", Terms.DEFAULT);
    }

    @Test
    void neverOnDoubtNorForNothingNorInAnotherCurrency() {
        var doubted = new RefundWish(KEY, Made.ID, PRICE, BY_HAND, false, NOON);
        assertThat(why(doubted, Balance.NONE, statement())).contains("doubted");
        assertThat(why(wish(BY_HAND, usd(0)), Balance.NONE, statement())).contains("no amount");
        assertThat(why(wish(BY_HAND, new Money(1, "EUR")), Balance.NONE, statement()))
                .contains("another currency");
    }

    /// Used of 3 refunds and 20.00 in an hour, 5 and 30.00 in a day; the streak.
    @ParameterizedTest
    @CsvSource({
        "2, 1000, 4, 2000, 19, admitted",
        "3, 0, 0, 0, 0, (3) of this hour",
        "0, 1001, 0, 0, 0, (20.00 USD) of this hour",
        "0, 0, 5, 0, 0, (5) of this day",
        "0, 0, 0, 2001, 0, (30.00 USD) of this day",
        "0, 0, 0, 0, 20, 20 paid orders in a row",
        "0, 0, 0, 0, 99, 20 paid orders in a row",
    })
    void limitsStopAutomaticRefundsAndNoPerson(
            long hour, long hourAmount, long day, long dayAmount, long streak, String expected) {
        var limits = new RefundLimits(new Limit(3, Map.of("USD", 2000L)), new Limit(5, Map.of("USD", 3000L)));
        var automaticSpending = new AutomaticSpending(
                limits,
                new AutomaticSpending.Used(hour, hourAmount),
                new AutomaticSpending.Used(day, dayAmount),
                streak);
        Function<String, Admission> decide =
                purpose -> Admission.of(wish(purpose, PRICE), Balance.NONE, statement(), order(), automaticSpending);
        if (expected.equals("admitted")) {
            assertThat(decide.apply("unfulfilled")).isInstanceOf(Admission.Admitted.class);
        } else {
            var refused = (Admission.Refused) decide.apply("unfulfilled");
            assertThat(refused.why()).contains(expected);
            assertThat(refused.stopped()).isTrue();
        }
        assertThat(decide.apply(BY_HAND)).isInstanceOf(Admission.Admitted.class);
        assertThat(decide.apply("late") instanceof Admission.Admitted)
                .as("the streak is of those that were not fulfilled")
                .isEqualTo(streak > 0);
    }

    @Test
    void aLimitOfNoneIsNone() {
        var none = new RefundLimits(new Limit(0, Map.of()), RefundLimits.DEFAULT.day());
        var automaticSpending =
                new AutomaticSpending(none, new AutomaticSpending.Used(0, 0), new AutomaticSpending.Used(0, 0), 0);
        assertThat(Admission.of(wish("unfulfilled", PRICE), Balance.NONE, statement(), order(), automaticSpending))
                .isInstanceOf(Admission.Refused.class);
    }

    private static Admission.Admitted admitted(RefundWish refundWish, Balance balance, GatewayMoney gatewayMoney) {
        return (Admission.Admitted) Admission.of(refundWish, balance, gatewayMoney, order(), NOTHING_SPENT);
    }

    private static String why(RefundWish refundWish, Balance balance, GatewayMoney gatewayMoney) {
        return ((Admission.Refused) Admission.of(refundWish, balance, gatewayMoney, order(), NOTHING_SPENT)).why();
    }
}
