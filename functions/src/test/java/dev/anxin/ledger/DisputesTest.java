package dev.anxin.ledger;

import static dev.anxin.ledger.Example.KEY;
import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Dispute.Moved;
import dev.anxin.ledger.Dispute.Status;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a bank's complaint makes of a payment: whether its money is gone, whether its order is free, and who
/// has to know.
final class DisputesTest {
    private static final Money CENT = new Money(1, "USD");

    private static Fact told(long minute, Status status) {
        return told(minute, status, Moved.UNKNOWN);
    }

    private static Fact told(long minute, Status status, Moved moved) {
        return called(minute, new News.DisputeReported("dp_1", status, PRICE, moved, Instant.MIN, true));
    }

    private static Fact answered(long minute, Status status) {
        var began = new News.Dated(minute(40), new News.DisputeReported("dp_1", status, PRICE));
        return fact(Source.CHECK, minute(minute), new News.Rang(1), began);
    }

    @ParameterizedTest
    @CsvSource({
        "INQUIRY, UNKNOWN, 1099, inquiry, captured",
        "INQUIRY, WITHDRAWN, 0, inquiry, captured",
        "OPEN, UNKNOWN, 0, disputed, disputed",
        "OPEN, WITHDRAWN, 0, disputed, disputed",
        "PREVENTED, NOTHING, 1099, , captured",
        "PREVENTED, WITHDRAWN, 0, refunded, captured",
        "WON, REINSTATED, 1099, , captured",
        "LOST, WITHDRAWN, 0, charged-back, charged-back",
    })
    void saysWhatIsLeftAndWhatTheShopMayDo(Status status, Moved moved, long left, String obstacle, String money) {
        var state = state(registered(), paid(3), told(50, status, moved));
        assertThat(state.money().refundable()).isEqualTo(left);
        assertThat(state.obstacle().map(Obstacle::word).orElse(null)).isEqualTo(obstacle);
        assertThat(state.moneyPlace().word()).isEqualTo(money);
        assertThat(state.isPaid()).as("what goes back never unmakes what came").isTrue();
    }

    @Test
    void aLostChargebackFreesItsOrderUnlessItWasFulfilledAndCallsAPerson() {
        var holds = order(4, Order.Status.OPEN, Order.Holder.THIS);
        var lost = state(registered(), paid(3), holds, told(50, Status.LOST));
        assertThat(lost.diagnosis()).isEqualTo(Diagnosis.CHARGED_BACK);
        assertThat(lost.owed())
                .contains(new Effect.ReleaseOrder(), new Effect.CallPerson(Review.CHARGED_BACK, Instant.MIN));
        var shipped = order(5, Order.Status.FULFILLED, Order.Holder.THIS);
        assertThat(state(registered(), paid(3), shipped, told(50, Status.LOST)).owed())
                .contains(new Effect.CallPerson(Review.CHARGED_BACK, Instant.MIN))
                .doesNotContain(new Effect.ReleaseOrder());
        var free = order(5, Order.Status.OPEN, Order.Holder.NOBODY);
        assertThat(state(registered(), paid(3), free, told(50, Status.LOST)).owed())
                .as("it does not take it again")
                .doesNotContain(new Effect.HoldOrder(5));
    }

    @Test
    void anOpenOneNeverFreesTheOrder() {
        var holds = order(4, Order.Status.OPEN, Order.Holder.THIS);
        assertThat(state(registered(), paid(3), holds, told(50, Status.OPEN)).owed())
                .contains(new Effect.CallPerson(Review.DISPUTED, Instant.MIN))
                .doesNotContain(new Effect.ReleaseOrder());
    }

    @Test
    void anUnknownAmountOrAnotherCurrencyTakesAllThatWasCaptured() {
        for (Money amount : new Money[] {Money.NONE, new Money(5, "EUR")}) {
            var unknown = called(50, new News.DisputeReported("dp_1", Status.LOST, amount));
            var state = state(registered(), paid(3), unknown);
            assertThat(state.money().refundable()).isZero();
            assertThat(state.money().isOverdrawn()).isFalse();
            assertThat(state.review()).containsKey(Review.CHARGED_BACK);
        }
        var known = called(51, new News.DisputeReported("dp_1", Status.OPEN, new Money(99, "USD")));
        var learned = state(
                registered(), paid(3), called(50, new News.DisputeReported("dp_1", Status.OPEN, Money.NONE)), known);
        assertThat(learned.money().refundable())
                .as("its amount is learned later")
                .isEqualTo(1000);
    }

