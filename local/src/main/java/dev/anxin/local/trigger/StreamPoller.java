package dev.anxin.local.trigger;

import dev.anxin.local.engine.AtomicFile;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.template.Filter;
import dev.anxin.local.template.Trigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import tools.jackson.databind.json.JsonMapper;

/// From a table's stream to a function: every shard, parents before children, from its beginning or from where
/// it was left. If a checkpoint is lost, records come again; none is lost.
public final class StreamPoller extends WorkerLoop {
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration TOLD = Duration.ofSeconds(20); // the same, where the engine tells of writes
    private static final Duration GATHER = Duration.ofMillis(10); // several writes are one look
    private static final Duration LOOK_FOR_SHARDS = Duration.ofSeconds(30);
    private static final Duration DATED =
            Duration.ofMinutes(1); // how exactly the engine says when something was written
    private static final int MOST_PENDING = 5_000;

    private final Trigger.TableStream trigger;
    private final TriggerContext triggerContext;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> asFunction;
    private final Optional<Path> checkpoints;
    private final Map<String, String> reached = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, Shard> open = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private long lookedNanos;
    private volatile long looked = -1; // what had rung when nothing was there
    private volatile boolean lookNow = true;
    private volatile Optional<Long> drainedNanos = Optional.empty();

    public StreamPoller(Trigger.TableStream trigger, HostedFunction function, TriggerContext triggerContext) {
        super("poll " + trigger.name());
        this.trigger = trigger;
        this.triggerContext = triggerContext;
        this.asFunction =
                EngineClients.as(triggerContext.key().apply(function.spec().id()));
        var name = "checkpoint-" + function.spec().id() + "-" + trigger.name() + ".json";
        this.checkpoints = triggerContext.data().map(directory -> directory.resolve(name));
        checkpoints
                .filter(Files::exists)
                .map(file -> JsonMapper.shared().readTree(file))
                .ifPresent(tree -> tree.forEachEntry((id, sequence) -> reached.put(id, sequence.asString(""))));
        for (var i = 0; i < trigger.lanes(); i++) {
            lanes.add(new Lane(trigger, function, triggerContext));
        }
        triggerContext.activity().add(this::isBusy);
    }

    private boolean isBusy() {
        return looked < triggerContext.activity().rings(Activity.TABLES)
                || lanes.stream().anyMatch(Lane::isBusy);
    }

    /// Asks for a look at everything, shards too.
    public void hurry() {
        lookNow = true;
        triggerContext.activity().ring(Activity.TABLES);
    }

    /// Whether everything written before that moment is handled.
    ///
    /// @param nanos by System.nanoTime, before [#hurry] was called
    public boolean drainedSince(long nanos) {
        return drainedNanos.filter(drained -> drained - nanos > 0).isPresent();
    }

    @Override
    void step() throws InterruptedException {
        var begin = System.nanoTime();
        var activity = triggerContext.activity();
        var heard = activity.rings(Activity.TABLES);
        try {
            if (lookNow || open.isEmpty() || begin - lookedNanos > LOOK_FOR_SHARDS.toNanos()) {
                lookForShards(begin);
            }
            var busy = false;
            for (var shard : List.copyOf(open.values())) {
                busy |= read(shard);
            }
            var pending = open.values().stream().anyMatch(shard -> shard.pending() > 0);
            drainedNanos = busy || pending ? Optional.empty() : Optional.of(begin);
            if (!busy) {
                looked = heard;
                Thread.sleep(activity.isTold() ? GATHER : Duration.ZERO);
                activity.await(Activity.TABLES, heard, activity.isTold() ? TOLD : IDLE);
            }
        } catch (TrimmedDataAccessException e) {
            triggerContext
                    .log()
                    .accept(trigger.name() + " begins at the oldest record there is: streams keep theirs for 24 h");
            open.values().forEach(shard -> shard.forgetIterator(true));
        } catch (AbortedException closed) {
            throw new InterruptedException("closed while it read");
        } catch (SdkException e) {
            triggerContext.log().accept(trigger.name() + " cannot read its stream: " + e.getMessage());
            lookNow = true;
            open.values().forEach(shard -> shard.forgetIterator(false));
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    /// @return whether there was anything
    private boolean read(Shard shard) {
        var pending = shard.pending();
        shard.reached().ifPresent(sequence -> save(shard.id(), sequence));
        if (shard.isOver() && pending == 0) {
            finished.add(shard.id());
            open.remove(shard.id());
            lookNow = true; // it may have children
            return true;
        }
        if (shard.isOver() || pending > MOST_PENDING) {
            return false;
        }
        var records = shard.next(triggerContext.engineClients().streams());
        for (var record : records) {
            var streamChange =
                    new StreamChange(LambdaEvents.change(record, trigger.streamArn()), shard.id(), created(record));
            shard.add(streamChange);
            if (Filter.anyPasses(trigger.polling().filters(), streamChange.json())) {
                lanes.get(streamChange.lane(lanes.size())).add(streamChange);
            } else {
                streamChange.done().set(true);
            }
        }
        return !records.isEmpty() || shard.isOver();
    }

    // The stream dates records by the wall clock, cut to minutes: so this tells how old one was at least when it was
    // read.
    private Instant created(Record record) {
        var written = record.dynamodb().approximateCreationDateTime();
        var old = Duration.between(written, Instant.now()).minus(DATED);
        return triggerContext.pace().clock().instant().minus(old.isNegative() ? Duration.ZERO : old);
    }

    private void save(String shard, String sequence) {
        if (!sequence.equals(reached.put(shard, sequence))) {
            checkpoints.ifPresent(
                    file -> AtomicFile.write(file, JsonMapper.shared().writeValueAsBytes(reached)));
        }
    }

    // A child may be read when its parent is handled, or is no longer there.
    private void lookForShards(long nanos) {
        lookNow = false;
        lookedNanos = nanos;
        var parents = new LinkedHashMap<String, Optional<String>>();
        var request =
                DescribeStreamRequest.builder().streamArn(trigger.streamArn()).overrideConfiguration(asFunction);
        for (var last = Optional.of(""); last.isPresent(); ) {
            var page = triggerContext
                    .engineClients()
                    .streams()
                    .describeStream(request.build())
                    .streamDescription();
            page.shards().forEach(one -> parents.put(one.shardId(), Optional.ofNullable(one.parentShardId())));
            last = Optional.ofNullable(page.lastEvaluatedShardId());
            last.ifPresent(request::exclusiveStartShardId);
        }
        parents.forEach((id, parent) -> {
            var free = parent.filter(one -> parents.containsKey(one) && !finished.contains(one))
                    .isEmpty();
            if (free && !finished.contains(id)) {
                open.computeIfAbsent(
                        id,
                        key -> new Shard(trigger.streamArn(), id, Optional.ofNullable(reached.get(id)), asFunction));
            }
        });
    }

    @Override
    public void close() {
        super.close();
        lanes.forEach(Lane::close);
    }
}
