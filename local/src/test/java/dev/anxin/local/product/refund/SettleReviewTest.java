package dev.anxin.local.product.refund;

import static dev.anxin.local.product.refund.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Obstacle;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.Review;
import dev.anxin.payment.Money;
import org.junit.jupiter.api.Test;

/// A person decides what no machine can, and says what they looked at.
final class SettleReviewTest {
    private static final News INQUIRY = new News.DisputeReported("cb_1", Dispute.Status.INQUIRY, TestShop.PRICE);

    @Test
    void letsTheShopShipAfterAnInquiry() throws Exception {
        var payment = SHOP.paid("by-hand", "asked");
        payment.hear("inquiry", INQUIRY);
        assertThat(payment.state().moneyObstacle()).contains(Obstacle.INQUIRY);

        assertThat(payment.review("inquiry").needWhole("statusCode")).isEqualTo(200);

        assertThat(payment.state().review()).isEmpty();
        assertThat(payment.state().moneyObstacle()).isEmpty();
    }

    @Test
    void settlesNothingThatNobodyHasSeen() throws Exception {
        var payment = SHOP.paid("by-hand", "unseen");
        payment.hear("inquiry", INQUIRY);
        payment.hear("warning", new News.FraudWarned("misc", true));

        var refused = payment.review("inquiry");

        assertThat(refused.needWhole("statusCode")).isEqualTo(409);
        assertThat(refused.needText("body")).contains("[fraud-warning]");
        assertThat(payment.state().review()).containsOnlyKeys(Review.INQUIRY, Review.FRAUD_WARNING);
        assertThat(payment.review("inquiry", "fraud-warning").needWhole("statusCode"))
                .isEqualTo(200);
        assertThat(payment.state().review()).isEmpty();
    }

    @Test
    void isTheSameTwiceAndCallsAgainForWhatComesLater() throws Exception {
        var payment = SHOP.paid("by-hand", "twice");
        payment.hear("warning", new News.FraudWarned("misc", true));
        payment.review("fraud-warning");
        assertThat(payment.review("fraud-warning").needWhole("statusCode")).isEqualTo(200);

        SHOP.setTime(SHOP.functions().now().plusSeconds(60));
        payment.hear("again", new News.FraudWarned("misc", true));

        assertThat(payment.state().review()).containsOnlyKeys(Review.FRAUD_WARNING);
    }

    @Test
    void setsAnImpossibleWordAsideAndDoubtsTheNextOne() throws Exception {
        var payment = SHOP.paid("by-hand", "impossible");
        payment.hear("negative", new News.Contradicted("'amount' is negative"));
        assertThat(payment.state().moneyObstacle()).contains(Obstacle.QUARANTINED);

        assertThat(payment.review("quarantined").needWhole("statusCode")).isEqualTo(200);
        assertThat(payment.state().quarantine()).as("only looked at").containsExactly(Doubt.CONTRADICTION);
        assertThat(payment.lift("quarantined").needWhole("statusCode")).isEqualTo(200);
        assertThat(payment.lift("quarantined").needWhole("statusCode"))
                .as("twice")
                .isEqualTo(200);
        assertThat(payment.state().quarantine()).isEmpty();
        assertThat(payment.state().moneyObstacle()).isEmpty();

        SHOP.setTime(SHOP.functions().now().plusSeconds(60));
        payment.hear("zero", new News.Contradicted("paid, but nothing was taken"));
        assertThat(payment.state().quarantine()).containsExactly(Doubt.CONTRADICTION);
        assertThat(payment.state().review()).containsOnlyKeys(Review.QUARANTINED);
    }

    @Test
    void setsNoOtherMoneyAside() throws Exception {
        var payment = SHOP.paid("by-hand", "other-money");
        payment.hear("euros", new News.Paid(new Money(1099, "EUR"), 1099));

        var refused = payment.lift("quarantined");

        assertThat(refused.needWhole("statusCode")).isEqualTo(409);
        assertThat(refused.needText("body")).contains("other-money");
        assertThat(payment.state().quarantine()).containsExactly(Doubt.CURRENCY);
        assertThat(payment.state().review()).containsOnlyKeys(Review.QUARANTINED);
        assertThat(payment.lift("disputed").needText("body"))
                .as("who looked at something else")
                .contains("unseen");
    }

    @Test
    void knowsItsReasons() throws Exception {
        var payment = SHOP.paid("by-hand", "reasons");
        assertThat(payment.review("bored").needWhole("statusCode")).isEqualTo(400);
        assertThat(payment.review().needWhole("statusCode")).isEqualTo(400);
        assertThat(payment.review("disputed").needWhole("statusCode"))
                .as("nothing calls for anybody")
                .isEqualTo(200);
    }
}
