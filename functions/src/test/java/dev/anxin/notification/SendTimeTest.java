package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Example;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What waits for the morning, and what does not. Ordered at noon (UTC); quiet from 22:00 to 08:00 there.
final class SendTimeTest {
    private static final Message PAID = new Message.Paid();
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration TO_NIGHT = Duration.ofHours(11); // 23:00

    private static Instant night(long minute) {
        return Example.at(TO_NIGHT.plusMinutes(minute));
    }

    private static Fact fact(Source source, Instant at, News... news) {
        return Example.fact(source, at, news);
    }

    private static Fact registered(Instant at, Instant payUntil) {
        var terms = Terms.DEFAULT.writing(new MessageTerms(List.of(), QuietHours.of("22:00", "08:00")));
        var registration = new Registration(
                at, "demo-shop", "order-1", Example.PRICE, "customer-1", "en", "UTC", payUntil, "", terms);
        return fact(Source.MERCHANT, at, new News.Registered(registration));
    }

    /// Ordered at noon, and more.
    private static PaymentState state(Fact... more) {
        var facts = new ArrayList<>(List.of(registered(Example.NOON, Example.PAY_UNTIL)));
        facts.addAll(List.of(more));
        return PaymentState.of(Example.sum(facts));
    }

    @Test
    void newsOfTheNightWaits() {
        var state = state(Example.returned(1));
        for (var message : List.of(
                PAID,
                new Message.PaidLate(),
                new Message.NotPaid(Message.END),
                new Message.Waiting(Stage.HANDED_OVER),
                new Message.Refunded("r"),
                new Message.Bounced("r"))) {
            assertThat(SendTime.heldUntil(message, state, night(0)))
                    .as(message.id())
                    .contains(MORNING);
        }
    }

    @Test
    void newsOfTheDayDoesNot() {
        var state = state(Example.returned(1));
        assertThat(SendTime.heldUntil(PAID, state, Example.minute(5))).isEmpty();
        assertThat(SendTime.heldUntil(PAID, state, MORNING)).isEmpty();
        assertThat(SendTime.heldUntil(PAID, state, MORNING.minusMillis(1))).contains(MORNING);
    }

    @Test
    void whoeverDidSomethingAMomentAgoIsAwake() {
        var acts = List.of(
                fact(Source.CUSTOMER, night(0), new News.Returned()),
                fact(Source.CALLBACK, night(0), new News.Acting("a", "")),
                fact(Source.CALLBACK, night(0), new News.Failed("a", "101")),
                fact(Source.MERCHANT, night(0), new News.Reported("101")),
                fact(Source.CUSTOMER, night(0), new News.CustomerAnswered(Feedback.CHARGED, "")),
                fact(Source.CUSTOMER, night(0), new News.CustomerCommented(1, "made")));
        for (var act : acts) {
            assertThat(SendTime.heldUntil(PAID, state(act), night(29)))
                    .as("%s", act.news())
                    .isEmpty();
            assertThat(SendTime.heldUntil(PAID, state(act), night(30)))
                    .as("%s", act.news())
                    .contains(MORNING);
        }
    }

    @Test
    void whoeverOrdersAtNightIsAwake() {
        var state = PaymentState.of(Example.sum(List.of(registered(night(0), night(30)))));
        assertThat(SendTime.heldUntil(new Message.Waiting(Stage.REASSURED), state, night(29)))
                .isEmpty();
        assertThat(SendTime.heldUntil(new Message.Waiting(Stage.REASSURED), state, night(30)))
                .contains(MORNING);
    }

    /// The whole usual ladder is climbed by somebody who paid at night.
    @Test
    void whoeverPaysAtNightIsHandedOverAtNight() {
        var state = state(fact(Source.CUSTOMER, night(0), new News.Returned()));
        assertThat(SendTime.heldUntil(new Message.Waiting(Stage.HANDED_OVER), state, night(18)))
                .isEmpty();
    }

    /// A bank's answer to a debit is nobody's doing who could be awake.
    @Test
    void banksKeepNobodyAwake() {
        var method = new News.MethodNamed(Method.debit("sepa_debit", "a"));
        var began = fact(Source.CALLBACK, Example.minute(1), method, new News.Acting("a", ""));
        var failed = fact(Source.CALLBACK, night(0), new News.Failed("a", "101"));
        assertThat(SendTime.heldUntil(new Message.NotPaid("a"), state(began, failed), night(2)))
                .contains(MORNING);
    }

    @Test
    void whoWasToldNotPaidHearsAtOnceThatItIsPaid() {
        var told = fact(Source.TELL, Example.minute(40), new News.Told(new Message.NotPaid(Message.END).id()));
        var state = state(Example.returned(1), told);
        assertThat(SendTime.heldUntil(PAID, state, night(0))).isEmpty();
        assertThat(SendTime.heldUntil(new Message.PaidLate(), state, night(0))).isEmpty();
        assertThat(SendTime.heldUntil(new Message.PartPaid(1), state, night(0))).isEmpty();
        assertThat(SendTime.heldUntil(new Message.Refunded("r"), state, night(0)))
                .contains(MORNING);
    }

    @Test
    void whatCouldNotBeDoneInTheMorningIsSaidAtNight() {
        var message = new Message.NotPaid("a");
        assertThat(SendTime.heldUntil(message, until(MORNING.plusSeconds(1)), night(0)))
                .contains(MORNING);
        assertThat(SendTime.heldUntil(message, until(MORNING), night(0))).isEmpty();
        assertThat(SendTime.heldUntil(message, until(night(0)), night(0))).contains(MORNING); // too late anyway
    }

    private static PaymentState until(Instant payUntil) {
        return PaymentState.of(Example.sum(List.of(registered(Example.NOON, payUntil))));
    }

    @Test
    void aSlipIsRemindedOfWhileItCanBePaid() {
        for (var payBy : List.of(MORNING, MORNING.plusSeconds(1))) {
            var method = new News.MethodNamed(Method.voucher("boleto", payBy, ""));
            var state = state(fact(Source.CALLBACK, Example.minute(1), method, new News.Acting("a", "")));
            var held = SendTime.heldUntil(new Message.Delayed(Step.REMINDED, "any"), state, night(0));
            assertThat(held.isPresent()).as("%s", payBy).isEqualTo(payBy.isAfter(MORNING));
        }
    }

    /// Of two clocks that differ the one that is ahead counts: else what was held back would be once more.
    @Test
    void whatRangIsMorning() {
        var state = state(fact(Source.CHECK, MORNING, new News.Rang(1), new News.NoAnswer("made")));
        assertThat(SendTime.heldUntil(PAID, state, MORNING.minusSeconds(120))).isEmpty();
    }

    @Test
    void nothingWaitsWhereNoHoursAreQuiet() {
        var state = Example.state(Example.registered(), Example.returned(1));
        for (long hour = 0; hour < 24; hour++) {
            assertThat(SendTime.heldUntil(PAID, state, Example.at(Duration.ofHours(hour))))
                    .isEmpty();
        }
    }

    @Test
    void noTimeIsPromisedAtWhichNobodyIsWrittenTo() {
        var state = state(Example.returned(1));
        assertThat(Promise.of(state, night(0))).isEqualTo(MORNING.plus(Duration.ofMinutes(3)));
        assertThat(Promise.of(state, Example.minute(5))).isEqualTo(Example.minute(8));
        var awake = state(fact(Source.CUSTOMER, night(0), new News.Returned()));
        assertThat(Promise.of(awake, night(15))).isEqualTo(night(18));
    }
}
