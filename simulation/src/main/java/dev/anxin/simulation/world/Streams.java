package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.ItemChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The table's stream: new facts go to one function, changed payments to the other, as the template's filters
/// have it. Order holds per item only. A batch that failed comes again, and now and then one that did not fail.
/// What stands still for longer than a day is gone.
final class Streams {
    private static final Duration SOON = Duration.ofMillis(600);
    private static final Duration RETRY = Duration.ofSeconds(20);
    /// The share of facts that come to `fold` apart from their payment's others: order holds per item only.
    private static final double ALONE = 0.2;

    private static final int LARGEST_BATCH = 4;

    private final Scheduler scheduler;
    private final Faults faults;
    private final Chance chance;
    private final Tally tally;
    private final Consumer<String> forgotten;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private long sequence;

    /// What waits of one item, or of one payment's facts, for one function.
    ///
    /// @param ordered whether it is one item, whose changes come in their order
    private record Lane(String name, String partition, Lambda function, boolean ordered, List<Carried> records) {}

    private record Carried(long number, ItemChange itemChange) {}

    /// @param forgotten hears of a partition of which something was lost
    Streams(Scheduler scheduler, Faults faults, Chance chance, Tally tally, Consumer<String> forgotten) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.chance = chance;
        this.tally = tally;
        this.forgotten = forgotten;
    }

    void toFold(ItemChange itemChange, Lambda fold) {
        if (StreamEvents.isFact(itemChange)) {
            add("facts", false, itemChange, fold);
        }
    }

    void toReact(ItemChange itemChange, Lambda react) {
        if (StreamEvents.isPayment(itemChange)) {
            add("payments", true, itemChange, react);
        }
    }

    private void add(String name, boolean ordered, ItemChange itemChange, Lambda function) {
        var partition = itemChange.itemKey().partition();
        var alone = !ordered && chance.hits(ALONE) ? itemChange.itemKey().sort() : "";
        var lane = lanes.computeIfAbsent(
                name + partition + alone, _ -> new Lane(name, partition, function, ordered, new ArrayList<>()));
        lane.records().add(new Carried(++sequence, itemChange));
        if (lane.records().size() == 1) {
            deliverAfter(lane, SOON);
        }
    }

    private void deliverAfter(Lane lane, Duration usual) {
        var wait = (chance.hits(0.5) ? Duration.ZERO : chance.upTo(usual)).plus(faults.delay(lane.name()));
        scheduler.after(wait, () -> deliver(lane));
    }

    private void deliver(Lane lane) {
        if (faults.forgets(lane.name())) {
            lane.records().clear();
            forgotten.accept(lane.partition());
            return;
        }
        var batch = batch(lane);
        var event = Json.object(
                "Records", Json.array(batch.stream().map(one -> StreamEvents.record(one.number(), one.itemChange()))));
        var done = lane.function()
                .invoke(event)
                .filter(answer -> answer.at("batchItemFailures").elements().isEmpty())
                .isPresent();
        var again = done && faults.comesTwice(lane.name());
        if (again) {
            tally.cameAgain();
        }
        if (done && !again) {
            lane.records().removeAll(batch);
        }
        if (!lane.records().isEmpty()) {
            deliverAfter(lane, done ? SOON : RETRY);
        }
    }

    /// Of which items changes wait, and for whom.
    Stream<String> waiting() {
        return lanes.values().stream()
                .flatMap(lane -> lane.records().stream()
                        .map(carried -> lane.name() + " " + carried.itemChange().itemKey()));
    }

    private List<Carried> batch(Lane lane) {
        var size = 1 + chance.below(Math.min(LARGEST_BATCH, lane.records().size()));
        if (lane.ordered()) {
            return List.copyOf(lane.records().subList(0, size));
        }
        var left = new ArrayList<>(lane.records());
        var batch = new ArrayList<Carried>();
        for (int i = 0; i < size; i++) {
            batch.add(left.remove(chance.below(left.size())));
        }
        return batch;
    }
}
