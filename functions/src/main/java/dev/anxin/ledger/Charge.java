package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;

/// Money that the gateway holds or took for one amount asked.
///
/// @param authorised when we first heard that it is held; `Instant.MAX` if no holding is known
/// @param paid when we first heard that it was taken, whatever became of it; `Instant.MAX` if it was not taken
/// @param told the most that it said it took, in minor units of the amount's currency. It only grows
/// @param captures what it took one by one, by its own ids; of most payments it names none
public record Charge(Instant authorised, Instant paid, long told, Bounded<Capture> captures) {
    /// More than these are too many, and put the payment in quarantine: which of them failed is lost.
    private static final int CAPTURES = 20;

    static Charge authorised(Instant at) {
        return new Charge(at, Instant.MAX, 0, Bounded.none());
    }

    static Charge paid(Instant at, long told) {
        return new Charge(Instant.MAX, at, Math.clamp(told, 0, Money.LIMIT), Bounded.none());
    }

    static Charge paid(Instant at, String id, Capture capture) {
        return new Charge(Instant.MAX, at, 0, Bounded.of(id, capture));
    }

    public boolean isPaid() {
        return paid.isBefore(Instant.MAX);
    }

    /// Whether nothing but captures is known of it: those may not say of how much they are a part.
    boolean isOfCapturesAlone() {
        return told == 0
                && authorised.equals(Instant.MAX)
                && !captures.entries().isEmpty();
    }

    public Instant since() {
        return Joins.earlier(authorised, paid);
    }

    /// How much it took that is still there, in minor units. A told sum may have come before a capture failed, so all
    /// that failed is taken off it. Captures that stand are there, whatever sum was told.
    public long captured() {
        var standing = sum(Predicate.not(Capture::isFailed));
        return Math.min(Money.LIMIT, Math.max(told - lost(), standing));
    }

    /// All of it, while nobody can say how much.
    private long lost() {
        var unknown = captures.tooMany()
                || captures.values().stream().anyMatch(capture -> capture.isFailed() && capture.amount() == 0);
        return unknown ? told : sum(Capture::isFailed);
    }

    private long sum(Predicate<Capture> which) {
        return captures.values().stream()
                .filter(which)
                .mapToLong(Capture::amount)
                .sum();
    }

    /// The same, by these captures too.
    public Charge knowing(Bounded<Capture> others) {
        return new Charge(authorised, paid, told, join(captures, others));
    }

    static Bounded<Capture> join(Bounded<Capture> some, Bounded<Capture> others) {
        return some.join(others, CAPTURES, Capture::join);
    }

    Charge join(Charge other) {
        return new Charge(
                Joins.earlier(authorised, other.authorised),
                Joins.earlier(paid, other.paid),
                Math.max(told, other.told),
                join(captures, other.captures));
    }

    /// One of several times, or the only one, at which money was taken. It may fail when it had succeeded, and succeed
    /// again under the same id.
    ///
    /// @param amount the largest that was named, in minor units; 0 while none was named that can be read
    /// @param heard the latest that the gateway told by itself
    /// @param answered the latest that it answered when it was asked
    /// @param failed when we first heard that it failed; `Instant.MAX` if it never did
    public record Capture(long amount, Report heard, Report answered, Instant failed) {
        /// Of two at the same time the higher counts: nobody ships for money that may not be there.
        public enum Status {
            SUCCEEDED("succeeded"),
            FAILED("failed");

            private final String word;

            Status(String word) {
                this.word = word;
            }

            /// As events have it: `failed`.
            public String word() {
                return word;
            }
        }

        /// How it stood at a time. The latest counts, whole.
        ///
        /// @param origin that time by the gateway's clock; of answers the one counts that was asked over more
        /// @param heard when we heard of it, or asked for it
        public record Report(Fact.Origin origin, Status status, Instant heard)
                implements Comparable<Report>, Joins.Word {
            /// Nothing was said.
            public static final Report NOTHING =
                    new Report(new Fact.Origin(0, Instant.EPOCH), Status.SUCCEEDED, Instant.MIN);

            private static final Comparator<Report> LATEST = Comparator.comparingLong(
                            (Report report) -> report.origin().over())
                    .thenComparing(report -> report.origin().stated())
                    .thenComparing(Report::status)
                    .thenComparing(Report::heard);

            @Override
            public int compareTo(Report other) {
                return LATEST.compare(this, other);
            }
        }

        static Capture heard(long amount, Report report) {
            return new Capture(Math.clamp(amount, 0, Money.LIMIT), report, Report.NOTHING, failed(report));
        }

        static Capture answered(long amount, Report report) {
            return new Capture(Math.clamp(amount, 0, Money.LIMIT), Report.NOTHING, report, failed(report));
        }

        private static Instant failed(Report report) {
            return report.status() == Status.FAILED ? report.heard() : Instant.MAX;
        }

        public Status status() {
            return Joins.standing(heard, answered, Comparator.comparing(Report::status))
                    .status();
        }

        public boolean isFailed() {
            return status() == Status.FAILED;
        }

        /// Whether it ever failed, as far as we heard.
        public boolean hasFailed() {
            return failed.isBefore(Instant.MAX);
        }

        /// When we heard that it failed, by its latest failure that was told: an answer only repeats how it stands.
        Instant failedAt() {
            return heard.status() == Status.FAILED ? heard.heard() : failed;
        }

        Capture join(Capture other) {
            return new Capture(
                    Math.max(amount, other.amount),
                    Joins.later(heard, other.heard),
                    Joins.later(answered, other.answered),
                    Joins.earlier(failed, other.failed));
        }
    }
}
