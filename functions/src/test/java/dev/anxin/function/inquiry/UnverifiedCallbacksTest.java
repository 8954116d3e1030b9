package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Wake;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

final class UnverifiedCallbacksTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaymentKey NAMED = new PaymentKey("olepay", "1001");

    private final Sent sent = new Sent();
    private final UnverifiedCallbacks callbacks = new UnverifiedCallbacks(() -> {
        sent.connections++;
        return new Queue(sent, "wakes");
    });

    private static final class Sent implements SqsClient {
        private final List<SendMessageRequest> messages = new ArrayList<>();
        private int connections;
        private boolean isDown;

        @Override
        public SendMessageResponse sendMessage(Consumer<SendMessageRequest.Builder> request) {
            if (isDown) {
                throw SdkClientException.create("nobody answers");
            }
            messages.add(SendMessageRequest.builder().applyMutation(request).build());
            return SendMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void sendsAWakeAtOnceInTheAccountsGroup() {
        callbacks.ask(NAMED, NOON.plusMillis(31_250));
        var message = sent.messages.getFirst();
        assertThat(message.messageGroupId()).isEqualTo("olepay");
        assertThat(message.delaySeconds()).isZero();
        assertThat(Wake.read(message.messageBody())).isEqualTo(new Wake(NAMED, NOON, Wake.Cause.UNVERIFIED));
    }

    @Test
    void sendsNoMoreThanAFewAMinuteWhoeverIsNamed() {
        for (int i = 0; i < 500; i++) {
            callbacks.ask(NAMED.withReference("x" + i), NOON.plusMillis(i * 100L));
        }
        assertThat(sent.messages).hasSize(InquiryRequests.A_MINUTE);
        callbacks.ask(NAMED, NOON.plusSeconds(60));
        assertThat(sent.messages).hasSize(InquiryRequests.A_MINUTE + 1);
        callbacks.ask(new PaymentKey("stripe", "pi_1"), NOON);
        assertThat(sent.messages).hasSize(InquiryRequests.A_MINUTE + 2);
    }

    /// Most copies of the function hear nothing but the truth.
    @Test
    void connectsOnceAndNotBeforeItHasTo() {
        assertThat(sent.connections).isZero();
        callbacks.ask(NAMED, NOON);
        callbacks.ask(NAMED, NOON);
        assertThat(sent.connections).isOne();
    }

    /// Else the stranger would hear another answer when our queue is out of reach.
    @Test
    void aQueueThatIsOutOfReachChangesNothing() {
        sent.isDown = true;
        callbacks.ask(NAMED, NOON);
        assertThat(sent.messages).isEmpty();
        sent.isDown = false;
        callbacks.ask(NAMED, NOON);
        assertThat(sent.messages).hasSize(1);
    }
}
