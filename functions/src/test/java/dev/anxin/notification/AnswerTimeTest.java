package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The customer of this payment came back at noon.
final class AnswerTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final Money PRICE = new Money(1099, "CNY");
    private static final PaymentKey KEY = new PaymentKey("olepay", "made-1001");
    private static final long DAY = 1440;
    private static final News ACTING = new News.Acting("", "");
    private static final News PAID = new News.Paid(PRICE, PRICE.minor());

    private final List<Fact> facts = new ArrayList<>(List.of(
            fact(
                    0,
                    new News.Registered(new Registration(
                            NOON, "demo-shop", "SO-42", PRICE, "", "en", "", minute(30), "", Terms.DEFAULT))),
            fact(0, new News.Returned())));

    private static Instant minute(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Fact fact(long minute, News... news) {
        return Fact.of(KEY, Source.CHECK, minute + ":" + List.of(news), minute(minute), news);
    }

    private PaymentState state() {
        return PaymentState.of(facts.stream().map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    /// What the change of this minute says.
    private Optional<AnswerTime> after(long minute, News... news) {
        var before = state();
        facts.add(fact(minute, news));
        return AnswerTime.of(before, state(), minute(minute));
    }

    @Test
    void aCardIsMeasuredInMinutesAndByItsLadder() {
        assertThat(after(6, new News.Rang(1), ACTING)).isEmpty();
        assertThat(after(7, PAID)).contains(new AnswerTime(MethodClass.INSTANT, Duration.ofMinutes(7), Stage.PROGRESS));
    }

    @Test
    void aSlipThatIsPaidInTimeIsNeitherSlowNorHandedOver() {
        assertThat(after(1, ACTING, new News.MethodNamed(Method.voucher("konbini", minute(3 * DAY), ""))))
                .isEmpty();
        assertThat(after(DAY, new News.Rang(1), ACTING)).isEmpty();
        assertThat(after(DAY + 5, PAID))
                .contains(new AnswerTime(MethodClass.VOUCHER, Duration.ofMinutes(DAY + 5), Stage.REASSURED));
    }

    @Test
    void aDebitForWhichAPersonWasCalledSaysSo() {
        assertThat(after(1, ACTING, new News.MethodNamed(Method.debit("sepa_debit", "py_1"))))
                .isEmpty();
        assertThat(after(40 * DAY, new News.Rang(1), new News.NoAnswer("timeout")))
                .isEmpty();
        assertThat(after(41 * DAY, new News.Failed("py_1", "insufficient_funds")))
                .contains(new AnswerTime(MethodClass.DEBIT, Duration.ofDays(41), Stage.HANDED_OVER));
    }

    @Test
    void whatEndsNobodysWaitIsNotMeasured() {
        assertThat(after(1, PAID)).isPresent();
        assertThat(after(2, new News.FraudWarned("made_with_stolen_card", true)))
                .isEmpty();
    }

    @Test
    void clocksThatDifferMakeNoNegativeTime() {
        var before = state();
        facts.add(fact(0, PAID));
        assertThat(AnswerTime.of(before, state(), NOON.minusMillis(3)).map(AnswerTime::waited))
                .contains(Duration.ZERO);
    }
}
