package dev.anxin.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// The two joins that all others are made of, which word of a gateway stands, and the form in which times are stored.
final class Joins {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Joins() {}

    static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// How a gateway says that something stands.
    interface Word {
        Fact.Origin origin();

        /// When we heard of it, or asked for it.
        Instant heard();
    }

    /// Which of two words counts, what the gateway told by itself or what it answered. What we had heard before we
    /// asked is in the answer already; else the gateway's clock tells which is later, and of two in one second the
    /// graver one counts.
    static <W extends Word> W standing(W told, W answered, Comparator<W> graver) {
        if (told.heard().isBefore(answered.heard())) {
            return answered;
        }
        int order = second(told).compareTo(second(answered));
        int first = order == 0 ? graver.compare(told, answered) : order;
        return first > 0 ? told : answered;
    }

    /// Answers are dated no finer.
    private static Instant second(Word word) {
        return word.origin().stated().truncatedTo(ChronoUnit.SECONDS);
    }

    /// A time as it is stored: in whole milliseconds, so that a fact reads back as it was written, and between
    /// 1970 and the year 9999, so that adding a duration does not overflow.
    static Instant stored(Instant at) {
        return later(Instant.EPOCH, earlier(LATEST, at)).truncatedTo(ChronoUnit.MILLIS);
    }
}
