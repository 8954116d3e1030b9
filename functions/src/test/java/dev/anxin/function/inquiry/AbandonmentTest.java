package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What may be closed at the gateway at the end of the shop's half an hour.
final class AbandonmentTest {
    private static final PaymentKey KEY = new PaymentKey("stripe", "pi_1");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant OVER = NOON.plus(Duration.ofMinutes(30));
    private static final Instant DUE = NOON.plus(Duration.ofDays(3));
    private static final News SLIP = new News.MethodNamed(Method.voucher("konbini", DUE, ""));

    private static boolean isClosed(Instant now, News... answer) {
        var registration =
                new Registration(NOON, "shop", "o-1", new Money(1000, "JPY"), "", "en", "UTC", OVER, "", Terms.DEFAULT);
        var fact = Fact.of(KEY, Fact.Source.MERCHANT, "1", NOON, new News.Registered(registration));
        return Abandonment.is(PaymentState.of(Summary.of(fact)), Fact.of(KEY, Fact.Source.CHECK, "2", now, answer));
    }

    @Test
    void whatNobodyBeganIsClosed() {
        assertThat(isClosed(OVER, new News.Unpaid())).isTrue();
        assertThat(isClosed(OVER.minusSeconds(1), new News.Unpaid())).isFalse();
        assertThat(isClosed(OVER, new News.Failed("", "101"), new News.Unpaid()))
                .isTrue();
    }

    @Test
    void silenceClosesNothing() {
        assertThat(isClosed(OVER, new News.NoAnswer("timeout"))).isFalse();
        assertThat(isClosed(OVER, new News.NotFound())).isFalse();
    }

    @Test
    void aSlipThatThisVeryAnswerNamesIsNotClosed() {
        assertThat(isClosed(OVER, new News.Acting("", ""), new News.Unpaid(), SLIP))
                .isFalse();
        assertThat(isClosed(DUE, new News.Acting("", ""), new News.Unpaid(), SLIP))
                .isFalse();
    }

    @Test
    void aSlipIsClosedAfterTheGatewaysOwnDelay() {
        var end = NOON.plus(Duration.ofDays(7)); // Thursday, and two business days
        assertThat(isClosed(end, new News.Acting("", ""), new News.Unpaid(), SLIP))
                .isTrue();
    }

    @Test
    void aTransferOfWhichAPartCameIsNotClosed() {
        var end = NOON.plus(Duration.ofDays(7));
        assertThat(isClosed(end, new News.Acting("", ""), new News.Unpaid(), transfer(1000)))
                .as("nothing came")
                .isTrue();
        assertThat(isClosed(end, new News.Acting("", ""), new News.Unpaid(), transfer(400)))
                .isFalse();
        assertThat(isClosed(end, new News.Failed("", "card_declined"), new News.Unpaid(), transfer(400)))
                .as("a card that was tried afterwards")
                .isFalse();
    }

    private static News transfer(long remaining) {
        return new News.MethodNamed(Method.transfer("bank_transfer", DUE, "", remaining));
    }

    @Test
    void whoActsInAWayThatIsNotNamedMayHaveASlip() {
        assertThat(isClosed(OVER, new News.Acting("", ""), new News.Unpaid())).isFalse();
        assertThat(isClosed(
                        OVER, new News.Acting("", ""), new News.Unpaid(), new News.MethodNamed(Method.instant("card"))))
                .isTrue();
    }

    @Test
    void aDebitIsNeverClosed() {
        var debit = new News.MethodNamed(Method.debit("us_bank_account", ""));
        assertThat(isClosed(OVER.plus(Duration.ofDays(30)), new News.Acting("", ""), new News.Unpaid(), debit))
                .isFalse();
    }
}
