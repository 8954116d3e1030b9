package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.Unreadable;
import dev.anxin.payment.PaymentKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The due index: which payments and which events wait for something, and until when. It follows their items within
/// moments.
///
/// @param shards over how many partitions it is spread, as [Payments] and [Chains] write it
public record DueIndex(DynamoDbClient dynamo, String table, int shards) {
    private static final int PAGE = 250; // keys of about 100 bytes: a few read units for each page

    /// What waits.
    public sealed interface Entry {
        /// Until when.
        Instant due();

        record OfPayment(PaymentKey payment, Instant due) implements Entry {}

        /// @param event the webhook-id of one that a merchant's server did not take yet
        record OfEvent(String event, Instant due) implements Entry {}
    }

    /// All that was due at `latest` or before, the longest overdue first. Read page by page while the stream
    /// is: whoever stops reading pays for no more.
    public Stream<Entry> until(Instant latest) {
        var heads = new PriorityQueue<Head>(Comparator.comparing(head -> head.entry.due()));
        IntStream.range(0, shards).forEach(shard -> push(heads, entries(shard, latest)));
        return Stream.generate(heads::poll).takeWhile(head -> head != null).map(head -> {
            push(heads, head.rest);
            return head.entry;
        });
    }

    private record Head(Entry entry, Iterator<Entry> rest) {}

    private static void push(PriorityQueue<Head> heads, Iterator<Entry> entries) {
        if (entries.hasNext()) {
            heads.add(new Head(entries.next(), entries));
        }
    }

    private Iterator<Entry> entries(int shard, Instant latest) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .indexName("due")
                        .keyConditionExpression("dueShard = :shard and nextDueAt <= :latest")
                        .expressionAttributeValues(Map.of(
                                ":shard", fromS(Payments.shard(shard)), ":latest", fromS(Payments.sortable(latest))))
                        .limit(PAGE))
                .items()
                .stream()
                .map(DueIndex::read)
                .iterator();
    }

    private static Entry read(Map<String, AttributeValue> entry) {
        var partition = Versions.text(entry, "pk");
        try {
            var due = Instant.parse(Versions.text(entry, "nextDueAt"));
            return Keys.isEvent(partition)
                    ? new Entry.OfEvent(Keys.eventId(partition), due)
                    : new Entry.OfPayment(Keys.payment(partition), due);
        } catch (DateTimeException notATime) {
            throw new Unreadable("the attribute 'nextDueAt' is no time", notATime);
        }
    }
}
