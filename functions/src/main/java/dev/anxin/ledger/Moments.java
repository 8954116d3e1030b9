package dev.anxin.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The times that a payment remembers, each with its note.
public record Moments(Map<Moment, Note> notes) {
    public static final Moments NONE = new Moments(Map.of());

    public Moments {
        var sorted = new EnumMap<Moment, Note>(Moment.class);
        sorted.putAll(notes);
        notes = Collections.unmodifiableMap(sorted);
    }

    static Moments of(Moment moment, Note note) {
        return new Moments(Map.of(moment, note));
    }

    public Optional<Note> find(Moment moment) {
        return Optional.ofNullable(notes.get(moment));
    }

    Moments join(Moments other) {
        if (other.notes.isEmpty()) {
            return this;
        }
        var both = new EnumMap<Moment, Note>(Moment.class);
        both.putAll(notes);
        other.notes.forEach((moment, note) -> both.merge(moment, note, moment::join));
        return new Moments(both);
    }
}
