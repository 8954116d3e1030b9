package dev.anxin.local.alarm;

import java.util.Optional;
import java.util.stream.Stream;

/// What a period without data counts as (`TreatMissingData`).
public enum MissingData {
    MISSING("missing"),
    IGNORE("ignore"),
    BREACHING("breaching"),
    NOT_BREACHING("notBreaching");

    private final String word;

    MissingData(String word) {
        this.word = word;
    }

    /// As templates have it.
    public String word() {
        return word;
    }

    /// @param word as templates have it
    public static Optional<MissingData> of(String word) {
        return Stream.of(values()).filter(one -> one.word.equals(word)).findAny();
    }
}
