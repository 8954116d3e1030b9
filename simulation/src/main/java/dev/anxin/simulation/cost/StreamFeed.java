package dev.anxin.simulation.cost;

import dev.anxin.json.Json;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.world.StreamEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How Lambda brings a table's stream to a function: it looks into each shard four times a second, and hands
/// over what there is, parted by partition key into as many batches as may be under way at once. Reading costs
/// nothing (DynamoDB's prices, "Streams"), nor do records that the filter keeps back.
final class StreamFeed {
    /// Of a table on demand that is new. More come with more writes, and with them smaller batches.
    private static final int SHARDS = 4;

    /// Lambda's guide, "Polling and batching streams": the base rate.
    private static final Duration POLL = Duration.ofMillis(250);

    private final ReplayClock clock;
    private final ReplayFunction function;
    private final int batch;
    private final List<Lane> lanes;
    private long number;

    /// @param lanes batches of one shard at once (ParallelizationFactor)
    /// @param batch records of one run (BatchSize)
    StreamFeed(ReplayClock clock, ReplayFunction function, int lanes, int batch) {
        this.clock = clock;
        this.function = function;
        this.batch = batch;
        this.lanes = Stream.generate(Lane::new).limit((long) SHARDS * lanes).toList();
    }

    void add(ItemChange change) {
        lanes.get(Math.floorMod(change.itemKey().partition().hashCode(), lanes.size()))
                .add(StreamEvents.record(++number, change));
    }

    private final class Lane {
        private final List<Json> records = new ArrayList<>();

        void add(Json record) {
            records.add(record);
            if (records.size() == 1) {
                clock.at(nextPoll(), this::bring);
            }
        }

        private void bring() {
            var some = List.copyOf(records.subList(0, Math.min(batch, records.size())));
            function.invoke(Json.object("Records", Json.array(some.stream())), some.size());
            records.subList(0, some.size()).clear();
            if (!records.isEmpty()) {
                clock.at(nextPoll(), this::bring);
            }
        }
    }

    private Instant nextPoll() {
        var since = Math.floorMod(clock.now().toEpochMilli(), POLL.toMillis());
        return clock.now().plusMillis(POLL.toMillis() - since);
    }
}
