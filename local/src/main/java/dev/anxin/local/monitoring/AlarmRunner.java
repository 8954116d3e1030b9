package dev.anxin.local.monitoring;

import dev.anxin.local.alarm.AlarmState;
import dev.anxin.local.alarm.AlarmStates;
import dev.anxin.local.alarm.Alarms;
import dev.anxin.local.alarm.MetricStore;
import dev.anxin.local.alarm.StateChange;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.template.PhysicalNames;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Looks at all alarms once a minute. What they publish is their operator's word: whether CloudWatch may do so was
/// judged at the start.
public final class AlarmRunner implements AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MetricStore store;
    private final AlarmStates states;
    private final EngineClients clients;
    private final QueueMetrics queueMetrics;
    private final PhysicalNames names;
    private final Pace pace;
    private final Consumer<String> log;
    private final Instant warm;
    private final Thread thread = Thread.ofVirtual().name("alarms").unstarted(this::run);

    /// What it needs of the stack.
    ///
    /// @param oldestSent when the oldest message of a queue was sent, by the queue's name
    /// @param log gets what went wrong
    public record Surroundings(
            EngineClients clients,
            Function<String, Optional<Instant>> oldestSent,
            PhysicalNames names,
            Pace pace,
            Consumer<String> log) {}

    public AlarmRunner(Alarms alarms, MetricStore store, Surroundings surroundings) {
        this.store = store;
        this.states = new AlarmStates(alarms);
        this.clients = surroundings.clients();
        this.queueMetrics = new QueueMetrics(clients.queues(), surroundings.oldestSent(), store);
        this.names = surroundings.names();
        this.pace = surroundings.pace();
        this.log = surroundings.log();
        this.warm = pace.clock().instant().plus(MINUTE); // by then what runs each minute has run once
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        pace.begin();
        try {
            var minute = pace.clock().instant().truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
            pace.sleepUntil(minute);
            if (minute.isAfter(warm)) {
                look(minute);
            }
        } finally {
            pace.end();
        }
    }

    private void look(Instant minute) {
        try {
            queueMetrics.measure(minute.minusMillis(1));
            states.evaluate(store, minute).stream()
                    .filter(change -> change.from() != AlarmState.INSUFFICIENT_DATA || change.to() == AlarmState.ALARM)
                    .forEach(this::publish);
        } catch (SdkException e) {
            if (!Thread.currentThread().isInterrupted()) {
                log.accept("The alarms cannot be looked at: " + e.getMessage());
            }
        }
    }

    private void publish(StateChange change) {
        var message = new AlarmMessage(change, names);
        for (var topic : change.header().actions(change.to())) {
            clients.topics()
                    .publish(request ->
                            request.topicArn(topic).subject(message.subject()).message(message.text()));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
