package dev.anxin.ledger;

import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.asked;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import dev.anxin.reconcile.ComparisonWindow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What refunds, second and late money call for: of the gateway, of people, and of words to the customer.
final class RefundsOwedTest {
    private static final Terms BY_ITSELF = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), false);

    private static final String ID = "1001:unfulfilled";
    private static final Fact REQUESTED =
            fact(Source.REFUND, minute(70), new News.RefundRequested(ID, PRICE, "unfulfilled", "anxin"));
    private static final Fact ADMITTED = fact(Source.REFUND, minute(71), new News.RefundAdmitted(ID));
    private static final Fact HELD = order(4, Order.Status.OPEN, Order.Holder.THIS);
    private static final Fact RUNG = asked(69, new News.NoAnswer("busy"));
    private static final Fact CLOSED = called(2, new News.Closed());

    @Test
    void isCarriedOutUntilTheGatewayHasItAndAgainWhenTheClockRang() {
        assertThat(owed(REQUESTED)).contains(new Effect.CarryOut(ID, minute(70)));
        assertThat(owed(REQUESTED, ADMITTED)).contains(new Effect.CarryOut(ID, minute(70)));
        assertThat(owed(REQUESTED, ADMITTED, asked(72, new News.NoAnswer("busy"))))
                .contains(new Effect.CarryOut(ID, minute(72)));
        assertThat(owed(REQUESTED, ADMITTED, reported(Refund.Status.UNKNOWN)))
                .contains(new Effect.CarryOut(ID, minute(70)));
        Stream.of(Refund.Status.PENDING, Refund.Status.SUCCEEDED, Refund.Status.FAILED)
                .forEach(status -> assertThat(owed(REQUESTED, ADMITTED, reported(status)))
                        .as("%s", status)
                        .noneMatch(Effect.CarryOut.class::isInstance));
        assertThat(owed(REQUESTED, refused())).noneMatch(Effect.CarryOut.class::isInstance);
    }

    @Test
    void nobodyCarriesOutWhatWasMadeInTheDashboardButItIsLookedAfter() {
        var theirs = called(80, new News.RefundReported("gateway:re_1", Refund.Status.PENDING, PRICE));
        assertThat(owed(theirs)).noneMatch(Effect.CarryOut.class::isInstance);
        assertThat(of(theirs).alarm().next()).isEqualTo(minute(81));
    }

    @Test
    void isLookedAfterUntilItIsOver() {
        assertThat(of(REQUESTED).alarm().next()).isEqualTo(minute(71));
        assertThat(of(REQUESTED, asked(71, new News.NoAnswer("busy"))).alarm().next())
                .isEqualTo(minute(72));
        assertThat(of(REQUESTED, reported(Refund.Status.SUCCEEDED)).alarm().isSet())
                .isFalse();
        assertThat(of(REQUESTED, refused()).alarm().isSet()).isFalse();
    }

    @Test
    void uncertainForAnHourOrPendingForTwoWeeksCallsAPerson() {
        assertThat(reviews(REQUESTED, ADMITTED, asked(129, new News.NoAnswer("busy"))))
                .isEmpty();
        assertThat(reviews(REQUESTED, ADMITTED, asked(130, new News.NoAnswer("busy"))))
                .containsExactly(Review.REFUND_UNCERTAIN);
        var days = 14 * 24 * 60;
        assertThat(reviews(REQUESTED, reported(Refund.Status.PENDING), asked(days, new News.Unpaid())))
                .isEmpty();
        assertThat(reviews(REQUESTED, reported(Refund.Status.PENDING), asked(70 + days, new News.Unpaid())))
                .containsExactly(Review.REFUND_STUCK);
    }

    @Test
    void failedBouncedOverpaidAndRefusedCallAPerson() {
        assertThat(reviews(REQUESTED, reported(Refund.Status.FAILED))).containsExactly(Review.REFUND_FAILED);
        assertThat(reviews(REQUESTED, reported(Refund.Status.SUCCEEDED), reported(Refund.Status.FAILED)))
                .containsExactly(Review.REFUND_BOUNCED);
        var more = new Money(PRICE.minor() + 1, PRICE.currency());
        assertThat(reviews(REQUESTED, called(72, new News.RefundReported(ID, Refund.Status.SUCCEEDED, more))))
                .containsExactlyInAnyOrder(Review.REFUND_DIFFERS, Review.OVERDRAWN);
        assertThat(reviews(REQUESTED, refused())).containsExactly(Review.MONEY_TO_RETURN);
        assertThat(of(REQUESTED, refused()).summary().refunds().values())
                .extracting(Refund::why)
                .containsExactly("the limit of the day");
    }

    @Test
    void aBounceAfterAReviewOfSomethingElseCallsAgain() {
        var reviewed = fact(Source.PERSON, minute(75), new News.Reviewed("agent"));
        var bounced = called(80, new News.RefundReported(ID, Refund.Status.FAILED, PRICE));
        assertThat(reviews(REQUESTED, reported(Refund.Status.SUCCEEDED), reviewed, bounced))
                .containsExactly(Review.REFUND_BOUNCED);
    }

    @Test
    void theCustomerHearsThatItIsUnderWayThatItWentAndThatItCameBack() {
        assertThat(told(REQUESTED, ADMITTED)).isEmpty();
        assertThat(told(REQUESTED, reported(Refund.Status.PENDING))).containsExactly(new Message.Refunding(ID));
        assertThat(told(REQUESTED, reported(Refund.Status.SUCCEEDED))).containsExactly(new Message.Refunded(ID));
        assertThat(told(REQUESTED, reported(Refund.Status.FAILED)))
                .as("nobody had announced it")
                .isEmpty();
        var announced = fact(Source.TELL, minute(73), new News.Done("refunding:" + ID));
        assertThat(told(REQUESTED, announced, reported(Refund.Status.FAILED))).contains(new Message.Bounced(ID));
    }

    /// Another refund would pay twice: it is neither called again nor over, and a person looks at once.
    @Test
    void aRefundThatIsStuckWaitsForAPerson() {
        assertThat(reviews(REQUESTED, ADMITTED, reported(Refund.Status.PENDING), reported(Refund.Status.STUCK)))
                .containsExactly(Review.REFUND_STUCK);
        assertThat(of(REQUESTED, ADMITTED, reported(Refund.Status.STUCK)).owed())
                .noneMatch(Effect.CarryOut.class::isInstance)
                .noneMatch(Effect.Settle.class::isInstance);
        assertThat(events(REQUESTED, ADMITTED, reported(Refund.Status.STUCK))).contains("refund.stuck");
        assertThat(reviews(REQUESTED, ADMITTED, reported(Refund.Status.STUCK), reported(Refund.Status.SUCCEEDED)))
                .isEmpty();
    }

    @Test
    void theMerchantHearsOfAdmittedAndRefusedAndNotOfAWish() {
        assertThat(events(REQUESTED)).noneMatch(type -> type.startsWith("refund."));
        assertThat(events(REQUESTED, ADMITTED)).contains("refund.admitted");
        assertThat(events(REQUESTED, refused())).contains("refund.refused");
        assertThat(events(REQUESTED, ADMITTED, reported(Refund.Status.PENDING))).contains("refund.pending");
    }

    @Test
    void lateMoneyIsAnnouncedAsLateUntilTheMerchantFulfils() {
        var late = Stream.of(registered(BY_ITSELF), CLOSED, paid(3), HELD).toArray(Fact[]::new);
        assertThat(tells(state(late))).containsExactly(new Message.PaidLate());
        assertThat(state(late).diagnosis()).isEqualTo(Diagnosis.LATE_MONEY);
        assertThat(state(late).returnsAt()).contains(minute(64));
        var fulfilled = order(5, Order.Status.FULFILLED, Order.Holder.THIS);
        var told = fact(Source.TELL, minute(4), new News.Done("paid-late"));
        var answered =
                Stream.concat(Stream.of(late), Stream.of(fulfilled, told)).toArray(Fact[]::new);
        assertThat(tells(state(answered))).containsExactly(new Message.Paid());
        assertThat(state(answered).diagnosis()).isEqualTo(Diagnosis.PAID);
    }

    @Test
    void aSecondPaymentIsNamedAndGoesBackAtOnce() {
        var second = state(registered(BY_ITSELF), paid(3), order(4, Order.Status.OPEN, Order.Holder.ANOTHER));
        assertThat(second.diagnosis()).isEqualTo(Diagnosis.SECOND_PAYMENT);
        assertThat(second.owed()).contains(new Effect.RequestRefund(Purpose.SECOND, PRICE));
        assertThat(tells(second)).isEmpty();
    }

    /// A payment that nothing happens to any more is compared in the first night and in the third.
    @Test
    void whatWasShippedForIsLeftOutInTheSecondNight() {
        var shipped = of(order(4, Order.Status.FULFILLED, Order.Holder.THIS));
        var refunded =
                of(order(4, Order.Status.FULFILLED, Order.Holder.THIS), REQUESTED, reported(Refund.Status.SUCCEEDED));
        assertThat(nights(shipped)).containsExactly(true, false, true, false);
        assertThat(nights(of(HELD))).as("nobody shipped yet").containsExactly(true, true, true, false);
        assertThat(nights(refunded)).containsExactly(true, true, true, false);
        assertThat(nights(state(registered()))).as("open").containsExactly(true, true, true, true);
        assertThat(nights(state(CLOSED))).as("not registered").containsExactly(false, false, false, false);
    }

    /// Whether it is compared by runs that begin ten hours after noon, and each day after.
    private static Stream<Boolean> nights(PaymentState state) {
        return IntStream.range(0, 4).mapToObj(night -> ComparisonWindow.isCompared(state, minute(600 + 1440L * night)));
    }

    /// Each change of the time is a write of the index: a payment that goes well causes none.
    @Test
    void theTimeUntilWhichItIsComparedStaysWhileItGoesWell() {
        var settled = minute(30).plus(Duration.ofDays(3));
        var open = minute(30).plus(Duration.ofDays(14));
        var noAnswer = new News.NoAnswer("busy");
        assertThat(ComparisonWindow.until(state(registered()))).contains(settled);
        assertThat(ComparisonWindow.until(state(registered(), asked(29, noAnswer))))
                .contains(settled);
        assertThat(ComparisonWindow.until(state(registered(), called(2, new News.Acting("", "")))))
                .contains(settled);
        assertThat(ComparisonWindow.until(of(HELD))).contains(settled);
        assertThat(ComparisonWindow.until(state(registered(), asked(31, noAnswer))))
                .as("its end is over, and nobody knows how it stands")
                .contains(open);
        assertThat(ComparisonWindow.until(of(called(3, new News.Contradicted("made")))))
                .as("doubted")
                .contains(open);
        assertThat(ComparisonWindow.until(state(registered(), paid(9 * 1440))))
                .as("paid when its time was long over")
                .contains(minute(12 * 1440));
    }

    @Test
    void isSettledWhenNothingIsOpenAndComparedForDaysMore() {
        assertThat(ComparisonWindow.settledAt(state(registered()))).isEmpty();
        assertThat(ComparisonWindow.settledAt(of())).contains(minute(3));
        assertThat(ComparisonWindow.settledAt(of(REQUESTED))).isEmpty();
        assertThat(ComparisonWindow.settledAt(of(REQUESTED, reported(Refund.Status.SUCCEEDED))))
                .contains(minute(72));
        assertThat(ComparisonWindow.settledAt(
                        of(called(80, new News.DisputeReported("dp_1", Dispute.Status.OPEN, PRICE)))))
                .isEmpty();
        assertThat(ComparisonWindow.settledAt(state(registered(), CLOSED))).contains(minute(2));
        assertThat(ComparisonWindow.until(state(CLOSED))).isEmpty();
        assertThat(ComparisonWindow.until(of())).contains(minute(30).plus(Duration.ofDays(3)));
        assertThat(ComparisonWindow.until(of(REQUESTED, reported(Refund.Status.SUCCEEDED))))
                .contains(minute(72).plus(Duration.ofDays(3)));
        assertThat(ComparisonWindow.until(of(REQUESTED))).contains(minute(70).plus(Duration.ofDays(14)));
    }

    /// A payment that is paid and holds its order, and whose clock rang after its grace time, and
    /// more.
    private static PaymentState of(Fact... more) {
        return state(Stream.concat(Stream.of(registered(BY_ITSELF), paid(3), HELD, RUNG), Stream.of(more))
                .toArray(Fact[]::new));
    }

    private static Set<Effect> owed(Fact... more) {
        return of(more).owed();
    }

    private static Set<Review> reviews(Fact... more) {
        return of(more).review().keySet();
    }

    private static Stream<Message> messages(PaymentState state) {
        return state.owed().stream()
                .flatMap(effect ->
                        effect instanceof Effect.Tell(var message, var _) ? Stream.of(message) : Stream.empty());
    }

    private static List<Message> tells(PaymentState state) {
        return messages(state).toList();
    }

    private static List<Message> told(Fact... more) {
        return tells(of(more));
    }

    private static List<String> events(Fact... more) {
        return owed(more).stream()
                .flatMap(effect ->
                        effect instanceof Effect.Announce(var type, var _, var _) ? Stream.of(type) : Stream.empty())
                .toList();
    }

    private static Fact reported(Refund.Status status) {
        return called(72, new News.RefundReported(ID, status, PRICE));
    }

    private static Fact refused() {
        return fact(Source.REFUND, minute(71), new News.RefundRefused(ID, "the limit of the day"));
    }
}
