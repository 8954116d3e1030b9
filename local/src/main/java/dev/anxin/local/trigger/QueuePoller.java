package dev.anxin.local.trigger;

import dev.anxin.local.template.Filter;
import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;

/// From a queue to a function. What is handled is deleted; what failed stays and becomes visible again
/// after the queue's own timeout, until the queue's redrive policy takes it away. What no filter lets pass
/// is deleted, as AWS does.
public final class QueuePoller extends WorkerLoop {
    private static final Duration IDLE = Duration.ofMillis(100); // between polls that found nothing
    private static final int WAIT_SECONDS = 1; // in a poll, which a message ends at once; closing waits for it
    private static final Duration LONGEST_HELD = Duration.ofHours(12); // SQS's own limit

    private final Trigger.QueueMessages trigger;
    private final String url;
    private final Duration visibility;
    private final Duration held;
    private final HostedFunction function;
    private final TriggerContext triggerContext;
    private final Semaphore permits;

    /// @param url of the trigger's queue
    /// @param visibility the queue's timeout
    public QueuePoller(
            Trigger.QueueMessages trigger,
            String url,
            Duration visibility,
            HostedFunction function,
            TriggerContext triggerContext) {
        super("poll " + trigger.name());
        this.trigger = trigger;
        this.url = url;
        this.visibility = visibility;
        this.held =
                held(visibility, triggerContext.pace().during(function.spec().timeout()));
        this.function = function;
        this.triggerContext = triggerContext;
        this.permits = new Semaphore(trigger.maximumConcurrency());
    }

    // Functions take their time however fast the queue's goes by: what one works on, no other may get.
    private static Duration held(Duration visibility, Duration timeout) {
        var needed = timeout.compareTo(visibility) > 0 ? timeout : visibility;
        return needed.compareTo(LONGEST_HELD) > 0 ? LONGEST_HELD : needed;
    }

    public String url() {
        return url;
    }

    @Override
    void step() throws InterruptedException {
        permits.acquire();
        var batch = receive();
        if (batch.isEmpty()) {
            permits.release();
            triggerContext.activity().await(IDLE);
        } else {
            Thread.ofVirtual().name("batch of " + trigger.name()).start(() -> handle(batch));
        }
    }

    private List<Message> receive() throws InterruptedException {
        try {
            return triggerContext
                    .engineClients()
                    .queues()
                    .receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(trigger.polling().batchSize())
                            .waitTimeSeconds(WAIT_SECONDS)
                            .visibilityTimeout((int) held.toSeconds())
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw closed(e);
            }
            triggerContext.log().accept(trigger.name() + " cannot read its queue: " + e.getMessage());
            triggerContext.activity().await(Duration.ofSeconds(1));
            return List.of();
        }
    }

    private static InterruptedException closed(SdkException cause) {
        var closed = new InterruptedException("closed while it waited for messages");
        closed.initCause(cause);
        return closed;
    }

    private void handle(List<Message> batch) {
        var begin = System.nanoTime();
        try {
            var passed = batch.stream().filter(this::passes).toList();
            var failed = passed.isEmpty() ? Set.<String>of() : invoke(passed);
            for (var message : batch) {
                if (!failed.contains(message.messageId())) {
                    triggerContext
                            .engineClients()
                            .queues()
                            .deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                } else if (!held.equals(visibility)) {
                    giveBack(message, Duration.ofNanos(System.nanoTime() - begin));
                }
            }
        } catch (SdkException e) {
            triggerContext
                    .log()
                    .accept(trigger.name() + " cannot delete what is done, it will come again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: what is not deleted comes again
        } finally {
            permits.release();
            triggerContext.activity().ring();
        }
    }

    // It comes again when it would have come without being held for longer.
    private void giveBack(Message message, Duration worked) {
        var left = visibility.minus(triggerContext.pace().during(worked)).toSeconds();
        triggerContext
                .engineClients()
                .queues()
                .changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout((int) Math.max(0, left)));
    }

    /// @return the ids of those that failed
    private Set<String> invoke(List<Message> batch) throws InterruptedException {
        var records = batch.stream()
                .<JsonNode>map(one -> LambdaEvents.message(one, trigger.queueArn()))
                .toList();
        var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        var outcome = function.invoke(LambdaEvents.records(records));
        return LambdaEvents.failed(outcome, trigger.polling().partialFailures(), ids)
                .orElse(ids);
    }

    private boolean passes(Message message) {
        var event = LambdaEvents.withReadBody(LambdaEvents.message(message, trigger.queueArn()));
        return Filter.anyPasses(trigger.polling().filters(), event);
    }
}
