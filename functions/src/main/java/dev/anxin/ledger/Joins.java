package dev.anxin.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The two joins that all others are made of, and the form in which times are stored.
final class Joins {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Joins() {}

    static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// A time as it is stored: in whole milliseconds, so that a fact reads back as it was written, and between
    /// 1970 and the year 9999, so that adding a duration does not overflow.
    static Instant stored(Instant at) {
        return later(Instant.EPOCH, earlier(LATEST, at)).truncatedTo(ChronoUnit.MILLIS);
    }
}