    @Test
    void opensAgainAndIsWonAgain() {
        assertThat(status(told(50, Status.OPEN), told(60, Status.LOST), told(90, Status.OPEN)))
                .isEqualTo(Status.OPEN);
        assertThat(status(told(90, Status.OPEN), told(60, Status.WON), told(50, Status.OPEN), told(99, Status.WON)))
                .isEqualTo(Status.WON);
    }

    /// Whoever drops what was heard before drops by the id.
    @Test
    void thatItOpensAgainIsAnEventOfItsOwn() {
        var begun = state(registered(), paid(3), told(50, Status.OPEN));
        var again = state(registered(), paid(3), told(50, Status.OPEN), told(60, Status.WON), told(90, Status.OPEN));
        var more = state(
                registered(),
                paid(3),
                told(50, Status.OPEN),
                told(60, Status.WON),
                told(90, Status.OPEN),
                told(95, Status.OPEN));
        var inquiry = new News.DisputeReported("dp_1", Status.INQUIRY, PRICE);
        var late = state(registered(), paid(3), told(50, Status.OPEN), called(60, new News.Dated(minute(40), inquiry)));
        assertThat(openings(begun)).containsExactly("dispute.open:dp_1").isEqualTo(openings(late));
        assertThat(openings(again))
                .hasSize(1)
                .doesNotContain("dispute.open:dp_1")
                .isEqualTo(openings(more));
    }

    private static List<String> openings(PaymentState state) {
        return state.owed().stream()
                .flatMap(effect -> effect instanceof Effect.Announce event ? Stream.of(event) : Stream.empty())
                .filter(event -> event.type().equals("dispute.open"))
                .map(Effect.Announce::id)
                .toList();
    }

    @Test
    void aLaterAnswerOutranksAnEarlierOneAndAnEventThatIsOlder() {
        assertThat(status(answered(60, Status.OPEN), answered(90, Status.LOST), answered(70, Status.WON)))
                .isEqualTo(Status.LOST);
        assertThat(status(told(50, Status.LOST), answered(90, Status.WON))).isEqualTo(Status.WON);
        assertThat(status(told(90, Status.OPEN), answered(50, Status.WON)))
                .as("opened again")
                .isEqualTo(Status.OPEN);
        assertThat(status(told(50, Status.OPEN), answered(50, Status.WON)))
                .as("in one second: the higher status")
                .isEqualTo(Status.WON);
    }

    @Test
    void anAnswerThatWasAskedOverMoreCountsWhateverTheClockSays() {
        var kept = new News.DisputeReported("dp_1", Status.WON, PRICE);
        var later = new Fact(KEY, Source.CHECK, "later", minute(60), new Fact.Origin(7, minute(50)), List.of(kept));
        assertThat(status(answered(60, Status.OPEN), later)).isEqualTo(Status.WON);
    }

    @Test
    void aPersonWhoLookedAtAnInquiryIsCalledAgainWhenTheBankTakesTheMoney() {
        var looked = fact(Source.PERSON, minute(55), new News.Reviewed("agent"));
        var inquiry = told(50, Status.INQUIRY);
        assertThat(state(registered(), paid(3), inquiry).review()).containsOnlyKeys(Review.INQUIRY);
        assertThat(state(registered(), paid(3), inquiry, looked).review()).isEmpty();
        assertThat(state(registered(), paid(3), inquiry, looked, told(60, Status.OPEN))
                        .review())
                .containsOnlyKeys(Review.DISPUTED);
    }

    @Test
    void whatIsOnlySaidOnceMoreCallsNobodyAgainAndAnotherDisputeDoes() {
        var looked = fact(Source.PERSON, minute(55), new News.Reviewed("agent"));
        for (Status status : new Status[] {Status.INQUIRY, Status.OPEN, Status.LOST}) {
            var settled = new Fact[] {registered(), paid(3), told(50, status), looked};
            assertThat(state(with(settled, told(70, status))).review())
                    .as("an update")
                    .isEmpty();
            assertThat(state(with(settled, answered(70, status))).review())
                    .as("an answer")
                    .isEmpty();
            var another = called(70, new News.DisputeReported("dp_2", status, PRICE));
            assertThat(state(with(settled, another)).review()).isNotEmpty();
        }
        assertThat(state(registered(), paid(3), told(40, Status.OPEN), told(50, Status.WON), looked)
                        .review())
                .isEmpty();
    }

