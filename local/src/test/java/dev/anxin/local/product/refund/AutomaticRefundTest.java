package dev.anxin.local.product.refund;

import static dev.anxin.local.product.refund.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Transactions;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.local.product.ProductStack;
import dev.anxin.refund.Reservation;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Money that goes back by itself, and what keeps it from going.
final class AutomaticRefundTest {
    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void refundsWhatNobodyFulfilledInItsGraceTime(String account) throws Exception {
        var payment = SHOP.paid(account, "forgotten-at-" + account);
        var id = payment.refundId("unfulfilled");

        payment.checkAndProceed();

        payment.assertRefundedOnce(id);
        assertThat(payment.refund(id).decision()).isEqualTo(Refund.Decision.ADMITTED);
        assertThat(payment.refund(id).status()).isEqualTo(Refund.Status.SUCCEEDED);
        assertThat(payment.reservation(id).stage()).isEqualTo(Reservation.Stage.SUCCEEDED);
        assertThat(payment.reservation(id).calls()).isEqualTo(1);
        assertThat(payment.state().summary().order().holder())
                .as("what went back wholly releases its order")
                .isEqualTo(Order.Holder.NOBODY);
        assertThat(SHOP.fulfil("forgotten-at-" + account)).isEqualTo(409);
    }

    @Test
    void leavesItToAPersonWithoutAGraceTime() throws Exception {
        var payment = SHOP.paid("by-hand", "no-grace");
        assertThat(payment.state().alarm().isSet()).isFalse();

        SHOP.cancel("no-grace");
        payment.proceed();

        assertThat(payment.moved()).isEmpty();
        assertThat(payment.state().review()).containsKey(Review.MONEY_TO_RETURN);
    }

    @Test
    void refundsTheSecondPaymentOfAnOrderAtOnce() throws Exception {
        var first = SHOP.paid("olepay", "two-a", "two");

        var second = SHOP.paid("stripe", "two-b", "two");

        second.assertRefundedOnce(second.refundId("second"));
        assertThat(first.moved()).isEmpty();
        assertThat(SHOP.fulfil("two")).isEqualTo(200);
    }

    @Test
    void refundsACancelledOrderAtOnce() throws Exception {
        var payment = SHOP.paid("olepay", "cancelled");

        SHOP.cancel("cancelled");
        payment.proceed();

        payment.assertRefundedOnce(payment.refundId("cancelled"));
    }

    @Test
    void asksForNothingThatWentBackBeforeTheChangeWasHeard() throws Exception {
        var payment = SHOP.paid("olepay", "held-up");
        SHOP.cancel("held-up");
        var change = SHOP.functions().heldUp(payment.key());
        payment.requestRefund("by-hand", 1099);
        payment.proceed();
        assertThat(payment.moved()).hasSize(1);

        SHOP.functions().hear(change);
        payment.proceed();

        assertThat(payment.refunds()).hasSize(1);
        assertThat(payment.state().review()).isEmpty();
    }

    @Test
    void anOrderWhoseMoneyIsAskedBackCannotBeFulfilled() throws Exception {
        var payment = SHOP.paid("olepay", "too-late");

        payment.check();
        payment.hear("rung", new News.Rang(1));
        SHOP.functions().foldAndReact(payment.key());

        assertThat(SHOP.functions().refundMessages())
                .filteredOn(message -> message.contains("\"too-late\""))
                .hasSize(1);
        assertThat(SHOP.fulfil("too-late")).isEqualTo(409);
    }

    @Test
    void isFulfilledOrRefundedWhenBothHappenAtOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            var order = "at-once-" + round;
            var payment = SHOP.paid("olepay", order);
            payment.check();

            var statuses = TestShop.atOnce(List.<Callable<Long>>of(() -> SHOP.fulfil(order), () -> {
                SHOP.functions().foldAndReact(payment.key());
                payment.deliverRefundMessage(payment.refundId("unfulfilled"), 1);
                return 0L;
            }));
            payment.proceed();

            var fulfilled = statuses.getFirst() == 200;
            assertThat(payment.moved()).as(order).hasSize(fulfilled ? 0 : 1);
        }
    }

    @Test
    void stopsAtTheLimitOfTheAccount() throws Exception {
        for (String order : List.of("limit-1", "limit-2")) {
            var payment = SHOP.paid("limited", order);
            SHOP.cancel(order);
            payment.proceed();
            assertThat(payment.moved()).hasSize(1);
        }
        var third = SHOP.paid("limited", "limit-3");

        SHOP.cancel("limit-3");
        third.proceed();

        assertThat(third.moved()).isEmpty();
        assertThat(third.onlyRefund().why()).contains("limit of automatic refunds (2)");
        assertThat(SHOP.functions().outcomes("limit-3:cancelled")).containsExactly("stopped");
        assertThat(third.state().review()).containsKey(Review.MONEY_TO_RETURN);
    }

    /// Twenty paid orders in a row that nobody fulfilled look like a shop that is broken.
    @Test
    void stopsAfterAStreakUntilAnOrderIsFulfilled() throws Exception {
        var streaks = SHOP.functions().streaks();
        while (streaks.find("stripe") < 20) {
            assertThat(isLongerStreakWritten()).isTrue();
        }
        assertThat(isLongerStreakWritten()).isFalse();
        var stopped = SHOP.paid("stripe", "streak");
        stopped.checkAndProceed();
        assertThat(stopped.onlyRefund().why()).contains("20 paid orders in a row");

        SHOP.paid("stripe", "streak-ends");
        SHOP.fulfil("streak-ends");
        assertThat(streaks.find("stripe")).isZero();

        var next = SHOP.paid("stripe", "streak-next");
        next.checkAndProceed();
        assertThat(next.moved()).hasSize(1);
        assertThat(streaks.find("stripe")).isEqualTo(1);
    }

    private static boolean isLongerStreakWritten() {
        var tables = ProductStack.shared().engineClients().tables();
        return new Transactions(tables)
                .commit(List.of(SHOP.functions().streaks().write("stripe")));
    }
}
