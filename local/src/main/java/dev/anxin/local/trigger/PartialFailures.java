package dev.anxin.local.trigger;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function answered about its batch under ReportBatchItemFailures.
/// Source: Lambda's developer guide, "Implementing partial batch responses".
final class PartialFailures {
    private PartialFailures() {}

    /// @param known the ids that were in the batch
    /// @return the ids that failed; nothing if Lambda would take the whole batch for failed
    static Optional<Set<String>> of(HostedFunction.Outcome outcome, boolean reported, Set<String> known) {
        if (!(outcome instanceof HostedFunction.Outcome.Answered answered)) {
            return Optional.empty();
        }
        return reported ? read(answered.text(), known) : Optional.of(Set.of());
    }

    private static Optional<Set<String>> read(String text, Set<String> known) {
        if (text.isBlank()) {
            return Optional.of(Set.of());
        }
        try {
            return failed(JsonMapper.shared().readTree(text), known);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Set<String>> failed(JsonNode answer, Set<String> known) {
        var failed = new HashSet<String>();
        for (var one : answer.path("batchItemFailures")) {
            failed.add(one.path("itemIdentifier").asString(""));
        }
        return known.containsAll(failed) ? Optional.of(failed) : Optional.empty();
    }
}
