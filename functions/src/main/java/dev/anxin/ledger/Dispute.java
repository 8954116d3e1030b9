package dev.anxin.ledger;

import dev.anxin.payment.Money;
import dev.anxin.payment.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// A dispute of this payment: the customer complained to the bank. A bank may only ask (an inquiry), take the
/// money (a chargeback), give it back, and take it again.
///
/// @param amount the largest that was named; [Money#NONE] while nobody named one that can be read
/// @param heard the latest that the gateway told by itself
/// @param answered the latest that it answered when it was asked
/// @param since when it was first heard of
/// @param dueBy until when evidence can be handed in; `Instant.MIN` if that is not known
public record Dispute(Money amount, Report heard, Report answered, Instant since, Instant dueBy) {
    /// By how much the gateway's clock and ours may differ. News within this time of an answer may be older or
    /// newer than it.
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    /// Of two at the same time the higher counts.
    public enum Status {
        /// The bank asks, and has taken nothing.
        INQUIRY("inquiry"),
        /// The bank has not decided; the money is gone until it does.
        OPEN("open"),
        /// It ended before it became a chargeback, mostly by a refund.
        PREVENTED("prevented"),
        WON("won"),
        LOST("lost");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As events have it: `lost`.
        public String word() {
            return word;
        }
    }

    /// Whether money moved for it, as the gateway's own bookings prove.
    public enum Moved {
        /// Nothing is known of bookings.
        UNKNOWN("unknown"),
        NOTHING("nothing"),
        REINSTATED("reinstated"),
        WITHDRAWN("withdrawn");

        private final String word;

        Moved(String word) {
            this.word = word;
        }

        /// As the API has it: `withdrawn`.
        public String word() {
            return word;
        }
    }

    /// How it stood at a time. The latest counts, whole.
    public record Report(Instant at, Status status, Moved moved) implements Comparable<Report> {
        /// Nothing was said.
        public static final Report NOTHING = new Report(Instant.MIN, Status.INQUIRY, Moved.UNKNOWN);

        private static final Comparator<Report> LATEST =
                Comparator.comparing(Report::at).thenComparing(Report::status).thenComparing(Report::moved);

        @Override
        public int compareTo(Report other) {
            return LATEST.compare(this, other);
        }
    }

    /// What the gateway told of its own accord.
    static Dispute heard(Money amount, Report report, Instant dueBy) {
        return new Dispute(amount, report, Report.NOTHING, report.at(), dueBy);
    }

    /// What the gateway answered.
    ///
    /// @param since when the dispute began, as the answer says
    static Dispute answered(Money amount, Report report, Instant since, Instant dueBy) {
        return new Dispute(amount, Report.NOTHING, report, since, dueBy);
    }

    /// How it stands. An answer and an event are dated by two clocks: one is later only if it is later by more
    /// than [#TOLERANCE]; else the higher status counts.
    public Report report() {
        if (heard.at().isAfter(answered.at())) {
            return isAfter(heard, answered) ? heard : higher();
        }
        return isAfter(answered, heard) ? answered : higher();
    }

    private static boolean isAfter(Report one, Report other) {
        return other.equals(Report.NOTHING) || one.at().minus(TOLERANCE).isAfter(other.at());
    }

    private Report higher() {
        return heard.status().compareTo(answered.status()) > 0 ? heard : answered;
    }

    public Status status() {
        return report().status();
    }

    /// Whether nobody has decided it yet: until then nothing goes back by itself.
    public boolean isUndecided() {
        return status() == Status.OPEN || status() == Status.INQUIRY;
    }

    /// Whether the bank has the money and has not decided: until then nothing goes back at all.
    public boolean isOpen() {
        return status() == Status.OPEN;
    }

    public boolean isLost() {
        return status() == Status.LOST;
    }

    /// Whether its money is gone, or may be. An inquiry, and what ended before it became a chargeback, take none
    /// unless the gateway has booked it.
    boolean takesMoney() {
        return switch (status()) {
            case OPEN, LOST -> true;
            case INQUIRY, PREVENTED -> report().moved() == Moved.WITHDRAWN;
            case WON -> false;
        };
    }

    /// What it takes of `captured`: all of it while its amount is not known in that currency.
    public Sum takes(Sum captured) {
        if (!takesMoney()) {
            return Sum.none(captured.currency());
        }
        return captured.takes(amount) ? Sum.none(captured.currency()).plus(amount) : captured;
    }

    Dispute join(Dispute other) {
        return new Dispute(
                Joins.later(amount, other.amount),
                Joins.later(heard, other.heard),
                Joins.later(answered, other.answered),
                Joins.earlier(since, other.since),
                Joins.later(dueBy, other.dueBy));
    }
}
