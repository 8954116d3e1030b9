package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.payment.PaymentKey;
import dev.anxin.work.Work;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The work index: which payments people have to see to. Each stands in it once, under the list that presses most;
/// most payments never do, and cost nothing there. It follows their items within moments.
///
/// In an outage all of an account enter at once, so each account is spread over as many partitions as the due index:
/// at 10,000 payments a second that all come to wait and are handed over, 64 of them take 469 write units a second
/// each.
///
/// @param shards over how many partitions each account is spread, as [Payments] writes it
public record WorkIndex(DynamoDbClient dynamo, String table, int shards) {
    /// How many payments a page has.
    public static final int PAGE = 50;

    /// What can be listed.
    public enum Lists {
        /// Everything, what calls for a person first.
        ALL("all"),
        /// What calls for a person, whatever it is.
        NEEDS_PERSON("needs-person"),
        DISPUTED("disputed"),
        QUARANTINED("quarantined"),
        STUCK("stuck"),
        /// What calls for a person by another reason than those above.
        REVIEW("review"),
        WAITING("waiting"),
        REFUNDING("refunding");

        private final String word;

        Lists(String word) {
            this.word = word;
        }

        /// As the API has it: `needs-person`.
        public String word() {
            return word;
        }

        private List<Range> ranges() {
            return switch (this) {
                case ALL -> List.of(new Range(OPEN, SEEN + "~"));
                case NEEDS_PERSON -> List.of(new Range(OPEN, OPEN + "~"));
                case DISPUTED -> of(Work.Kind.DISPUTED);
                case QUARANTINED -> of(Work.Kind.QUARANTINED);
                case STUCK -> of(Work.Kind.STUCK);
                case REVIEW -> of(Work.Kind.REVIEW);
                case WAITING -> of(Work.Kind.WAITING);
                case REFUNDING -> of(Work.Kind.REFUNDING);
            };
        }

        private static List<Range> of(Work.Kind kind) {
            return Stream.of(true, false)
                    .map(open -> prefix(kind, open))
                    .map(prefix -> new Range(prefix + " ", prefix + "!"))
                    .toList();
        }
    }

    private static final String OPEN = "a";
    private static final String SEEN = "b";

    /// Of the index's sort key.
    private record Range(String from, String to) {
        /// What comes after a cursor. Names of payments have no character below `!`, so nothing lies in between.
        Range after(String cursor) {
            var next = cursor + "!";
            return cursor.isEmpty() || next.compareTo(from) < 0 ? this : new Range(next, to);
        }

        boolean isEmpty() {
            return from.compareTo(to) > 0;
        }
    }

    /// @param at the index's sort key, which no other payment of the account has
    private record Entry(PaymentKey payment, String at) {
        static Entry of(Map<String, AttributeValue> item) {
            return new Entry(Keys.payment(Versions.text(item, "pk")), Versions.text(item, "workAt"));
        }
    }

    /// @param next where the next page begins; empty: there is none
    public record Page(List<PaymentKey> payments, String next) {}

    /// How a payment's list and its place there are written.
    static String at(Work work, PaymentKey key) {
        return prefix(work.kind(), work.open()) + " " + Payments.sortable(work.at()) + " " + key.reference();
    }

    private static String prefix(Work.Kind kind, boolean open) {
        var rank = switch (kind) { // it is stored
            case DISPUTED -> "0";
            case QUARANTINED -> "1";
            case STUCK -> "2";
            case REVIEW -> "3";
            case WAITING -> "4";
            case REFUNDING -> "5";
        };
        return (open ? OPEN : SEEN) + rank;
    }

    /// A partition of the index.
    static String shard(String account, int number) {
        return "work#" + account + "#" + number;
    }

    /// One page of an account's list: of each kind what calls for a person first, then the oldest, of disputes the
    /// nearest deadline. Whose work changes meanwhile may come twice or not at all, as in any list that lives.
    ///
    /// @param cursor as [Page#next] said; empty: the first page
    public Page page(String account, Lists list, String cursor) {
        var found = list.ranges().stream()
                .map(range -> range.after(cursor))
                .filter(range -> !range.isEmpty())
                .flatMap(range -> entries(account, range))
                .limit(PAGE + 1)
                .toList();
        var page = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(
                page.stream().map(Entry::payment).toList(),
                found.size() > PAGE ? page.getLast().at() : "");
    }

    /// The first of a range, from all partitions. A page reads no more than a page of each.
    private Stream<Entry> entries(String account, Range range) {
        return IntStream.range(0, shards)
                .mapToObj(shard -> query(shard(account, shard), range))
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Entry::at))
                .limit(PAGE + 1);
    }

    private List<Entry> query(String shard, Range range) {
        return dynamo
                .query(request -> request.tableName(table)
                        .indexName("work")
                        .keyConditionExpression("workShard = :shard and workAt between :from and :to")
                        .expressionAttributeValues(
                                Map.of(":shard", fromS(shard), ":from", fromS(range.from()), ":to", fromS(range.to())))
                        .limit(PAGE + 1))
                .items()
                .stream()
                .map(Entry::of)
                .toList();
    }
}
