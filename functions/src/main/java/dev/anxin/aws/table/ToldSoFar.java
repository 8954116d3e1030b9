package dev.anxin.aws.table;

import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a payment's customer was told, by the facts that say so.
///
/// @param summary what those facts add up to
/// @param announced each message, when it was about to go out, and what it promised. That stands in the message's fact
///     alone, for no state of a payment depends on it
public record ToldSoFar(Summary summary, List<Announced> announced) {
    static final ToldSoFar NOTHING = new ToldSoFar(Summary.EMPTY, List.of());

    /// The attribute of a fact, in seconds.
    static final String HEAR_BY = "hearBy";

    public ToldSoFar {
        announced = List.copyOf(announced);
    }

    /// @param hearBy by when it said that the customer hears more, if it did
    public record Announced(String message, Instant at, Optional<Instant> hearBy) {}

    static Stream<Instant> hearBy(News news) {
        return news instanceof News.Told(var _, var hearBy) ? hearBy.stream() : Stream.empty();
    }

    static ToldSoFar of(Map<String, AttributeValue> item) {
        var fragment = Facts.fragment(item);
        var at = Instant.ofEpochMilli(Versions.number(item, "at"));
        var hearBy = item.containsKey(HEAR_BY)
                ? Optional.of(Instant.ofEpochSecond(Versions.number(item, HEAR_BY)))
                : Optional.<Instant>empty();
        var announced = fragment.tellings().entries().entrySet().stream()
                .filter(telling -> telling.getValue() == Summary.Progress.TOLD)
                .map(telling -> new Announced(telling.getKey(), at, hearBy))
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
