package dev.anxin.simulation.cost;

import dev.anxin.json.Json;
import dev.anxin.local.cost.Price;
import dev.anxin.local.template.Trigger;
import dev.anxin.simulation.queue.ReceivedMessage;
import dev.anxin.simulation.queue.SimulatedQueue;
import java.time.Instant;
import java.util.List;

/// How Lambda brings a queue's messages to a function: it waits for them, takes what is there, and deletes what
/// was done. A receive and a delete are a request each, whatever is in the batch.
final class QueueFeed {
    private final ReplayClock clock;
    private final UsageMeter meter;
    private final SimulatedQueue queue;
    private final ReplayFunction function;
    private final Trigger.QueueMessages trigger;
    private int running;
    private Instant planned = Instant.MAX;

    QueueFeed(
            ReplayClock clock,
            UsageMeter meter,
            SimulatedQueue queue,
            ReplayFunction function,
            Trigger.QueueMessages trigger) {
        this.clock = clock;
        this.meter = meter;
        this.queue = queue;
        this.function = function;
        this.trigger = trigger;
    }

    /// Looks into the queue as soon as there is something to see, and somebody free to do it.
    void plan() {
        if (running < trigger.maximumConcurrency()) {
            queue.nextVisible().filter(next -> next.isBefore(planned)).ifPresent(next -> {
                planned = next.isBefore(clock.now()) ? clock.now() : next;
                clock.at(planned, this::receive);
            });
        }
    }

    private void receive() {
        planned = Instant.MAX;
        var messages = running < trigger.maximumConcurrency()
                ? queue.receive(trigger.polling().batchSize(), clock.now())
                : List.<ReceivedMessage>of();
        if (!messages.isEmpty()) {
            running++;
            plan();
            function.invoke(
                    Json.object("Records", Json.array(messages.stream().map(QueueFeed::record))), messages.size());
            meter.add(Price.QUEUE_REQUESTS, 2);
            messages.forEach(message -> queue.delete(message.receipt()));
            clock.at(clock.now(), this::end);
        }
    }

    private void end() {
        running--;
        plan();
    }

    private static Json record(ReceivedMessage message) {
        return Json.object("messageId", message.id(), "eventSource", "aws:sqs", "body", message.body());
    }
}
