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
import org.junit.jupiter.api.Test;

/// A card network's early warning: a person decides whether to refund before the dispute comes.
final class FraudWarningTest {
    private static final Fact WARNED = called(9, new News.FraudWarned("misc", true));

    @Test
    void callsAPersonAndKeepsTheShopFromShipping() {
        var state = state(registered(), paid(3), WARNED);
        assertThat(state.isPaid()).as("nothing went back").isTrue();
        assertThat(state.review()).containsOnlyKeys(Review.FRAUD_WARNING);
        assertThat(state.obstacle()).contains(Obstacle.FRAUD_WARNING);
        assertThat(state.owed()).contains(new Effect.Announce("payment.needs-review", "fraud-warning"));
    }

    @Test
    void aPersonsReviewSettlesIt() {
        var state = state(registered(), paid(3), WARNED, fact(Source.PERSON, minute(20), new News.Reviewed("support")));
        assertThat(state.review()).isEmpty();
        assertThat(state.obstacle()).isEmpty();
    }

    @Test
    void isActionableUntilTheNetworkSaysThatItIsTooLate() {
        var late = called(12, new News.FraudWarned("misc", false));
        assertThat(state(registered(), paid(3), WARNED).isFraudActionable()).isTrue();
        assertThat(state(registered(), paid(3), WARNED, late).isFraudActionable())
                .isFalse();
        assertThat(state(registered(), paid(3), late).isFraudActionable()).isFalse();
        assertThat(state(registered(), paid(3), late, called(13, new News.FraudWarned("misc", true)))
                        .isFraudActionable())
                .as("the first warning is heard last")
                .isFalse();
        assertThat(state(registered(), paid(3)).isFraudActionable()).isFalse();
    }

    @Test
    void callsAPersonAlsoWhenItIsTooLate() {
        var late = called(9, new News.FraudWarned("misc", false));
        assertThat(state(registered(), paid(3), late).review()).containsOnlyKeys(Review.FRAUD_WARNING);
    }

    @Test
    void isOverOnceTheMoneyWentBack() {
        var back = called(20, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE));
        assertThat(state(registered(), paid(3), WARNED, back).review()).isEmpty();
    }

    @Test
    void ofAPaymentThatWasNotTakenCallsNobody() {
        assertThat(state(registered(), WARNED).review()).isEmpty();
        assertThat(state(registered(), WARNED, paid(12)).review()).containsOnlyKeys(Review.FRAUD_WARNING);
    }
}
