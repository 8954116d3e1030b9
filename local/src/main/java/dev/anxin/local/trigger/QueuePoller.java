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
public final class QueuePoller extends Loop {
    private static final Duration IDLE = Duration.ofMillis(100);

    private final Trigger.QueueMessages trigger;
    private final String url;
    private final HostedFunction function;
    private final Shared shared;
    private final Semaphore permits;

    /// @param url of the trigger's queue
    public QueuePoller(Trigger.QueueMessages trigger, String url, HostedFunction function, Shared shared) {
        super("poll " + trigger.name());
        this.trigger = trigger;
        this.url = url;
        this.function = function;
        this.shared = shared;
        this.permits = new Semaphore(trigger.maximumConcurrency());
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
            shared.activity().await(IDLE);
        } else {
            Thread.ofVirtual().name("batch of " + trigger.name()).start(() -> handle(batch));
        }
    }

    private List<Message> receive() throws InterruptedException {
        try {
            return shared.clients()
                    .queues()
                    .receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(trigger.polling().batchSize())
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            shared.log().accept(trigger.name() + " cannot read its queue: " + e.getMessage());
            shared.activity().await(Duration.ofSeconds(1));
            return List.of();
        }
    }

    private void handle(List<Message> batch) {
        try {
            var passed = batch.stream().filter(this::passes).toList();
            var failed = passed.isEmpty() ? Set.<String>of() : invoke(passed);
            for (var message : batch) {
                if (!failed.contains(message.messageId())) {
                    shared.clients()
                            .queues()
                            .deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                }
            }
        } catch (SdkException e) {
            shared.log().accept(trigger.name() + " cannot delete what is done, it will come again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: what is not deleted comes again
        } finally {
            permits.release();
            shared.activity().ring();
        }
    }

    /// @return the ids of those that failed
    private Set<String> invoke(List<Message> batch) throws InterruptedException {
        var records = batch.stream()
                .<JsonNode>map(one -> Events.message(one, trigger.queueArn()))
                .toList();
        var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        var outcome = function.invoke(Events.records(records));
        return Events.failed(outcome, trigger.polling().partialFailures(), ids).orElse(ids);
    }

    private boolean passes(Message message) {
        var event = Events.withReadBody(Events.message(message, trigger.queueArn()));
        return Filter.anyPasses(trigger.polling().filters(), event);
    }
}
