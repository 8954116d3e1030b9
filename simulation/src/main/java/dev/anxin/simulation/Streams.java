package dev.anxin.simulation;

import dev.anxin.json.Json;
import dev.anxin.simulation.table.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table's stream: new facts go to one function, changed payments to the other, as the template's filters
/// have it. Order holds per item only; a batch that failed comes again, and now and then one that did not.
final class Streams {
    private static final Duration SOON = Duration.ofMillis(600);
    private static final Duration RETRY = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofMinutes(70);
    private static final int LARGEST_BATCH = 4;

    private final Scheduler scheduler;
    private final Troubles troubles;
    private final Chance chance;
    private final Map<String, Lane> lanes = new HashMap<>();
    private long sequence;

    /// What waits of one item, or of one payment's facts, for one function.
    ///
    /// @param ordered whether it is one item, whose changes come in their order
    private record Lane(Lambda function, boolean ordered, List<Json> records) {}

    Streams(Scheduler scheduler, Troubles troubles, Chance chance) {
        this.scheduler = scheduler;
        this.troubles = troubles;
        this.chance = chance;
    }

    void toFold(Written written, Lambda fold) {
        var isFact = written.key().partition().startsWith("pay#")
                && written.key().sort().startsWith("fact#")
                && written.before().isEmpty();
        if (isFact) {
            add("fold " + written.key().partition(), new Lane(fold, false, new ArrayList<>()), written);
        }
    }

    void toReact(Written written, Lambda react) {
        var isPayment = written.key().partition().startsWith("pay#")
                && written.key().sort().equals("payment")
                && !written.after().isEmpty();
        if (isPayment) {
            add("react " + written.key().partition(), new Lane(react, true, new ArrayList<>()), written);
        }
    }

    private void add(String name, Lane fresh, Written written) {
        var lane = lanes.computeIfAbsent(name, _ -> fresh);
        lane.records().add(record(written));
        if (lane.records().size() == 1) {
            deliverAfter(lane, pause(SOON));
        }
    }

    private Duration pause(Duration usual) {
        return !troubles.isQuiet() && chance.hits(0.01)
                ? chance.upTo(STALL)
                : chance.hits(0.5) ? Duration.ZERO : chance.upTo(usual);
    }

    private void deliverAfter(Lane lane, Duration wait) {
        scheduler.after(wait, () -> deliver(lane));
    }

    private void deliver(Lane lane) {
        var batch = batch(lane);
        var event = Json.object("Records", Json.array(batch.stream()));
        var done = lane.function()
                .invoke(event)
                .filter(answer -> answer.at("batchItemFailures").elements().isEmpty())
                .isPresent();
        if (done && !troubles.comesTwice()) {
            lane.records().removeAll(batch);
        }
        if (!lane.records().isEmpty()) {
            deliverAfter(lane, pause(done ? SOON : RETRY));
        }
    }

    private List<Json> batch(Lane lane) {
        var size = 1 + chance.below(Math.min(LARGEST_BATCH, lane.records().size()));
        if (lane.ordered()) {
            return List.copyOf(lane.records().subList(0, size));
        }
        var left = new ArrayList<>(lane.records());
        var batch = new ArrayList<Json>();
        for (int i = 0; i < size; i++) {
            batch.add(left.remove(chance.below(left.size())));
        }
        return batch;
    }

    private Json record(Written written) {
        Map<String, Json> change = new LinkedHashMap<>();
        change.put("SequenceNumber", Json.of("" + ++sequence));
        change.put(
                "Keys",
                image(Map.of(
                        "pk", AttributeValue.fromS(written.key().partition()),
                        "sk", AttributeValue.fromS(written.key().sort()))));
        change.put("NewImage", image(written.after()));
        if (!written.before().isEmpty()) {
            change.put("OldImage", image(written.before()));
        }
        var name = written.before().isEmpty() ? "INSERT" : "MODIFY";
        return Json.object("eventSource", "aws:dynamodb", "eventName", name, "dynamodb", new Json.Fields(change));
    }

    /// Texts and numbers: nothing else is read from a stream.
    private static Json image(Map<String, AttributeValue> attributes) {
        Map<String, Json> image = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            if (value.s() != null) {
                image.put(name, Json.object("S", value.s()));
            } else if (value.n() != null) {
                image.put(name, Json.object("N", value.n()));
            }
        });
        return new Json.Fields(image);
    }
}
