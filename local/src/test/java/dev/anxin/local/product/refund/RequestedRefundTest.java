package dev.anxin.local.product.refund;

import static dev.anxin.local.product.refund.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.payment.Money;
import dev.anxin.refund.Reservation;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Refunds that operators ask for, and what the gateway makes of them.
final class RequestedRefundTest {
    @Test
    void operatorsAtOnceNeverGetMoreThanIsThere() throws Exception {
        var payment = SHOP.paid("by-hand", "operators");

        var answers = TestShop.atOnce(IntStream.range(0, 4)
                .<Callable<Json>>mapToObj(number -> () -> payment.requestRefund("operator-" + number, 600))
                .toList());
        payment.proceed();

        assertThat(answers).anyMatch(answer -> answer.needWhole("statusCode") == 202);
        assertThat(payment.moved()).hasSize(1);
        assertThat(payment.refunds())
                .filteredOn(refund -> refund.decision() == Refund.Decision.ADMITTED)
                .hasSize(1);
        assertThat(payment.requestRefund("rest", 499).needWhole("statusCode")).isEqualTo(202);
        payment.proceed();
        assertThat(payment.moved()).extracting(one -> one.amount().minor()).containsExactly(600L, 499L);
    }

    @Test
    void aFulfilledOrderIsRefundedOnRequestAlone() throws Exception {
        var payment = SHOP.paid("olepay", "fulfilled");
        assertThat(SHOP.fulfil("fulfilled")).isEqualTo(200);
        payment.proceed();
        assertThat(payment.state().alarm().isSet())
                .as("nothing goes back by itself")
                .isFalse();

        payment.requestRefund("goods-came-back", 1099);
        payment.proceed();

        assertThat(payment.moved()).hasSize(1);
        assertThat(payment.state().summary().order().status()).isEqualTo(Order.Status.FULFILLED);
    }

    @Test
    void checksAPendingRefundUntilItSucceeds() throws Exception {
        var payment = SHOP.paid("by-hand", "pending");
        payment.gateway().failNextRefund(new Fault.PendingFor(Duration.ofDays(3)));
        payment.requestRefund("request", 1099);
        payment.proceed();
        assertThat(payment.onlyRefund().status()).isEqualTo(Refund.Status.PENDING);

        payment.gateway().settleRefunds("pending", GatewayRefund.Status.SUCCEEDED);
        payment.checkAndProceed();

        assertThat(payment.onlyRefund().status()).isEqualTo(Refund.Status.SUCCEEDED);
        assertThat(payment.reservations()).allMatch(one -> one.stage() == Reservation.Stage.SUCCEEDED);
    }

    @Test
    void aBouncedRefundCallsAPersonAndItsMoneyCanGoBackAnotherWay() throws Exception {
        var payment = SHOP.paid("by-hand", "bounced");
        payment.requestRefund("request", 1099);
        payment.proceed();
        var bounced = payment.state().summary().refunds().entries().firstKey();

        payment.gateway().settleRefunds("bounced", GatewayRefund.Status.FAILED);
        payment.hear("bounced", new News.RefundReported(bounced, Refund.Status.FAILED, TestShop.PRICE));
        payment.proceed();
        assertThat(payment.reservations()).allMatch(one -> one.stage() == Reservation.Stage.RELEASED);
        assertThat(payment.state().review()).containsKey(Review.REFUND_BOUNCED);

        assertThat(payment.requestRefund("another-way", 1099).needWhole("statusCode"))
                .isEqualTo(202);
        payment.proceed();
        assertThat(payment.refunds())
                .extracting(Refund::status)
                .containsExactlyInAnyOrder(Refund.Status.FAILED, Refund.Status.SUCCEEDED);
    }

    @Test
    void countsWhatWasRefundedInTheDashboard() throws Exception {
        var payment = SHOP.paid("by-hand", "dashboard");
        payment.gateway().refundInDashboard("dashboard", new Money(600, "USD"));

        assertThat(payment.requestRefund("request", 600).needWhole("statusCode"))
                .as("not heard of yet")
                .isEqualTo(202);
        payment.proceed();
        assertThat(payment.refunds())
                .filteredOn(Refund::isOurs)
                .singleElement()
                .satisfies(refund -> assertThat(refund.why()).contains("more than is left"));
        assertThat(payment.requestRefund("again", 600).needText("body")).contains("more-than-left", "4.99 USD");

        payment.requestRefund("rest", 499);
        payment.proceed();
        assertThat(payment.moved()).hasSize(2);
        assertThat(payment.reservations()).as("ours and theirs").hasSize(2);
    }

    @Test
    void aGatewayThatSaysMoreThanItWasAskedCallsAPerson() throws Exception {
        var payment = SHOP.paid("by-hand", "more");
        payment.gateway().failNextRefund(new Fault.ReportMore(1));

        payment.requestRefund("request", 600);
        payment.proceed();

        assertThat(payment.onlyRefund().reported()).isEqualTo(new Money(601, "USD"));
        assertThat(payment.state().review()).containsKey(Review.REFUND_DIFFERS);
        assertThat(payment.reservations()).allMatch(one -> one.amount().minor() == 601);
    }
}
