package dev.anxin.simulation.mutant;

import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/// How the hunt for one deliberate bug came out.
///
/// @param seed of the schedule that shows it
/// @param words what is wrong in that schedule, or why there is none
public record MutantOutcome(String mutant, Kind kind, Optional<Long> seed, String words) {
    /// Words of the JSON.
    public enum Kind {
        FOUND,
        NOT_FOUND,
        /// The same schedule is wrong without it.
        WRONG_WITHOUT_IT,
        /// Proven to change nothing.
        EQUIVALENT,
        /// The code that it changes is no longer there.
        OUTDATED
    }

    public Json json() {
        var json = new LinkedHashMap<String, Json>(
                Json.object("mutant", mutant, "outcome", kind, "words", words).members());
        seed.ifPresent(found -> json.put("seed", Json.of(found)));
        return new Json.Fields(json);
    }
}
