package dev.anxin.aws.table;

import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a payment's customer was told, by the facts that say so.
///
/// @param summary what those facts add up to
/// @param announced each message, when it was about to go out, and what it promised. That stands in the message's fact
///     alone, for no state of a payment depends on it
public record ToldSoFar(Summary summary, List<Announced> announced) {
    static final ToldSoFar NOTHING = new ToldSoFar(Summary.EMPTY, List.of());

    /// Attributes of a fact, in seconds.
    static final String HEAR_BY = "hearBy";

    static final String LIKELY_BY = "likelyBy";

    public ToldSoFar {
        announced = List.copyOf(announced);
    }

    /// @param hearBy by when it said that the customer hears more, if it did
    /// @param likelyBy by when it said that nine of ten know the outcome, if it did
    public record Announced(String message, Instant at, Optional<Instant> hearBy, Optional<Instant> likelyBy) {}

    /// The attributes of a fact that say what a message promised.
    static Map<String, AttributeValue> promised(List<News> news) {
        var attributes = new HashMap<String, AttributeValue>();
        for (News each : news) {
            if (each instanceof News.Told(var _, var hearBy, var likelyBy)) {
                hearBy.ifPresent(by -> attributes.put(HEAR_BY, seconds(by)));
                likelyBy.ifPresent(by -> attributes.put(LIKELY_BY, seconds(by)));
            }
        }
        return attributes;
    }

    private static AttributeValue seconds(Instant at) {
        return AttributeValue.fromN(Long.toString(at.getEpochSecond()));
    }

    private static Optional<Instant> instant(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name)
                ? Optional.of(Instant.ofEpochSecond(Versions.number(item, name)))
                : Optional.empty();
    }

    static ToldSoFar of(Map<String, AttributeValue> item) {
        var fragment = Facts.fragment(item);
        var at = Instant.ofEpochMilli(Versions.number(item, "at"));
        var hearBy = instant(item, HEAR_BY);
        var likelyBy = instant(item, LIKELY_BY);
        var announced = fragment.tellings().entries().entrySet().stream()
                .filter(telling -> telling.getValue() == Summary.Progress.TOLD)
                .map(telling -> new Announced(telling.getKey(), at, hearBy, likelyBy))
                .toList();
        return new ToldSoFar(fragment, announced);
    }

    ToldSoFar and(ToldSoFar other) {
        var both = new ArrayList<>(announced);
        both.addAll(other.announced);
        return new ToldSoFar(summary.join(other.summary), both);
    }

    public Bounded<Summary.Progress> tellings() {
        return summary.tellings();
    }

    /// What the last message before this one promised, if it did: those before it were kept or broken by it.
    public Optional<Instant> openPromise(String message) {
        return announced.stream()
                .filter(other -> !other.message().equals(message))
                .max(Comparator.comparing(Announced::at))
                .flatMap(Announced::hearBy);
    }
}
