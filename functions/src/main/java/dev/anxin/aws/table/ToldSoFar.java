package dev.anxin.aws.table;

import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a payment's customer was told, by the facts that say so.
///
/// @param summary what those facts add up to
/// @param promises by message: by when it said that the customer hears more. Stands in the message's fact alone, for
///     no state of a payment depends on it
public record ToldSoFar(Summary summary, Map<String, Instant> promises) {
    static final ToldSoFar NOTHING = new ToldSoFar(Summary.EMPTY, Map.of());

    /// The attribute of a fact, in seconds.
    static final String HEAR_BY = "hearBy";

    public ToldSoFar {
        promises = Map.copyOf(promises);
    }

    static Stream<Instant> hearBy(News news) {
        return news instanceof News.Told(var _, var hearBy) ? hearBy.stream() : Stream.empty();
    }

    static ToldSoFar of(Map<String, AttributeValue> item) {
        var fragment = Facts.fragment(item);
        var promises = new HashMap<String, Instant>();
        if (item.containsKey(HEAR_BY)) {
            var by = Instant.ofEpochSecond(Versions.number(item, HEAR_BY));
            fragment.tellings().entries().keySet().forEach(message -> promises.put(message, by));
        }
        return new ToldSoFar(fragment, promises);
    }

    ToldSoFar and(ToldSoFar other) {
        var both = new HashMap<>(promises);
        both.putAll(other.promises);
        return new ToldSoFar(summary.join(other.summary), both);
    }

    public Bounded<Summary.Progress> tellings() {
        return summary.tellings();
    }

    /// The latest promise of all messages but this one: what it said itself is not kept by it.
    public Optional<Instant> promisedBefore(String message) {
        return promises.entrySet().stream()
                .filter(promise -> !promise.getKey().equals(message))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo);
    }
}
