package dev.anxin.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.MoneyState.Place;
import dev.anxin.ledger.Obstacle;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.MethodSchedule.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Stories that once ended wrong.
final class CaseTest {
    private static boolean isBegun(Message message) {
        return message instanceof Message.Delayed(var step, var _) && step == Step.BEGUN;
    }

    private static Stream<Message> told(PaymentState state) {
        return state.owed().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).message());
    }

    private static void nothingWentBack(List<PaymentState> looks) {
        assertThat(looks).isNotEmpty().allSatisfy(state -> {
            assertThat(state.money().returned().minor()).isZero();
            assertThat(state.summary().refunds().entries()).isEmpty();
            assertThat(told(state)).noneMatch(Message.Refunded.class::isInstance);
        });
    }

    @Test
    void theRestOfAHoldThatIsLetGoIsNoRefund() throws IOException {
        var looks = CaseStory.looks("02-partial-capture-remainder");
        nothingWentBack(looks);
        assertThat(looks).allSatisfy(state -> {
            assertThat(state.money().captured().minor()).isEqualTo(6000);
            assertThat(state.money().refundable()).isEqualTo(6000);
        });
        assertThat(looks.getFirst().alarm().isSet()).as("a question is owed").isTrue();
    }

    @Test
    void aHoldThatIsLetGoIsNoRefundAndThePaymentIsClosed() throws IOException {
        var looks = CaseStory.looks("03-hold-released-as-refund");
        nothingWentBack(looks);
        assertThat(looks.getLast().status()).isEqualTo(Status.CLOSED);
        assertThat(told(looks.getLast())).anyMatch(Message.NotPaid.class::isInstance);
    }

    @Test
    void aPreventedDisputeAndItsRefundAreOneMoney() throws IOException {
        var end = CaseStory.looks("05-dispute-prevented").getLast();
        assertThat(end.diagnosis()).isEqualTo(Diagnosis.REFUNDED);
        assertThat(end.moneyPlace()).isEqualTo(Place.REFUNDED);
        assertThat(end.review()).isEmpty();
    }

    @Test
    void aSlipIsWaitedForUntilItsDueDate() throws IOException {
        var looks = CaseStory.looks("10-voucher-three-days");
        var waiting = looks.getFirst();
        assertThat(waiting.status()).isEqualTo(Status.ACTING);
        assertThat(waiting.diagnosis()).isEqualTo(Diagnosis.WAITS_FOR_CUSTOMER);
        assertThat(waiting.obstacle()).contains(Obstacle.WAITS_FOR_CUSTOMER);
        assertThat(waiting.review()).isEmpty();
        assertThat(told(waiting)).singleElement().matches(CaseTest::isBegun);
        assertThat(looks.getLast().isPaid()).isTrue();
        assertThat(looks.getLast().late()).isFalse();
    }

    @Test
    void aSlipIsNotOverBecauseTheShopsTimeIs() throws IOException {
        var looks = CaseStory.looks("11-voucher-default-window");
        var waiting = looks.getFirst();
        assertThat(waiting.status()).isEqualTo(Status.ACTING);
        assertThat(waiting.windowEnd())
                .isAfter(waiting.summary().registration().at().plus(Duration.ofDays(3)));
        assertThat(waiting.review()).isEmpty();
        assertThat(told(waiting)).singleElement().matches(CaseTest::isBegun);
        assertThat(looks.getLast().isPaid()).isTrue();
        assertThat(looks.getLast().late()).isFalse();
    }

    @Test
    void aRefundThatCameBackIsOwedUntilAnotherArrived() throws IOException {
        var looks = CaseStory.looks("12-partial-refund-bounced-then-made-again");
        assertThat(looks.getFirst().diagnosis()).isEqualTo(Diagnosis.REFUND_FAILED);
        assertThat(looks.getLast().diagnosis()).isEqualTo(Diagnosis.PAID);
        assertThat(looks.getLast().moneyPlace()).isEqualTo(Place.PART_REFUNDED);
        assertThat(looks.getLast().review()).isEmpty();
    }

    @Test
    void aFailureThatIsLearnedByAskingOvertakesWhatWasUnderWay() throws IOException {
        var looks = CaseStory.looks("04-async-failed-callback-lost");
        assertThat(looks).hasSize(2).allSatisfy(state -> {
            assertThat(state.status()).isEqualTo(Status.FAILED);
            assertThat(state.owed()).contains(new Effect.Announce("payment.failed", "py_made1"));
        });
        assertThat(told(looks.getLast())).contains(new Message.NotPaid("py_made1"));
    }

    @Test
    void eachAttemptIsToldOnceThoughStripeTellsItTwice() throws IOException {
        var looks = CaseStory.looks("09-three-attempts-one-intent");
        assertThat(looks.get(0).owed()).contains(new Effect.Announce("payment.failed", "ch_1"));
        assertThat(told(looks.get(0))).containsOnlyOnce(new Message.NotPaid("ch_1"));
        assertThat(looks.get(1).summary().attempts().entries()).containsOnlyKeys("ch_1", "ch_2");
        assertThat(looks.get(1).isPaid()).isTrue();
        assertThat(told(looks.get(1))).noneMatch(Message.NotPaid.class::isInstance);
    }
}
