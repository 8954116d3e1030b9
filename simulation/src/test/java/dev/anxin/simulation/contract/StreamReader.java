package dev.anxin.simulation.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads a table's stream from its begin and keeps all it has read, by partition key.
final class StreamReader implements Bed.Stream {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5); // only so that a hang ends: machines differ

    private final DynamoDbStreamsClient client;
    private final String arn;
    private final Map<String, Optional<String>> iterators = new HashMap<>(); // by shard; none: at its end
    private final Map<String, List<Bed.Change>> read = new HashMap<>();

    StreamReader(DynamoDbStreamsClient client, String arn) {
        this.client = client;
        this.arn = arn;
    }

    @Override
    public synchronized List<Bed.Change> until(String pk, String sort) {
        var begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            var changes = List.copyOf(read.getOrDefault(pk, List.of()));
            if (changes.stream().anyMatch(change -> change.sort().equals(sort))) {
                return changes;
            }
            readOn();
        }
        throw new AssertionError("the stream does not tell of " + sort);
    }

    private void readOn() {
        var shards = client.describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards();
        shards.forEach(shard -> iterators.computeIfAbsent(shard.shardId(), this::begin));
        iterators.replaceAll((_, iterator) -> iterator.flatMap(this::next));
    }

    private Optional<String> begin(String shard) {
        return Optional.of(client.getShardIterator(request ->
                        request.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator());
    }

    private Optional<String> next(String iterator) {
        var page = client.getRecords(request -> request.shardIterator(iterator));
        page.records().forEach(this::keep);
        return Optional.ofNullable(page.nextShardIterator());
    }

    private void keep(Record told) {
        StreamRecord change = told.dynamodb();
        Map<String, AttributeValue> before = change.hasOldImage() ? change.oldImage() : Map.of();
        Map<String, AttributeValue> after = change.hasNewImage() ? change.newImage() : Map.of();
        read.computeIfAbsent(Bed.text(change.keys(), "pk"), _ -> new ArrayList<>())
                .add(new Bed.Change(told.eventNameAsString(), change.keys(), before, after));
    }
}