    @Test
    void oneThatOpensAgainCallsAPersonAgain() {
        var looked = fact(Source.PERSON, minute(65), new News.Reviewed("agent"));
        for (Status status : new Status[] {Status.INQUIRY, Status.OPEN, Status.LOST}) {
            var won = new Fact[] {registered(), paid(3), told(50, status), told(60, Status.WON), looked};
            assertThat(state(won).review()).isEmpty();
            assertThat(state(with(won, told(70, status))).review()).hasSize(1);
            assertThat(state(with(won, answered(70, status))).review()).hasSize(1);
        }
        var lost = new Fact[] {registered(), paid(3), told(50, Status.LOST), called(52, opened(45)), looked};
        assertThat(state(with(lost, answered(70, Status.LOST))).review())
                .as("heard in another order, and only answered once more")
                .isEmpty();
    }

    private static News opened(long minute) {
        return new News.Dated(minute(minute), new News.DisputeReported("dp_1", Status.OPEN, PRICE));
    }

    /// There are more than can be counted: what nobody can say is gone.
    @Test
    void ofTooManyAllMayBeOpen() {
        var facts = Stream.concat(
                Stream.of(registered(), paid(3)),
                IntStream.range(0, 11)
                        .mapToObj(i -> called(50, new News.DisputeReported("dp_" + i, Status.OPEN, CENT))));
        var state = state(facts.toArray(Fact[]::new));
        assertThat(state.obstacle()).contains(Obstacle.DISPUTED);
        assertThat(state.money().refundable()).isZero();
        assertThat(state.summary().stopsRefunds()).isTrue();
        assertThat(state.review()).containsKey(Review.TOO_MANY);
    }

    private static Fact[] with(Fact[] facts, Fact another) {
        return Stream.concat(Stream.of(facts), Stream.of(another)).toArray(Fact[]::new);
    }

    @Test
    void anInquiryThatTheGatewayDoesNotRefundStopsRefundsByHandToo() {
        for (boolean refundable : new boolean[] {true, false}) {
            var inquiry =
                    new News.DisputeReported("dp_1", Status.INQUIRY, PRICE, Moved.NOTHING, Instant.MIN, refundable);
            var sum = Example.sum(List.of(registered(), paid(3), called(50, inquiry)));
            assertThat(sum.stopsRefunds()).isEqualTo(!refundable);
            var over = called(60, new News.DisputeReported("dp_1", Status.WON, PRICE));
            assertThat(sum.join(Summary.of(over)).stopsRefunds()).isFalse();
        }
    }

    private static Status status(Fact... facts) {
        var disputes = Example.sum(List.of(facts)).disputes().entries();
        assertThat(disputes).containsOnlyKeys("dp_1");
        return disputes.sequencedValues().getFirst().status();
    }

    @Test
    void aRefundAndAPreventedDisputeAreOneMoneyAndARefundAndAChargebackAreTwo() {
        var refund = called(60, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE));
        var prevented = state(registered(), paid(3), told(50, Status.PREVENTED), refund);
        assertThat(prevented.review()).isEmpty();
        assertThat(prevented.diagnosis()).isEqualTo(Diagnosis.REFUNDED);
        var twice = state(registered(), paid(3), told(50, Status.LOST, Moved.WITHDRAWN), refund);
        assertThat(twice.review()).containsKey(Review.OVERDRAWN);
    }

    @Test
    void moneyThatComesBackAfterAnotherTookTheOrderIsForAPerson() {
        var terms = new Terms(
                Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), false);
        var replaced = order(70, Order.Status.OPEN, Order.Holder.ANOTHER);
        var won = state(registered(terms), paid(3), told(50, Status.LOST), replaced, told(80, Status.WON));
        assertThat(won.owed())
                .contains(new Effect.CallPerson(Review.MONEY_TO_RETURN, Instant.MIN))
                .noneMatch(Effect.RequestRefund.class::isInstance);
    }

    @Test
    void anInquiryOnceReviewedIsNoObstacle() {
        var reviewed = fact(Source.PERSON, minute(60), new News.Reviewed("agent"));
        assertThat(state(registered(), paid(3), told(50, Status.INQUIRY), reviewed)
                        .obstacle())
                .isEmpty();
    }
}
