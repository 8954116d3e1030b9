package dev.anxin.local.trigger;

import dev.anxin.local.limit.PayloadLimits;
import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One of a stream trigger's lanes: batches one after the other, in order. Which lane a record goes to
/// depends on its keys, so a stuck lane holds up only those that share it. What is given up goes to the
/// failure destination first. Source: Lambda's developer guide, "Process DynamoDB records with Lambda",
/// parameters and error handling.
final class Lane extends WorkerLoop {
    private static final Duration MOST_BACKOFF = Duration.ofSeconds(5); // Lambda backs off by a law of its own

    private final Trigger.TableStream trigger;
    private final HostedFunction function;
    private final TriggerContext triggerContext;
    private final AtomicInteger undone = new AtomicInteger();
    private volatile boolean resting;
    private final BlockingQueue<StreamChange> waiting = new LinkedBlockingQueue<>();

    /// @param attempts invocations that failed since the batch's first record came to the front
    private record Batch(List<StreamChange> changes, int attempts) {}

    Lane(Trigger.TableStream trigger, HostedFunction function, TriggerContext triggerContext) {
        super("lane of " + trigger.name());
        this.trigger = trigger;
        this.function = function;
        this.triggerContext = triggerContext;
        start();
    }

    /// Whether it has something to do now, and does not only wait until it may try again.
    boolean isBusy() {
        return undone.get() > 0 && !resting;
    }

    void add(StreamChange streamChange) {
        undone.incrementAndGet();
        waiting.add(streamChange);
    }

    @Override
    void step() throws InterruptedException {
        var changes = new ArrayList<StreamChange>();
        changes.add(waiting.take());
        waiting.drainTo(changes, trigger.polling().batchSize() - 1);
        Deque<Batch> work = new ArrayDeque<>();
        work.push(new Batch(changes, 0));
        while (!work.isEmpty()) {
            var batch = young(work.pop());
            if (!batch.changes().isEmpty()) {
                attempt(batch, work);
            }
        }
        triggerContext.activity().ring(Activity.TABLES); // its poller notes how far all is done
        undone.addAndGet(-changes.size());
    }

    private Batch young(Batch batch) throws InterruptedException {
        var limit = trigger.retry().maximumAge();
        var byAge = batch.changes().stream()
                .collect(Collectors.partitioningBy(one -> !limit.isNegative() && age(one).compareTo(limit) > 0));
        giveUp(new Batch(byAge.getOrDefault(true, List.of()), batch.attempts()), "RecordAgeExceeded");
        return new Batch(byAge.getOrDefault(false, List.of()), batch.attempts());
    }

    private Duration age(StreamChange streamChange) {
        return Duration.between(
                streamChange.created(), triggerContext.pace().clock().instant());
    }

    private void attempt(Batch batch, Deque<Batch> work) throws InterruptedException {
        var changes = batch.changes();
        var parts = PayloadLimits.batches(changes, Lane::event);
        if (parts.size() > 1) {
            parts.reversed().forEach(part -> work.push(new Batch(part, batch.attempts())));
            return;
        }
        function.count("IteratorAge", (double) age(changes.getLast()).toMillis());
        var outcome = function.invoke(event(changes));
        if (outcome instanceof HostedFunction.Outcome.Throttled) {
            rest(MOST_BACKOFF); // it did not run, so this is no attempt
            work.push(batch);
            return;
        }
        var known = changes.stream().map(StreamChange::sequence).collect(Collectors.toSet());
        var failed = LambdaEvents.failed(outcome, trigger.polling().partialFailures(), known);
        var handled = 0; // everything from the first failed record on comes again, for order's sake
        while (failed.isPresent()
                && handled < changes.size()
                && !failed.get().contains(changes.get(handled).sequence())) {
            changes.get(handled++).done().set(true);
        }
        var rest = changes.subList(handled, changes.size());
        if (rest.isEmpty()) {
            return;
        }
        var half = rest.size() / 2;
        if (failed.isEmpty() && trigger.retry().bisect() && half > 0) {
            work.push(new Batch(rest.subList(half, rest.size()), batch.attempts())); // splitting is no retry
            work.push(new Batch(rest.subList(0, half), batch.attempts()));
        } else {
            again(new Batch(rest, handled > 0 ? 1 : batch.attempts() + 1), work);
        }
    }

    private static String event(List<StreamChange> changes) {
        return LambdaEvents.records(changes.stream().map(StreamChange::json).toList());
    }

    private void again(Batch batch, Deque<Batch> work) throws InterruptedException {
        var most = trigger.retry().maximumAttempts();
        if (most >= 0 && batch.attempts() > most) {
            giveUp(batch, "RetryAttemptsExhausted");
        } else {
            rest(Duration.ofMillis(Math.min(MOST_BACKOFF.toMillis(), 50L << Math.min(10, batch.attempts()))));
            work.push(batch);
        }
    }

    private void rest(Duration duration) throws InterruptedException {
        var pace = triggerContext.pace();
        pace.begin();
        resting = true;
        try {
            pace.sleep(duration);
        } finally {
            resting = false;
            pace.end();
        }
    }

    private void giveUp(Batch batch, String why) throws InterruptedException {
        if (batch.changes().isEmpty()) {
            return;
        }
        triggerContext
                .log()
                .accept(function.arn() + " gives up " + batch.changes().size() + " record(s): " + why);
        var text = report(batch, why).toString();
        var queue = trigger.retry().failureQueueArn();
        while (queue.isPresent() && !sent(queue.get(), text)) {
            Thread.sleep(Duration.ofSeconds(1));
        }
        batch.changes().forEach(streamChange -> streamChange.done().set(true));
    }

    private boolean sent(String arn, String text) {
        try {
            triggerContext
                    .engineClients()
                    .send(arn, triggerContext.key().apply(function.spec().id()), message -> message.messageBody(text));
            return true;
        } catch (SdkException e) {
            triggerContext.log().accept("The failure destination " + arn + " cannot be reached: " + e.getMessage());
            return false;
        }
    }

    // Source: Lambda's developer guide, "Retain discarded records", the example of a DynamoDB invocation
    // record.
    private ObjectNode report(Batch batch, String why) {
        var first = batch.changes().getFirst();
        var last = batch.changes().getLast();
        var report = JsonMapper.shared().createObjectNode();
        report.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn())
                .put("condition", why)
                .put("approximateInvokeCount", batch.attempts());
        report.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        report.put("version", "1.0");
        report.put("timestamp", Instant.now().toString());
        report.putObject("DDBStreamBatchInfo")
                .put("shardId", first.shard())
                .put("startSequenceNumber", first.sequence())
                .put("endSequenceNumber", last.sequence())
                .put("approximateArrivalOfFirstRecord", first.created().toString())
                .put("approximateArrivalOfLastRecord", last.created().toString())
                .put("batchSize", batch.changes().size())
                .put("streamArn", trigger.streamArn());
        return report;
    }
}
