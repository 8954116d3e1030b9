package dev.anxin.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// One try of the customer to pay. Its gateway has an id of its own for it: a charge, a transaction.
///
/// @param failed whether it came to nothing; else it is, or was, under way
/// @param code the gateway's own, or empty
/// @param heard when we first heard so
public record Attempt(boolean failed, String code, Instant heard) {
    public Attempt {
        heard = Joins.stored(heard);
    }

    /// The gateway's word of which attempt is the current one, and how it stands. The latest counts, whole: one that
    /// was asked over more knowledge, then the one that the gateway itself dates later.
    ///
    /// @param origin where it stands among the gateway's words
    /// @param id of the attempt: the gateway's own; empty where it names none
    public record Report(Fact.Origin origin, String id, Attempt attempt) implements Comparable<Report> {
        /// Nothing was said. Every real one is later.
        public static final Report NOTHING =
                new Report(new Fact.Origin(-1, Instant.EPOCH), "", new Attempt(true, "", Instant.EPOCH));

        /// Of two in one moment that which is under way counts: then the gateway is asked.
        private static final Comparator<Report> LATEST = Comparator.comparingLong(
                        (Report report) -> report.origin().over())
                .thenComparing(report -> report.origin().stated())
                .thenComparing(report -> !report.attempt().failed())
                .thenComparing(Report::id)
                .thenComparing(report -> report.attempt().code())
                .thenComparing(report -> report.attempt().heard());

        public boolean exists() {
            return !equals(NOTHING);
        }

        /// When the gateway said so, by its clock, in whole seconds: answers are dated no finer.
        Instant second() {
            return origin.stated().truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public int compareTo(Report other) {
            return LATEST.compare(this, other);
        }
    }

    /// What failed was under way before, in whatever order we hear of it.
    Attempt join(Attempt other) {
        if (failed != other.failed) {
            return failed ? this : other;
        }
        return new Attempt(failed, Joins.later(code, other.code), Joins.earlier(heard, other.heard));
    }
}
