package dev.anxin.local.trigger;

import dev.anxin.local.template.Patterns;
import dev.anxin.local.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;

/// From a queue to a function. What is handled is deleted; what failed stays and becomes visible again
/// after the queue's own timeout, until the queue's redrive policy takes it away. What no filter lets
/// pass is deleted, as AWS does.
public final class QueuePoller implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMillis(100);

    private final Trigger.QueueMessages trigger;
    private final String url;
    private final HostedFunction function;
    private final SqsClient client;
    private final Activity activity;
    private final Consumer<String> log;
    private final Semaphore permits;
    private final List<JsonNode> filters;
    private final Thread thread;

    /// @param url of the trigger's queue
    public QueuePoller(Trigger.QueueMessages trigger, String url, HostedFunction function, Shared shared) {
        this.trigger = trigger;
        this.url = url;
        this.function = function;
        this.client = shared.clients().queues();
        this.activity = shared.activity();
        this.log = shared.log();
        this.permits = new Semaphore(trigger.maximumConcurrency());
        this.filters = Patterns.parse(trigger.filters());
        this.thread = Thread.ofVirtual().name("poll " + trigger.name()).unstarted(this::poll);
    }

    public void start() {
        thread.start();
    }

    public String url() {
        return url;
    }

    private void poll() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                permits.acquire();
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void step() throws InterruptedException {
        var batch = receive();
        if (batch.isEmpty()) {
            permits.release();
            activity.await(IDLE);
        } else {
            Thread.ofVirtual().name("batch of " + trigger.name()).start(() -> handle(batch));
        }
    }

    private List<Message> receive() throws InterruptedException {
        var batch = new ArrayList<Message>();
        var size = trigger.polling().batchSize();
        var deadline = System.nanoTime() + trigger.polling().window().toNanos();
        do {
            var more = receiveUpTo(Math.min(10, size - batch.size())); // SQS gives at most 10 at a time
            batch.addAll(more);
            if (more.isEmpty() && (batch.isEmpty() || deadline - System.nanoTime() <= 0)) {
                break;
            }
            if (more.isEmpty()) {
                activity.await(IDLE);
            }
        } while (batch.size() < size && (size > 10 || deadline - System.nanoTime() > 0));
        return batch;
    }

    private List<Message> receiveUpTo(int count) throws InterruptedException {
        try {
            return client.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(count)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            log.accept(trigger.name() + " cannot read its queue: " + e.getMessage());
            activity.await(Duration.ofSeconds(1));
            return List.of();
        }
    }

    private void handle(List<Message> batch) {
        try {
            var passed = batch.stream().filter(this::passes).toList();
            delete(batch.stream().filter(message -> !passed.contains(message)).toList());
            if (!passed.isEmpty()) {
                var failed = invoke(passed);
                delete(passed.stream()
                        .filter(message -> !failed.contains(message.messageId()))
                        .toList());
            }
        } catch (SdkException e) {
            log.accept(trigger.name() + " cannot delete what is done, it will come again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: what is not deleted comes again
        } finally {
            permits.release();
            activity.ring();
        }
    }

    private Set<String> invoke(List<Message> batch) throws InterruptedException {
        var event = Events.queue(batch, trigger.queueArn()).toString();
        var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        var outcome = function.invoke(event.getBytes(StandardCharsets.UTF_8));
        return PartialFailures.of(outcome, trigger.polling().partialFailures(), ids)
                .orElse(ids);
    }

    private boolean passes(Message message) {
        return filters.isEmpty()
                || Patterns.anyPasses(filters, Events.message(message, trigger.queueArn()))
                || Patterns.anyPasses(filters, Events.withReadBody(message, trigger.queueArn()));
    }

    private void delete(List<Message> messages) {
        messages.forEach(
                one -> client.deleteMessage(request -> request.queueUrl(url).receiptHandle(one.receiptHandle())));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
