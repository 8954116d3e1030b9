package dev.anxin.local.trigger;

import dev.anxin.local.engine.Clients;
import dev.anxin.local.template.Patterns;
import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import tools.jackson.databind.JsonNode;

/// From a table's stream to a function: every shard, parents before children, from its beginning or from
/// where it was left.
public final class StreamPoller implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration LOOK_FOR_SHARDS = Duration.ofSeconds(5);
    private static final int MOST_PENDING = 5_000;

    private final Trigger.TableStream trigger;
    private final Clients clients;
    private final Activity activity;
    private final Consumer<String> log;
    private final String region;
    private final Checkpoints checkpoints;
    private final List<JsonNode> filters;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, ShardReader> open = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Thread thread;
    private long shardsSeenNanos = System.nanoTime() - LOOK_FOR_SHARDS.toNanos();
    private volatile long quietSinceNanos;
    private volatile boolean quiet;

    public StreamPoller(Trigger.TableStream trigger, HostedFunction function, Shared shared) {
        this.trigger = trigger;
        this.clients = shared.clients();
        this.activity = shared.activity();
        this.log = shared.log();
        this.region = shared.region();
        this.filters = Patterns.parse(trigger.filters());
        var name = "checkpoint-" + function.spec().id() + "-" + trigger.name() + ".json";
        this.checkpoints = new Checkpoints(shared.data().map(directory -> directory.resolve(name)));
        var destination =
                new FailureDestination(trigger.retry().failureArn(), trigger.streamArn(), function.arn(), clients, log);
        for (var i = 0; i < trigger.lanes(); i++) {
            lanes.add(new Lane(trigger, function, destination, shared.pace(), activity));
        }
        this.thread = Thread.ofVirtual().name("poll " + trigger.name()).unstarted(this::poll);
    }

    public void start() {
        thread.start();
    }

    /// Whether everything written before that moment is handled.
    ///
    /// @param nanos by System.nanoTime
    public boolean drainedSince(long nanos) {
        return quiet && quietSinceNanos - nanos > 0;
    }

    private void poll() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void step() throws InterruptedException {
        var begin = System.nanoTime();
        try {
            lookForShards();
            var count = 0;
            for (var shard : List.copyOf(open.values())) {
                count += read(shard);
            }
            var pending = open.values().stream()
                    .mapToInt(one -> one.progress().pending())
                    .sum();
            quiet = count == 0 && pending == 0;
            quietSinceNanos = begin;
            if (count == 0) {
                activity.await(IDLE);
            }
        } catch (TrimmedDataAccessException e) {
            log.accept(trigger.name() + " begins at the oldest record there is: streams keep theirs for 24 h");
            open.values().forEach(ShardReader::beginAgain);
        } catch (SdkException e) {
            log.accept(trigger.name() + " cannot read its stream: " + e.getMessage());
            shardsSeenNanos = System.nanoTime() - LOOK_FOR_SHARDS.toNanos();
            open.values().forEach(ShardReader::forgetIterator);
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private int read(ShardReader shard) {
        shard.progress().reached().ifPresent(sequence -> checkpoints.save(shard.id(), sequence));
        if (shard.isOver() && shard.progress().pending() == 0) {
            finished.add(shard.id());
            open.remove(shard.id());
            shardsSeenNanos = System.nanoTime() - LOOK_FOR_SHARDS.toNanos();
            return 1; // look again at once: it may have children
        }
        if (shard.isOver() || shard.progress().pending() > MOST_PENDING) {
            return 0;
        }
        var records = shard.next(clients.streams());
        for (var record : records) {
            var json = Events.change(record, trigger.streamArn(), region);
            var sequence = record.dynamodb().sequenceNumber();
            var created = record.dynamodb().approximateCreationDateTime();
            hand(new Change(json, shard.id(), sequence, created, shard.progress()));
        }
        return records.size();
    }

    private void hand(Change change) {
        change.progress().read(change.sequence());
        if (Patterns.anyPasses(filters, change.json())) {
            var key = change.json().at("/dynamodb/Keys").toString();
            lanes.get(Math.floorMod(key.hashCode(), lanes.size())).add(change);
        } else {
            change.done();
        }
    }

    // A child may be read when its parent is handled, or is no longer there.
    private void lookForShards() {
        if (System.nanoTime() - shardsSeenNanos < LOOK_FOR_SHARDS.toNanos()) {
            return;
        }
        shardsSeenNanos = System.nanoTime();
        var shards = shards();
        var ids = new HashSet<String>();
        shards.forEach(shard -> ids.add(shard.shardId()));
        for (var shard : shards) {
            var parent = Optional.ofNullable(shard.parentShardId());
            var free = parent.isEmpty() || finished.contains(parent.get()) || !ids.contains(parent.get());
            if (free && !finished.contains(shard.shardId())) {
                open.computeIfAbsent(
                        shard.shardId(), id -> new ShardReader(trigger.streamArn(), id, checkpoints.reached(id)));
            }
        }
    }

    private List<Shard> shards() {
        var shards = new ArrayList<Shard>();
        var last = Optional.<String>empty();
        do {
            var from = last.orElse(null);
            var page = clients.streams()
                    .describeStream(
                            request -> request.streamArn(trigger.streamArn()).exclusiveStartShardId(from))
                    .streamDescription();
            shards.addAll(page.shards());
            last = Optional.ofNullable(page.lastEvaluatedShardId());
        } while (last.isPresent());
        return shards;
    }

    @Override
    public void close() {
        thread.interrupt();
        lanes.forEach(Lane::close);
    }
}
