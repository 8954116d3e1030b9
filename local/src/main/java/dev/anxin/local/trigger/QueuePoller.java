package dev.anxin.local.trigger;

import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.limit.Lineage;
import dev.anxin.local.limit.PayloadLimits;
import dev.anxin.local.template.Filter;
import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;

/// From a queue to a function. What is handled is deleted; what failed stays and becomes visible again after
/// the queue's own timeout, until the queue's redrive policy takes it away. What no filter lets pass is
/// deleted, as at AWS.
public final class QueuePoller extends WorkerLoop {
    private static final Duration IDLE = Duration.ofMillis(100); // between polls that found nothing
    private static final Duration TOLD = Duration.ofSeconds(20); // the same, where the engine tells of messages
    private static final int WAIT_SECONDS = 1; // in a poll, which a message ends at once; closing waits for it

    private final Trigger.QueueMessages trigger;
    private final String url;
    private final String queue;
    private final HostedFunction function;
    private final TriggerContext triggerContext;
    private final Semaphore permits;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> asFunction;
    private volatile long looked = -1; // what had rung when nothing was there

    /// @param url of the trigger's queue
    public QueuePoller(
            Trigger.QueueMessages trigger, String url, HostedFunction function, TriggerContext triggerContext) {
        super("poll " + trigger.name());
        this.trigger = trigger;
        this.url = url;
        this.queue = url.substring(url.lastIndexOf('/') + 1);
        this.function = function;
        this.triggerContext = triggerContext;
        this.asFunction =
                EngineClients.as(triggerContext.key().apply(function.spec().id()));
        this.permits = new Semaphore(trigger.maximumConcurrency());
        triggerContext.activity().add(() -> looked < triggerContext.activity().rings(queue));
    }

    public String url() {
        return url;
    }

    @Override
    void step() throws InterruptedException {
        var activity = triggerContext.activity();
        permits.acquire();
        var heard = activity.rings(queue);
        var batch = receive();
        if (batch.isEmpty()) {
            permits.release();
            looked = heard;
            activity.await(queue, heard, activity.isTold() ? TOLD : IDLE);
        } else {
            activity.begin();
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
                            .waitTimeSeconds(triggerContext.activity().isTold() ? 0 : WAIT_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All")
                            .overrideConfiguration(asFunction))
                    .messages();
        } catch (SdkException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw closed(e);
            }
            triggerContext.log().accept(trigger.name() + " cannot read its queue: " + e.getMessage());
            Thread.sleep(Duration.ofSeconds(1));
            return List.of();
        }
    }

    private static InterruptedException closed(SdkException cause) {
        var closed = new InterruptedException("closed while it waited for messages");
        closed.initCause(cause);
        return closed;
    }

    private void handle(List<Message> batch) {
        try {
            var passed = batch.stream().filter(this::passes).toList();
            var failed = passed.isEmpty() ? Set.<String>of() : invoke(passed);
            for (var message : batch) {
                if (!failed.contains(message.messageId())) {
                    triggerContext
                            .engineClients()
                            .queues()
                            .deleteMessage(request -> request.queueUrl(url)
                                    .receiptHandle(message.receiptHandle())
                                    .overrideConfiguration(asFunction));
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
            triggerContext.activity().end();
        }
    }

    /// @return the ids of those that failed
    private Set<String> invoke(List<Message> batch) throws InterruptedException {
        var failed = new HashSet<String>();
        for (var ofOne : byLineage(batch).entrySet()) {
            for (var part : PayloadLimits.batches(ofOne.getValue(), this::event)) {
                failed.addAll(invoke(part, ofOne.getKey()));
            }
        }
        return failed;
    }

    /// Nobody can tell for which message of a batch a function sends another one. So that each chain is counted by
    /// itself, messages of different ones run apart.
    private static Map<Lineage, List<Message>> byLineage(List<Message> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(
                        message -> Lineage.of(message.attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER)),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private Set<String> invoke(List<Message> batch, Lineage lineage) throws InterruptedException {
        var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        return LambdaEvents.failed(
                        function.invoke(event(batch), lineage),
                        trigger.polling().partialFailures(),
                        ids)
                .orElse(ids);
    }

    private String event(List<Message> batch) {
        return LambdaEvents.records(batch.stream()
                .<JsonNode>map(one -> LambdaEvents.message(one, trigger.queueArn()))
                .toList());
    }

    private boolean passes(Message message) {
        var event = LambdaEvents.withReadBody(LambdaEvents.message(message, trigger.queueArn()));
        return Filter.anyPasses(trigger.polling().filters(), event);
    }
}
