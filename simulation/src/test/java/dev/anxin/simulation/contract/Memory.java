package dev.anxin.simulation.contract;

import dev.anxin.simulation.queue.QueueClient;
import dev.anxin.simulation.queue.Queues;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.table.TableClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The ports of the simulation: a world of its own for each case.
record Memory() implements Engine {
    private static final int PAGE = 1_000_000; // no case needs a megabyte's page

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Bed bed(int number) {
        var changes = new ArrayList<Bed.Change>();
        var table = new Table(
                Map.of("due", new Table.Index("dueShard", "nextDueAt")), itemChange -> changes.add(change(itemChange)));
        var client = new TableClient(table, Line.SURE, PAGE);
        return new Bed(client, "ledger", "pay#" + number, (_, _) -> List.copyOf(changes), new Virtual());
    }

    private static Bed.Change change(ItemChange itemChange) {
        var event =
                itemChange.after().isEmpty() ? "REMOVE" : itemChange.before().isEmpty() ? "INSERT" : "MODIFY";
        var keys = Map.of(
                "pk", AttributeValue.fromS(itemChange.itemKey().partition()),
                "sk", AttributeValue.fromS(itemChange.itemKey().sort()));
        return new Bed.Change(event, keys, itemChange.before(), itemChange.after());
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Map<String, String> defects() {
        return Map.of();
    }

    @Override
    public void close() {}

    /// Queues whose time passes only where a receive waits.
    private static final class Virtual implements Queuing {
        private final Queues queues = new Queues();
        private int created;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public SqsClient sqs() {
            return new QueueClient(queues, () -> now, Line.SURE);
        }

        @Override
        public String create(int visibilitySeconds) {
            return queues.create(address(), Duration.ofSeconds(visibilitySeconds))
                    .url();
        }

        @Override
        public String create(int visibilitySeconds, String deadLetters, int most) {
            var visibility = Duration.ofSeconds(visibilitySeconds);
            return queues.create(address(), visibility, queues.at(deadLetters), most)
                    .url();
        }

        @Override
        public Instant now() {
            return now;
        }

        private String address() {
            return "https://sqs.example/1/queue-" + ++created;
        }

        @Override
        public String arn(String url) {
            return "arn:aws:sqs:eu-central-1:1:" + url.substring(url.lastIndexOf('/') + 1);
        }

        @Override
        public void pass(String url, int seconds) {
            var end = now.plusSeconds(seconds);
            now = queues.all().stream()
                    .filter(simulatedQueue -> simulatedQueue.url().equals(url))
                    .flatMap(simulatedQueue -> simulatedQueue.nextVisible().stream())
                    .filter(visible -> visible.isBefore(end))
                    .map(visible -> visible.isBefore(now) ? now : visible)
                    .findFirst()
                    .orElse(end);
        }
    }
}
