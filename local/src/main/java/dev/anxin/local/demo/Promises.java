package dev.anxin.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether a customer who was told by when to hear more heard by then: more of the wait, or its end.
///
/// @param kept how many promises were
/// @param broken the others, in words
record Promises(int kept, List<String> broken) {
    static final Promises NONE = new Promises(0, List.of());

    Promises {
        broken = List.copyOf(broken);
    }

    Promises and(Promises others) {
        return new Promises(
                kept + others.kept,
                Stream.concat(broken.stream(), others.broken.stream()).toList());
    }

    static Promises of(Sightings sightings) {
        var told = Judge.distinct(sightings);
        var promises = IntStream.range(0, told.size())
                .filter(i -> told.get(i).hearBy().isPresent())
                .mapToObj(i -> broken(told.get(i), told.stream().skip(i + 1L).findFirst()))
                .toList();
        var broken = promises.stream().flatMap(Optional::stream).toList();
        return new Promises(promises.size() - broken.size(), broken);
    }

    /// Empty if it was kept.
    private static Optional<String> broken(Sightings.Told told, Optional<Sightings.Told> next) {
        var by = told.hearBy().orElse(Instant.MAX);
        if (next.filter(more -> !more.at().isAfter(by)).isPresent()) {
            return Optional.empty();
        }
        var heard = next.map(more -> more.template() + " at " + more.at()).orElse("nothing");
        return Optional.of(told.template() + " promised news by " + by + ", and then came " + heard);
    }
}
