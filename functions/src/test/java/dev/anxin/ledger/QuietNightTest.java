package dev.anxin.ledger;

import static dev.anxin.ledger.Example.asked;
import static dev.anxin.ledger.Example.done;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.returned;
import static dev.anxin.ledger.Example.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.Terms;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is to be told in quiet hours is called for anew when they end. Registered at 20:00 in Shanghai, where it is
/// quiet from 22:00 to 08:00.
final class QuietNightTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");
    private static final Message PAID = new Message.Paid();
    private static final Terms QUIET =
            Terms.DEFAULT.tellingPaid(true).writing(new MessageTerms(List.of(), QuietHours.of("22:00", "08:00")));

    private static Fact rang(Instant at) {
        return fact(Source.CHECK, at, new News.Rang(1), new News.NoAnswer("made"));
    }

    private static Stream<Effect> tellings(PaymentState state) {
        return state.owed().stream().filter(Effect.Tell.class::isInstance);
    }

    @Test
    void theClockRingsInTheMorningWhileSomethingIsToBeTold() {
        assertThat(state(registered(QUIET), paid(180)).alarm().next()).isEqualTo(MORNING);
        assertThat(state(registered(QUIET), paid(180), done(PAID)).alarm().isSet())
                .isFalse();
    }

    /// It may be carried out late, when it is quiet.
    @Test
    void theClockRingsForWhatWasToBeToldBeforeTheNight() {
        assertThat(state(registered(QUIET), paid(119)).alarm().next()).isEqualTo(MORNING);
    }

    @Test
    void whatIsHeardMeanwhilePutsItOffForNoOtherDay() {
        var late = fact(Source.CUSTOMER, MORNING.plusSeconds(30), new News.Returned());
        var order = fact(
                Source.ORDER,
                MORNING.plusSeconds(40),
                new News.OrderChanged(
                        new Order(1, Order.Status.FULFILLED, Order.Holder.THIS, MORNING.plusSeconds(40))));
        assertThat(state(registered(QUIET), paid(180), late, order).alarm().next())
                .isEqualTo(MORNING);
    }

    @Test
    void theMorningMakesItAnotherEffect() {
        var night = tellings(state(registered(QUIET), paid(180))).toList();
        var morning =
                tellings(state(registered(QUIET), paid(180), rang(MORNING))).toList();
        assertThat(night).containsExactly(new Effect.Tell(PAID, Instant.MIN));
        assertThat(morning).containsExactly(new Effect.Tell(PAID, MORNING));
    }

    /// A ring for another reason at night, and nothing is said twice as often.
    @Test
    void aRingAtNightChangesNothing() {
        var night = state(registered(QUIET), paid(180), rang(minute(300)));
        assertThat(tellings(night)).containsExactly(new Effect.Tell(PAID, MORNING.minusSeconds(24 * 3_600)));
        assertThat(night.alarm().next()).isEqualTo(MORNING);
    }

    @Test
    void whatMayNotBeToldAnyMoreSetsNoClock() {
        var told = fact(Source.TELL, minute(181), new News.Told(new Message.Refunded("r").id()));
        var wentBack = state(registered(QUIET), paid(180), told, done(new Message.Refunded("r")));
        assertThat(tellings(wentBack)).isNotEmpty(); // ruled out by what was told
        assertThat(wentBack.alarm().isSet()).isFalse();
    }

    /// The morning is no question more: who was to be called at night is.
    @Test
    void nobodyIsCalledLaterBecauseOfIt() {
        var facts = new Fact[] {returned(1), asked(2_000, new News.NotFound()), rang(minute(60 * 24 * 40))};
        var usual =
                state(Stream.concat(Stream.of(registered()), Stream.of(facts)).toArray(Fact[]::new));
        var quiet = state(
                Stream.concat(Stream.of(registered(QUIET)), Stream.of(facts)).toArray(Fact[]::new));
        assertThat(quiet.alarm().exhausted())
                .isEqualTo(usual.alarm().exhausted())
                .isTrue();
        assertThat(quiet.review().keySet()).isEqualTo(usual.review().keySet());
    }

    @Test
    void withoutQuietHoursNothingIsDifferent() {
        var usual = state(registered(Terms.DEFAULT.tellingPaid(true)), paid(180));
        assertThat(usual.alarm().isSet()).isFalse();
        assertThat(tellings(usual)).containsExactly(new Effect.Tell(PAID));
    }
}
