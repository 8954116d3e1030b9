package dev.anxin.local.trigger;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Where the reading of one shard stands.
final class ShardReader {
    private final String streamArn;
    private final String id;
    private final Progress progress;
    private Optional<String> lastRead;
    private Optional<String> iterator = Optional.empty();
    private boolean over;

    /// @param reached sequence number after which to go on; none: from the beginning
    ShardReader(String streamArn, String id, Optional<String> reached) {
        this.streamArn = streamArn;
        this.id = id;
        this.progress = new Progress(reached);
        this.lastRead = reached;
    }

    String id() {
        return id;
    }

    Progress progress() {
        return progress;
    }

    /// Whether the shard is closed and read to its end.
    boolean isOver() {
        return over;
    }

    /// After an error: iterators expire after 15 minutes.
    void forgetIterator() {
        iterator = Optional.empty();
    }

    /// After the stream forgot what was to be read next: from the oldest that it still has.
    void beginAgain() {
        iterator = Optional.empty();
        lastRead = Optional.empty();
    }

    List<Record> next(DynamoDbStreamsClient client) {
        var from = iterator.orElseGet(() -> client.getShardIterator(start()).shardIterator());
        var page = client.getRecords(request -> request.shardIterator(from));
        iterator = Optional.ofNullable(page.nextShardIterator());
        over = iterator.isEmpty();
        if (!page.records().isEmpty()) {
            lastRead = Optional.of(page.records().getLast().dynamodb().sequenceNumber());
        }
        return page.records();
    }

    private GetShardIteratorRequest start() {
        var request = GetShardIteratorRequest.builder().streamArn(streamArn).shardId(id);
        return lastRead.map(sequence -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(sequence))
                .orElseGet(() -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .build();
    }
}
