package dev.anxin.ledger;

import static dev.anxin.ledger.Example.KEY;
import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.asked;
import static dev.anxin.ledger.Example.at;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.returned;
import static dev.anxin.ledger.Example.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Charge.Capture.Status;
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

/// What was captured by ids: it may fail, and be captured again. Of 1099 there are three parts.
final class CapturesTest {
    private static final Fact FIRST = captured(1, "c1", 500);
    private static final Fact SECOND = captured(2, "c2", 500);
    private static final Fact THIRD = captured(3, "c3", 99);

    private static final Terms BY_ITSELF = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofMinutes(3), true);

    private static Fact captured(long minute, String id, long amount) {
        return called(minute, reported(id, Status.SUCCEEDED, amount));
    }

    private static Fact failed(long minute, String id, long amount) {
        return called(minute, reported(id, Status.FAILED, amount));
    }

    private static News reported(String id, Status status, long amount) {
        return new News.CaptureReported(PRICE, id, status, amount);
    }

    /// @param stated by the gateway's clock
    /// @param heard by ours
    private static Fact told(Instant stated, Instant heard, News news) {
        return new Fact(KEY, Source.CALLBACK, stated + "#" + news, heard, Fact.Origin.event(stated), List.of(news));
    }

    private static Fact answered(long over, Instant at, News news) {
        return new Fact(KEY, Source.CHECK, over + "#" + news, at, new Fact.Origin(over, at), List.of(news));
    }

    private static Stream<String> announced(PaymentState state) {
        return state.owed().stream()
                .filter(Effect.Announce.class::isInstance)
                .map(effect -> ((Effect.Announce) effect).type() + " " + ((Effect.Announce) effect).about());
    }

    private static Stream<Message> messages(PaymentState state) {
        return state.owed().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).message());
    }

    private static void isNotThere(PaymentState state, long left) {
        assertThat(state.money().captured().minor()).isEqualTo(left);
        assertThat(state.status()).isEqualTo(PaymentState.Status.PART_PAID);
        assertThat(state.isPaid()).isFalse();
        assertThat(state.obstacle()).contains(Obstacle.CAPTURE_FAILED);
        assertThat(state.diagnosis()).isEqualTo(Diagnosis.CAPTURE_FAILED);
        assertThat(state.review()).containsKey(Review.CAPTURE_FAILED).doesNotContainKey(Review.PART_PAID);
        assertThat(messages(state)).isEmpty();
    }

    private static void isThere(PaymentState state, long all) {
        assertThat(state.money().captured().minor()).isEqualTo(all);
        assertThat(state.isPaid()).isTrue();
        assertThat(state.obstacle()).isEmpty();
        assertThat(state.review()).isEmpty();
    }

    @Test
    void threePartsMakeItPaid() {
        var two = state(registered(), FIRST, SECOND);
        assertThat(two.money().captured().minor()).isEqualTo(1_000);
        assertThat(two.obstacle()).contains(Obstacle.PART_PAID);
        assertThat(announced(two)).contains("payment.part-paid 1000");
        var three = state(registered(), FIRST, SECOND, THIRD);
        isThere(three, 1_099);
        assertThat(announced(three)).contains("payment.paid ").noneMatch(type -> type.startsWith("capture"));
    }

    @Test
    void moreThanWasAskedIsSurplus() {
        var state = state(registered(), FIRST, SECOND, captured(4, "tip", 300));
        isThere(state, 1_300);
        assertThat(state.money().surplus()).isEqualTo(201);
    }

    @Test
    void aSumThatWasToldIsNotAddedToItsParts() {
        isThere(state(registered(), paid(3), FIRST, SECOND, THIRD), 1_099);
        isThere(state(registered(), paid(3), FIRST), 1_099);
    }

    @Test
    void oneThatFailedIsNotThereAndAPersonIsCalled() {
        var state = state(registered(), FIRST, SECOND, THIRD, failed(10, "c2", 500));
        isNotThere(state, 599);
        assertThat(announced(state))
                .contains("capture.failed c2", "payment.needs-review capture-failed")
                .noneMatch(type -> type.startsWith("payment.part-paid"));
        assertThat(state.owed()).contains(new Effect.CallPerson(Review.CAPTURE_FAILED, Instant.MIN));
    }

    @Test
    void aSumThatWasToldBeforeOrAfterDoesNotHideTheFailure() {
        isNotThere(state(registered(), paid(3), captured(3, "c1", 1_099), failed(10, "c1", 1_099)), 0);
        isNotThere(state(registered(), captured(3, "c1", 1_099), failed(10, "c1", 1_099), paid(12)), 0);
        isNotThere(state(registered(), paid(3), failed(10, "c1", 99)), 1_000);
    }

    @Test
    void ofAnAmountThatCannotBeReadAllMayBeGone() {
        isNotThere(state(registered(), paid(3), failed(10, "c1", 0)), 0);
        isNotThere(state(registered(), paid(3), FIRST, failed(10, "c9", 0)), 500);
        isNotThere(state(registered(), paid(3), captured(3, "c1", 99), failed(10, "c1", 0)), 1_000);
    }

    @Test
    void capturedAgainItIsPaidAgain() {
        var same = state(registered(), paid(3), failed(10, "c1", 1_099), captured(20, "c1", 1_099));
        isThere(same, 1_099);
        assertThat(announced(same)).contains("capture.failed c1", "payment.paid-again c1");
        var another = state(
                registered(), captured(3, "c1", 1_099), failed(10, "c1", 1_099), captured(20, "c2", 1_099), paid(3));
        isThere(another, 1_099);
        assertThat(announced(another)).contains("payment.paid ", "capture.failed c1", "payment.paid-again c1");
    }

    @Test
    void whatFailedInTheSameSecondHasFailed() {
        var second = minute(10);
        var failed = told(second.plusMillis(100), second, reported("c1", Status.FAILED, 1_099));
        var answer = answered(1, second, reported("c1", Status.SUCCEEDED, 1_099));
        isNotThere(state(registered(), failed, answer), 0);
        var later = answered(1, second.plusSeconds(1), reported("c1", Status.SUCCEEDED, 1_099));
        isThere(state(registered(), failed, later), 1_099);
    }

    @Test
    void anEventOfAClockADayAheadIsInTheAnswerThatWasAskedForAfterIt() {
        var event = told(at(Duration.ofHours(20)), minute(3), reported("c1", Status.SUCCEEDED, 1_099));
        var answer = answered(1, minute(10), reported("c1", Status.FAILED, 1_099));
        isNotThere(state(registered(), event, answer), 0);
    }

    @Test
    void theAnswerThatWasAskedOverMoreCounts() {
        var before = answered(1, minute(9), reported("c1", Status.SUCCEEDED, 1_099));
        var after = answered(2, minute(8), reported("c1", Status.FAILED, 1_099));
        isNotThere(state(registered(), after, before), 0);
    }

    @Test
    void aFailureThatIsAnsweredAgainIsNoNewReasonAndOneThatIsToldIs() {
        var reviewed = fact(Source.PERSON, minute(15), new News.Reviewed("agent"));
        var failure = failed(10, "c1", 1_099);
        var settled = state(registered(), paid(3), failure, reviewed);
        assertThat(settled.review()).isEmpty();
        assertThat(settled.obstacle()).contains(Obstacle.CAPTURE_FAILED);
        var answer = answered(5, minute(30), reported("c1", Status.FAILED, 1_099));
        assertThat(state(registered(), paid(3), failure, reviewed, answer).review())
                .isEmpty();
        var again = failed(40, "c1", 1_099);
        assertThat(state(registered(), paid(3), failure, reviewed, captured(20, "c1", 1_099), again)
                        .review())
                .containsOnlyKeys(Review.CAPTURE_FAILED);
    }

    @Test
    void whatIsLeftIsTakenByACorrection() {
        var corrected = fact(Source.MERCHANT, minute(20), new News.Corrected(new Money(599, "USD"), 599));
        var state = state(registered(), FIRST, SECOND, THIRD, failed(10, "c2", 500), corrected);
        assertThat(state.isPaid()).isTrue();
        assertThat(state.obstacle()).isEmpty();
    }

    @Test
    void onlyWhatIsThereGoesBack() {
        var cancelled = order(5, Order.Status.CANCELLED, Order.Holder.NOBODY);
        assertThat(state(registered(BY_ITSELF), FIRST, SECOND, THIRD, failed(4, "c2", 500), cancelled)
                        .owed())
                .contains(new Effect.RequestRefund(Refund.Purpose.CANCELLED, new Money(599, "USD")));
        assertThat(state(registered(BY_ITSELF), paid(1), failed(4, "c1", 1_099), cancelled)
                        .owed())
                .noneMatch(Effect.RequestRefund.class::isInstance);
        var back = called(6, new News.RefundReported("1001-hand", Refund.Status.SUCCEEDED, PRICE));
        assertThat(state(registered(), paid(1), back, failed(9, "c1", 1_099)).review())
                .containsKeys(Review.CAPTURE_FAILED, Review.OVERDRAWN);
    }

    @Test
    void whatIsLeftStaysThoughAnOldHoldComesOnceMore() {
        var held = order(5, Order.Status.OPEN, Order.Holder.THIS);
        var rang = asked(120, new News.NoAnswer("busy"));
        var whole = Stream.of(registered(BY_ITSELF), FIRST, SECOND, THIRD, held, rang);
        var failed = Stream.of(registered(BY_ITSELF), FIRST, SECOND, THIRD, failed(4, "c2", 500), held, rang);
        assertThat(state(whole.toArray(Fact[]::new)).owed())
                .contains(new Effect.RequestRefund(Refund.Purpose.UNFULFILLED, PRICE));
        assertThat(state(failed.toArray(Fact[]::new)).owed())
                .contains(new Effect.ReleaseOrder())
                .noneMatch(Effect.RequestRefund.class::isInstance);
    }

    @Test
    void capturedAgainWhenAnotherPaymentTookTheOrderItIsForAPerson() {
        var another = order(5, Order.Status.OPEN, Order.Holder.ANOTHER);
        var state = state(registered(BY_ITSELF), paid(1), failed(4, "c1", 1_099), captured(9, "c1", 1_099), another);
        assertThat(state.owed()).noneMatch(Effect.RequestRefund.class::isInstance);
        assertThat(state.review()).containsKey(Review.MONEY_TO_RETURN);
    }

    @Test
    void anAccountThatShipsForPartsDoesNotShipForOneThatFailed() {
        var terms = Terms.DEFAULT.capturingInPart(true);
        assertThat(state(registered(terms), FIRST).obstacle()).isEmpty();
        var failed = state(registered(terms), FIRST, SECOND, failed(9, "c2", 500));
        assertThat(failed.isEnough()).isFalse();
        assertThat(failed.obstacle()).contains(Obstacle.CAPTURE_FAILED);
        assertThat(state(
                                registered(terms),
                                paid(1),
                                failed(9, "c1", 1_099),
                                order(2, Order.Status.OPEN, Order.Holder.THIS))
                        .owed())
                .contains(new Effect.ReleaseOrder());
    }

    @Test
    void aCustomerWhoWaitedIsToldNeitherPaidNorNotPaid() {
        var waiting = fact(Source.CUSTOMER, minute(2), new News.Rang(1));
        isNotThere(state(registered(), returned(1), waiting, paid(3), failed(10, "c1", 1_099)), 0);
        var closed = called(20, new News.Closed());
        isNotThere(state(registered(), returned(1), paid(3), failed(10, "c1", 1_099), closed), 0);
    }

    @Test
    void whatFailedOfOneAmountIsKnownToHaveFailedOfAnother() {
        var other = new Money(1_000, "USD");
        var corrected = fact(Source.MERCHANT, minute(2), new News.Corrected(other, 1_000));
        var failed = called(9, new News.CaptureReported(other, "c1", Status.FAILED, 1_000));
        isNotThere(state(registered(), corrected, captured(3, "c1", 1_000), failed), 0);
    }

    @Test
    void ofMoreThanTwentyNobodyKnowsWhichFailed() {
        var facts = Stream.concat(
                Stream.of(registered()), IntStream.range(0, 21).mapToObj(i -> captured(1 + i, "c" + i, 100)));
        var state = state(facts.toArray(Fact[]::new));
        assertThat(state.quarantine()).containsExactly(PaymentState.Doubt.TOO_MANY_AMOUNTS);
        assertThat(state.obstacle()).contains(Obstacle.QUARANTINED);
    }
}
