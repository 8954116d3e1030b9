package dev.anxin.local.product.refund;

import static dev.anxin.local.product.refund.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.refund.Reservation;
import org.junit.jupiter.api.Test;

/// No money goes back while it is disputed or doubted.
final class DisputedRefundTest {
    @Test
    void refusesARequestWhileADisputeIsKnown() throws Exception {
        var payment = SHOP.paid("by-hand", "known");

        payment.hear("dispute", new News.DisputeReported("cb_1", Dispute.Status.OPEN, TestShop.PRICE));

        assertThat(payment.requestRefund("request", 600).needText("body")).contains("disputed");
    }

    @Test
    void refusesARefundWhenTheGatewayTellsOfADispute() throws Exception {
        var payment = SHOP.paid("by-hand", "told");
        payment.gateway().disputes().chargeBack("told");

        assertThat(payment.requestRefund("request", 600).needWhole("statusCode"))
                .isEqualTo(202);
        payment.proceed();

        assertThat(payment.onlyRefund().why()).isEqualTo("a dispute is open");
        assertThat(payment.requestRefund("other", 600).needText("body")).contains("disputed");
    }

    @Test
    void freesTheMoneyWhenADisputeIsOpenedDuringTheCall() throws Exception {
        var payment = SHOP.paid("by-hand", "during");
        payment.gateway().failNextRefund(new Fault.ChargebackDuring());

        payment.requestRefund("request", 600);
        payment.proceed();

        assertThat(payment.onlyRefund().status())
                .as("refused by the gateway, as the only call")
                .isEqualTo(Refund.Status.FAILED);
        assertThat(payment.reservations()).allMatch(one -> one.stage() == Reservation.Stage.RELEASED);
        assertThat(payment.moved()).isEmpty();
        assertThat(payment.state().review()).containsKey(Review.REFUND_FAILED);
    }

    @Test
    void refusesARefundOfADoubtedPayment() throws Exception {
        var payment = SHOP.paid("by-hand", "doubted");

        payment.requestRefund("request", 600);
        payment.hear("doubt", new News.Contradicted("made"));
        payment.proceed();

        assertThat(payment.onlyRefund().why()).contains("doubted");
        assertThat(payment.gateway().find("doubted").map(GatewayPayment::status))
                .contains(GatewayPayment.Status.SUCCEEDED);
        assertThat(payment.moved()).isEmpty();
    }
}
