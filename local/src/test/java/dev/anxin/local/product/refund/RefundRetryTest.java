package dev.anxin.local.product.refund;

import static dev.anxin.local.product.refund.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.Queued;
import dev.anxin.local.simulator.Fault;
import dev.anxin.refund.Reservation;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money goes back once, whatever is lost, repeated or dies on the way.
final class RefundRetryTest {
    private static final MortalTable MORTAL = new MortalTable();
    private static final RequestStreamHandler OVER_MORTAL = SHOP.functions().refundOver(MORTAL);

    @AfterAll
    static void close() {
        MORTAL.close();
    }

    @ParameterizedTest
    @CsvSource({"olepay, REPLY, 1", "stripe, REPLY, 1", "olepay, CALL, 2", "stripe, CALL, 2"})
    void asksTheGatewayBeforeItRepeatsACall(String account, Lost lost, int calls) throws Exception {
        var payment = SHOP.paid(account, "unclear-" + lost + "-" + account);
        var id = payment.refundId("unfulfilled");
        payment.gateway().failNextRefund(lost == Lost.REPLY ? new Fault.LoseReply() : new Fault.FailBefore());

        payment.checkAndProceed();
        assertThat(payment.refund(id).status()).isEqualTo(Refund.Status.UNKNOWN);
        assertThat(payment.refund(id).isToCarryOut()).isTrue();
        payment.checkAndProceed(3); // after 1 and 2 minutes the lease is alive, after 5 it is over

        payment.assertRefundedOnce(id);
        assertThat(payment.refund(id).status()).isEqualTo(Refund.Status.SUCCEEDED);
        assertThat(payment.reservation(id).calls()).isEqualTo(calls);
    }

    enum Lost {
        /// The gateway did it.
        REPLY,
        /// It did not.
        CALL
    }

    /// The gateway knows nothing of the refund, and may have forgotten the key.
    @Test
    void callsAPersonWhenTheGatewayMayHaveForgottenTheKey() throws Exception {
        var payment = SHOP.paid("stripe", "forgotten");
        var id = payment.refundId("unfulfilled");
        payment.gateway().failNextRefund(new Fault.FailBefore());
        payment.checkAndProceed();

        SHOP.pass(Duration.ofHours(13));
        payment.deliverRefundMessage(id, 1);
        payment.proceed();
        assertThat(SHOP.functions().outcomes(id)).endsWith("uncertain");
        payment.checkAndProceed(6);

        assertThat(payment.state().review()).containsKey(Review.REFUND_UNCERTAIN);
        assertThat(payment.moved()).isEmpty();
    }

    @Test
    void takesEveryMessageManyTimes() throws Exception {
        var payment = SHOP.paid("olepay", "twice");
        var id = payment.refundId("unfulfilled");
        payment.check();
        SHOP.functions().foldAndReact(payment.key());

        payment.deliverRefundMessage(id, 10);
        payment.proceed();
        payment.deliverRefundMessage(id, 10);
        SHOP.pass(Duration.ofMinutes(10));
        payment.deliverRefundMessage(id, 10);

        payment.assertRefundedOnce(id);
        assertThat(payment.refund(id).status()).isEqualTo(Refund.Status.SUCCEEDED);
    }

    /// What a run writes, in this order. It calls the gateway before the last.
    enum Write {
        PROOF(1),
        ADMISSION(2),
        CALL(3),
        OUTCOME(4);

        private final int number;

        Write(int number) {
            this.number = number;
        }
    }

    /// A write that is lost leaves what the one before it left, and so does a read: only the last has both its
    /// rows, for the gateway was called before it. The simulation's `ExhaustiveTest` has the reads too.
    @ParameterizedTest
    @CsvSource({"PROOF, DONE", "ADMISSION, DONE", "CALL, DONE", "OUTCOME, LOST", "OUTCOME, DONE"})
    void mayDieAtEveryWrite(Write write, MortalTable.Last last) throws Exception {
        var payment = SHOP.paid("olepay", "dies-" + write + "-" + last);
        var id = payment.refundId("unfulfilled");

        assertThat(runUntil(payment, write.number, last)).isEqualTo(write.number);
        payment.deliverRefundMessage(id, 1); // again: SQS heard that it failed
        payment.proceed();
        payment.checkAndProceed(3);

        payment.assertRefundedOnce(id);
        assertThat(payment.refund(id).status()).isEqualTo(Refund.Status.SUCCEEDED);
        assertThat(payment.reservation(id).stage()).isEqualTo(Reservation.Stage.SUCCEEDED);
    }

    @Test
    void makesNoOtherWrites() throws Exception {
        var payment = SHOP.paid("olepay", "lives");

        assertThat(runUntil(payment, Integer.MAX_VALUE, MortalTable.Last.DONE)).isEqualTo(Write.values().length);

        payment.assertRefundedOnce(payment.refundId("unfulfilled"));
    }

    /// @return how often it wrote
    private static int runUntil(TestPayment payment, int write, MortalTable.Last last) throws IOException {
        payment.check();
        SHOP.functions().foldAndReact(payment.key());
        MORTAL.diesAt(write, last);
        var message = ManualFunctions.refundMessage(payment.key(), payment.refundId("unfulfilled"));
        ProductStack.invoke(OVER_MORTAL, Queued.event(message));
        return MORTAL.writes();
    }
}
