package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.queue.QueueClient;
import dev.anxin.simulation.queue.Queues;
import dev.anxin.simulation.queue.ReceivedMessage;
import dev.anxin.simulation.queue.SimulatedQueue;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Lambda's pollers: they receive from queues and hand over to functions. What a function does not finish
/// comes again after the visibility timeout, and after five times lies in the dead letters; now and then a
/// message comes twice, or late.
public final class Pollers {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration TWICE_WITHIN = Duration.ofMinutes(20);
    private static final int MOST_RECEIVES = 5;
    private static final int LARGEST_BATCH = 10;

    private final Scheduler scheduler;
    private final Faults faults;
    private final Chance chance;
    private final Tally tally;
    private final Trace trace;
    private final Queues queues = new Queues();
    private final List<Fed> fed = new ArrayList<>();

    Pollers(Scheduler scheduler, Faults faults, Chance chance, Tally tally, Trace trace) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.chance = chance;
        this.tally = tally;
        this.trace = trace;
    }

    /// A function, and the queue that feeds it.
    private final class Fed {
        private final SimulatedQueue simulatedQueue;
        private final SimulatedQueue dead;
        private final Lambda function;
        private Instant planned = Instant.MAX;

        Fed(SimulatedQueue simulatedQueue, SimulatedQueue dead, Lambda function) {
            this.simulatedQueue = simulatedQueue;
            this.dead = dead;
            this.function = function;
        }

        /// Looks into the queue as soon as there is something to see.
        void plan() {
            var next = simulatedQueue.nextVisible();
            if (next.isPresent() && next.get().isBefore(planned)) {
                var visible = next.get().isBefore(scheduler.now()) ? scheduler.now() : next.get();
                var jitter = chance.hits(0.5) ? Duration.ZERO : chance.upTo(SOON);
                planned = visible.plus(jitter).plus(faults.delay(simulatedQueue.url()));
                scheduler.at(planned, this::poll);
            }
        }

        /// Whoever comes first takes what there is; whoever finds nothing has nothing to do.
        private void poll() {
            planned = Instant.MAX;
            var batch = simulatedQueue.receive(LARGEST_BATCH, scheduler.now());
            plan();
            if (batch.isEmpty()) {
                return;
            }
            trace.note(() -> simulatedQueue.url() + " brings "
                    + batch.stream().map(ReceivedMessage::body).toList());
            var event = Json.object("Records", Json.array(batch.stream().map(Pollers::record)));
            var failed = function.invoke(event).map(Pollers::failures);
            batch.stream()
                    .filter(message ->
                            failed.filter(ids -> !ids.contains(message.id())).isPresent())
                    .forEach(this::done);
            plan();
        }

        private void done(ReceivedMessage message) {
            if (faults.comesTwice(simulatedQueue.url())) {
                tally.cameAgain();
                simulatedQueue.changeVisibility(message.receipt(), chance.upTo(TWICE_WITHIN), scheduler.now());
            } else {
                simulatedQueue.delete(message.receipt());
            }
        }
    }

    private static Json record(ReceivedMessage message) {
        return Json.object("messageId", message.id(), "eventSource", "aws:sqs", "body", message.body());
    }

    private static Set<String> failures(Json answer) {
        var failures = new HashSet<String>();
        answer.at("batchItemFailures").elements().forEach(one -> failures.add(one.needText("itemIdentifier")));
        return failures;
    }

    /// Its dead letters are called like it, with `-dead`.
    void feed(String url, Lambda function, Duration visibility) {
        var dead = queues.create(url + "-dead", visibility);
        fed.add(new Fed(queues.create(url, visibility, dead, MOST_RECEIVES), dead, function));
    }

    /// The SDK's client, over that line.
    SqsClient client(Line line) {
        return new QueueClient(queues, scheduler::now, new Line() {
            @Override
            public <T> T call(String what, Supplier<T> service) {
                try {
                    return line.call(what, service);
                } finally {
                    planAll(); // whatever was heard of it, it may have been sent
                }
            }
        });
    }

    void send(String url, String body) {
        queues.at(url).send(body, Duration.ZERO, scheduler.now());
        planAll();
    }

    /// What lies in all queues, each with its queue.
    Stream<String> lying() {
        return queues.all().stream()
                .flatMap(queue -> queue.lying().stream().map(message -> queue.url() + " " + message.body()));
    }

    private void planAll() {
        fed.forEach(Fed::plan);
    }

    /// What lies in dead letters.
    public List<String> dead() {
        return fed.stream()
                .flatMap(one -> one.dead.lying().stream())
                .map(SimulatedQueue.Lying::body)
                .toList();
    }

    /// An operator sends all dead letters back to where they came from.
    public void redrive() {
        fed.forEach(one -> tally.redrove(one.dead.moveTo(one.simulatedQueue, scheduler.now())));
        planAll();
    }
}
