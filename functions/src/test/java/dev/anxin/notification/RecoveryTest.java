package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryPath;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which waits are counted: the customer of this payment came back at noon.
final class RecoveryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money PRICE = new Money(1099, "CNY");
    private static final PaymentKey KEY = new PaymentKey("olepay", "made-1");
    private static final News PAID = new News.Paid(PRICE, PRICE.minor());
    private static final Message REASSURED = new Message.Waiting(Stage.REASSURED);
    private static final List<Message> TOLD = List.of(REASSURED);

    private static PaymentState state(long minute, News... news) {
        var registration = new Registration(
                NOON, "demo-shop", "SO-42", PRICE, "", "en", "", NOON.plusSeconds(1800), "", Terms.DEFAULT);
        var facts = Stream.of(
                Fact.of(KEY, Source.MERCHANT, "a", NOON, new News.Registered(registration), new News.Returned()),
                Fact.of(KEY, Source.CHECK, "b", minute(minute), news));
        return PaymentState.of(facts.map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    private static Instant minute(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Optional<Recovery> paid(List<Message> told, Instant now) {
        return Recovery.of(new Message.Paid(), told, state(7, PAID), now);
    }

    @Test
    void theWaitEndsWhenItsCustomerHears() {
        assertThat(paid(TOLD, minute(8)))
                .contains(new Recovery(MethodClass.INSTANT, RecoveryPath.CALLBACK, Duration.ofMinutes(8)));
    }

    @Test
    void whoeverWasNotToldToWaitDidNotWait() {
        assertThat(paid(List.of(), minute(8))).isEmpty();
    }

    @Test
    void onlyTheFirstOutcomeEndsIt() {
        assertThat(paid(List.of(REASSURED, new Message.NotPaid("a")), minute(8)))
                .isEmpty();
        assertThat(Recovery.of(new Message.Waiting(Stage.PROGRESS), TOLD, state(7), minute(8)))
                .isEmpty();
    }

    @Test
    void thePathIsHowItBecameKnown() {
        var asked = state(7, new News.Rang(4), PAID);
        assertThat(Recovery.of(new Message.Paid(), TOLD, asked, minute(7)).map(Recovery::recoveryPath))
                .contains(RecoveryPath.QUESTION);
        var called = List.<Message>of(REASSURED, new Message.Waiting(Stage.HANDED_OVER));
        assertThat(Recovery.of(new Message.Paid(), called, asked, minute(20)).map(Recovery::recoveryPath))
                .contains(RecoveryPath.PERSON);
    }

    /// A clock that is wrong by a day makes one wait longer, and none shorter than it can have been.
    @ParameterizedTest
    @ValueSource(longs = {-1440, -1, 0})
    void aWaitShorterThanItCanHaveBeenIsNotCounted(long minute) {
        assertThat(paid(TOLD, minute(minute))).isEmpty();
        assertThat(paid(TOLD, minute(1448)).map(Recovery::waited)).contains(Duration.ofMinutes(1448));
    }

    @Test
    void ofSlowMethodsOnlyTheBanksTimeIsCounted() {
        var debit = state(2 * 1440, new News.MethodNamed(Method.debit("sepa_debit", "py_1")), PAID);
        var begun = List.<Message>of(new Message.Delayed(Step.BEGUN, "py_1"));
        assertThat(Recovery.of(new Message.Paid(), begun, debit, minute(2 * 1440)))
                .contains(new Recovery(MethodClass.DEBIT, RecoveryPath.CALLBACK, Duration.ofDays(2)));
        var slip = state(1440, new News.MethodNamed(Method.voucher("konbini", minute(4000), "")), PAID);
        assertThat(Recovery.of(new Message.Paid(), begun, slip, minute(1440))).isEmpty();
    }

    /// Whoever had a slip and then took a card has waited since the card, and we may have heard of that late.
    @Test
    void whoChangedTheMethodIsNotCounted() {
        var slip = new News.MethodNamed(Method.voucher("konbini", minute(4000), ""));
        var card = Fact.of(KEY, Source.CALLBACK, "c", minute(5), new News.MethodNamed(Method.instant("card")));
        var paid = Fact.of(KEY, Source.CALLBACK, "d", minute(20), PAID);
        var changed =
                Stream.of(card, paid).map(Summary::of).reduce(state(1, slip).summary(), Summary::join);
        assertThat(Recovery.of(new Message.Paid(), TOLD, PaymentState.of(changed), minute(20)))
                .isEmpty();
    }
}
