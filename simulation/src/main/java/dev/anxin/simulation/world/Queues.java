package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Queues in virtual time, named by their address, and the functions that they feed. What a function does
/// not finish comes again after the visibility timeout, and after five times lies in the dead letters; now
/// and then a message comes twice, or late.
public final class Queues {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration TWICE_WITHIN = Duration.ofMinutes(20);
    private static final int MOST_RECEIVES = 5;
    private static final int LARGEST_BATCH = 10;

    private final Scheduler scheduler;
    private final Faults faults;
    private final Chance chance;
    private final Tally tally;
    private final Trace trace;
    private final Map<String, Consumer> consumers = new LinkedHashMap<>();
    private final Map<String, List<String>> dead = new LinkedHashMap<>();
    private long messages;

    /// @param ready what it may be given now
    /// @param deadLetters where what fails goes
    private record Consumer(
            String name, Lambda function, Duration visibility, List<Message> ready, String deadLetters) {}

    /// @param receives how often it was handed over, with the next time
    private record Message(String id, String body, int receives) {}

    Queues(Scheduler scheduler, Faults faults, Chance chance, Tally tally, Trace trace) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.chance = chance;
        this.tally = tally;
        this.trace = trace;
    }

    /// Its dead letters are called like it, with `-dead`.
    void consume(String url, Lambda function, Duration visibility) {
        consumers.put(url, new Consumer(url, function, visibility, new ArrayList<>(), url + "-dead"));
        dead.put(url + "-dead", new ArrayList<>());
    }

    void send(String url, String body, Duration delay) {
        var consumer = Optional.ofNullable(consumers.get(url));
        if (consumer.isEmpty()) {
            deadLetters(url).add(body);
            return;
        }
        var wait =
                delay.plus(chance.hits(0.5) ? Duration.ZERO : chance.upTo(SOON)).plus(faults.delay(url));
        comes(consumer.get(), new Message("message-" + ++messages, body, 1), wait);
    }

    private List<String> deadLetters(String url) {
        return Optional.ofNullable(dead.get(url))
                .orElseThrow(() -> new IllegalArgumentException("there is no queue " + url));
    }

    private void comes(Consumer consumer, Message message, Duration wait) {
        scheduler.after(wait, () -> {
            consumer.ready().add(message);
            receive(consumer);
        });
    }

    /// Whoever comes first takes what there is; who finds nothing has nothing to do.
    private void receive(Consumer consumer) {
        if (consumer.ready().isEmpty()) {
            return;
        }
        var most = Math.min(LARGEST_BATCH, consumer.ready().size());
        var batch = List.copyOf(consumer.ready().subList(0, most));
        consumer.ready().removeAll(batch);
        var event = Json.object("Records", Json.array(batch.stream().map(Queues::record)));
        trace.note(() ->
                consumer.name() + " brings " + batch.stream().map(Message::body).toList());
        var answer = consumer.function().invoke(event);
        var failed = answer.map(Queues::failures);
        batch.forEach(message ->
                received(consumer, message, failed.isPresent() && !failed.get().contains(message.id())));
    }

    private static Json record(Message message) {
        return Json.object("messageId", message.id(), "eventSource", "aws:sqs", "body", message.body());
    }

    private static Set<String> failures(Json answer) {
        var failures = new HashSet<String>();
        answer.at("batchItemFailures").elements().forEach(one -> failures.add(one.needText("itemIdentifier")));
        return failures;
    }

    private void received(Consumer consumer, Message message, boolean done) {
        if (done) {
            if (faults.comesTwice(consumer.name())) {
                tally.cameAgain();
                comes(consumer, message, chance.upTo(TWICE_WITHIN));
            }
        } else if (message.receives() < MOST_RECEIVES) {
            var next = new Message(message.id(), message.body(), message.receives() + 1);
            comes(consumer, next, consumer.visibility());
        } else {
            deadLetters(consumer.deadLetters()).add(message.body());
        }
    }

    /// What lies in dead letters.
    public List<String> dead() {
        return dead.values().stream().flatMap(List::stream).toList();
    }

    /// An operator sends all dead letters back to where they came from.
    public void redrive() {
        consumers.forEach((url, consumer) -> {
            var lying = List.copyOf(deadLetters(consumer.deadLetters()));
            deadLetters(consumer.deadLetters()).clear();
            tally.redrove(lying.size());
            lying.forEach(body -> send(url, body, Duration.ZERO));
        });
    }
}
