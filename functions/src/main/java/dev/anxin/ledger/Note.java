package dev.anxin.ledger;

import java.time.Instant;
import java.util.Comparator;

/// When, and in few words what.
///
/// @param words at most 80 characters, so that a summary stays small; longer texts are cut
public record Note(Instant at, String words) implements Comparable<Note> {
    private static final int LIMIT = 80;
    private static final Comparator<Note> BY_TIME =
            Comparator.comparing(Note::at).thenComparing(Note::words);

    public Note {
        words = words.length() <= LIMIT ? words : words.substring(0, LIMIT);
    }

    @Override
    public int compareTo(Note other) {
        return BY_TIME.compare(this, other);
    }
}
