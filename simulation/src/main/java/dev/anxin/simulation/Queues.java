package dev.anxin.simulation;

import dev.anxin.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Queues in virtual time, named by their address. What a function does not finish comes again after the
/// visibility timeout, and after five times lies in the dead letters; now and then a message comes twice.
public final class Queues {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration TWICE_WITHIN = Duration.ofMinutes(20);
    private static final int MOST_RECEIVES = 5;

    private final Scheduler scheduler;
    private final Troubles troubles;
    private final Chance chance;
    private final Map<String, Consumer> consumers = new LinkedHashMap<>();
    private final Map<String, List<String>> dead = new LinkedHashMap<>();
    private long messages;
    private int redriven;

    /// @param deadLetters where what fails goes
    private record Consumer(Lambda function, Duration visibility, String deadLetters) {}

    Queues(Scheduler scheduler, Troubles troubles, Chance chance) {
        this.scheduler = scheduler;
        this.troubles = troubles;
        this.chance = chance;
    }

    void consume(String url, Lambda function, Duration visibility, String deadLetters) {
        consumers.put(url, new Consumer(function, visibility, deadLetters));
        dead.put(deadLetters, new ArrayList<>());
    }

    void send(String url, String body, Duration delay) {
        var consumer = Optional.ofNullable(consumers.get(url));
        if (consumer.isEmpty()) {
            deadLetters(url).add(body);
            return;
        }
        scheduler.after(
                delay.plus(chance.hits(0.5) ? Duration.ZERO : chance.upTo(SOON)),
                () -> receive(consumer.get(), body, 1));
    }

    private List<String> deadLetters(String url) {
        return Optional.ofNullable(dead.get(url))
                .orElseThrow(() -> new IllegalArgumentException("there is no queue " + url));
    }

    private void receive(Consumer consumer, String body, int receives) {
        var event = Json.object(
                "Records",
                Json.array(List.of(
                        Json.object("messageId", "message-" + ++messages, "eventSource", "aws:sqs", "body", body))
                        .stream()));
        var done = consumer.function()
                .invoke(event)
                .filter(answer -> answer.at("batchItemFailures").elements().isEmpty())
                .isPresent();
        if (done) {
            if (troubles.comesTwice()) {
                scheduler.after(chance.upTo(TWICE_WITHIN), () -> receive(consumer, body, receives));
            }
        } else if (receives < MOST_RECEIVES) {
            scheduler.after(consumer.visibility(), () -> receive(consumer, body, receives + 1));
        } else {
            deadLetters(consumer.deadLetters()).add(body);
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
            redriven += lying.size();
            lying.forEach(body -> send(url, body, Duration.ZERO));
        });
    }

    public int redriven() {
        return redriven;
    }
}
