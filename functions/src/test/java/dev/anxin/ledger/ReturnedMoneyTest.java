package dev.anxin.ledger;

import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.MoneyState.Place;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Money;
import org.junit.jupiter.api.Test;

/// Money that goes back: what cannot be added is not added, and what came back stays owed until it is covered.
final class ReturnedMoneyTest {
    private static final Money PART = new Money(200, "USD");

    private static Fact refund(long minute, String id, Refund.Status status, Money amount) {
        return called(minute, new News.RefundReported(id, status, amount));
    }

    private static Fact went(long minute, String id) {
        return refund(minute, id, Refund.Status.SUCCEEDED, PART);
    }

    private static Fact bounced(long minute, String id) {
        return refund(minute, id, Refund.Status.FAILED, PART);
    }

    @Test
    void aRefundInAnotherCurrencyOrOfNoAmountCountsNothingAndCallsAPerson() {
        for (Money amount : new Money[] {new Money(12_900, "JPY"), Money.NONE}) {
            var state = state(registered(), paid(3), refund(50, "gateway:1", Refund.Status.SUCCEEDED, amount));
            assertThat(state.money().returned().minor()).isZero();
            assertThat(state.money().refundable()).isEqualTo(PRICE.minor());
            assertThat(state.isPaid()).isTrue();
            assertThat(state.quarantine()).isEmpty();
            assertThat(state.review()).containsOnlyKeys(Review.REFUND_DIFFERS);
            assertThat(state.owed()).noneMatch(Effect.Tell.class::isInstance);
        }
    }

    @Test
    void ourOwnRefundKeepsItsReservationWhateverCurrencyTheGatewayNames() {
        var asked = fact(
                Source.REFUND,
                minute(40),
                new News.RefundRequested("1001-r", PART, "by-hand: wish", "agent"),
                new News.RefundAdmitted("1001-r"));
        var state = state(
                registered(), paid(3), asked, refund(50, "1001-r", Refund.Status.PENDING, new Money(9_999, "USN")));
        assertThat(state.money().refundable()).isEqualTo(899);
        assertThat(state.review()).containsKey(Review.REFUND_DIFFERS);
    }

    @Test
    void aBouncedRefundIsOwedUntilALaterOneOfItsAmountArrives() {
        var before = state(registered(), paid(3), went(50, "gateway:1"), bounced(60, "gateway:1"));
        assertThat(before.owedRefunds()).containsExactly("gateway:1");
        assertThat(before.diagnosis()).isEqualTo(Diagnosis.REFUND_FAILED);
        var after =
                state(registered(), paid(3), went(50, "gateway:1"), bounced(60, "gateway:1"), went(70, "gateway:2"));
        assertThat(after.owedRefunds()).isEmpty();
        assertThat(after.diagnosis()).isEqualTo(Diagnosis.PAID);
        assertThat(after.review()).isEmpty();
        assertThat(after.moneyPlace()).isEqualTo(Place.PART_REFUNDED);
    }

    @Test
    void anotherSuccessHidesNothing() {
        var earlier =
                state(registered(), paid(3), went(50, "gateway:1"), went(55, "gateway:2"), bounced(60, "gateway:1"));
        assertThat(earlier.owedRefunds()).containsExactly("gateway:1");
        var other = refund(70, "gateway:3", Refund.Status.SUCCEEDED, new Money(201, "USD"));
        assertThat(state(registered(), paid(3), went(50, "gateway:1"), bounced(60, "gateway:1"), other)
                        .owedRefunds())
                .containsExactly("gateway:1");
        var twice = state(
                registered(),
                paid(3),
                went(50, "gateway:1"),
                bounced(60, "gateway:1"),
                went(51, "gateway:2"),
                bounced(61, "gateway:2"),
                went(70, "gateway:3"));
        assertThat(twice.owedRefunds()).as("one covers one").hasSize(1);
    }

    @Test
    void whatCoversAndBouncesIsOwedInItsTurn() {
        var again = state(
                registered(),
                paid(3),
                went(50, "gateway:1"),
                bounced(60, "gateway:1"),
                went(70, "gateway:2"),
                bounced(80, "gateway:2"));
        assertThat(again.owedRefunds()).containsExactly("gateway:2");
    }

    @Test
    void aRefundThatNamesItOrAPersonCoversIt() {
        var named = fact(
                Source.REFUND,
                minute(65),
                new News.RefundRequested("1001-r", PRICE, "by-hand: instead of gateway:1, and more", "agent"),
                new News.RefundAdmitted("1001-r"),
                new News.RefundReported("1001-r", Refund.Status.SUCCEEDED, PRICE));
        assertThat(state(registered(), paid(3), went(50, "gateway:1"), bounced(60, "gateway:1"), named)
                        .owedRefunds())
                .isEmpty();
        var reviewed = fact(Source.PERSON, minute(65), new News.Reviewed("agent"));
        assertThat(state(registered(), paid(3), went(50, "gateway:1"), bounced(60, "gateway:1"), reviewed)
                        .owedRefunds())
                .isEmpty();
    }
}
