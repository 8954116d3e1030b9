package dev.anxin.local.trigger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Where the reading of one shard stands. Its records are handled side by side; it has been handled up to
/// the first that is not done.
final class Shard {
    private final String streamArn;
    private final String id;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> asFunction;
    private final Deque<StreamChange> pending = new ArrayDeque<>();
    private Optional<String> reached;
    private Optional<String> lastRead;
    private Optional<String> iterator = Optional.empty();
    private boolean over;

    /// @param reached sequence number after which to go on; none: from the beginning
    /// @param asFunction makes a request one of the function's
    Shard(
            String streamArn,
            String id,
            Optional<String> reached,
            Consumer<AwsRequestOverrideConfiguration.Builder> asFunction) {
        this.asFunction = asFunction;
        this.streamArn = streamArn;
        this.id = id;
        this.reached = reached;
        this.lastRead = reached;
    }

    String id() {
        return id;
    }

    void add(StreamChange streamChange) {
        pending.addLast(streamChange);
    }

    int pending() {
        while (!pending.isEmpty() && pending.getFirst().done().get()) {
            reached = Optional.of(pending.removeFirst().sequence());
        }
        return pending.size();
    }

    /// The sequence number up to which everything was handled when [#pending] was asked.
    Optional<String> reached() {
        return reached;
    }

    /// Whether the shard is closed and read to its end.
    boolean isOver() {
        return over;
    }

    /// After an error: iterators expire after 15 minutes.
    ///
    /// @param trimmed whether the stream forgot what was to be read next: then from the oldest that it
    ///     still has
    void forgetIterator(boolean trimmed) {
        iterator = Optional.empty();
        lastRead = lastRead.filter(sequence -> !trimmed);
    }

    List<Record> next(DynamoDbStreamsClient client) {
        var from = iterator.orElseGet(() -> client.getShardIterator(this::begin).shardIterator());
        var page = client.getRecords(request -> request.shardIterator(from).overrideConfiguration(asFunction));
        iterator = Optional.ofNullable(page.nextShardIterator());
        over = iterator.isEmpty();
        if (!page.records().isEmpty()) {
            lastRead = Optional.of(page.records().getLast().dynamodb().sequenceNumber());
        }
        return page.records();
    }

    private void begin(GetShardIteratorRequest.Builder request) {
        request.streamArn(streamArn)
                .shardId(id)
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)
                .overrideConfiguration(asFunction);
        lastRead.ifPresent(sequence -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .sequenceNumber(sequence));
    }
}
