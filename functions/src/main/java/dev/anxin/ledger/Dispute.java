package dev.anxin.ledger;

import dev.anxin.payment.Money;
import dev.anxin.payment.Sum;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// A dispute of this payment: the customer complained to the bank. A bank may only ask (an inquiry), take the
/// money (a chargeback), give it back, and take it again.
///
/// @param amount the largest that was named; [Money#NONE] while nobody named one that can be read
/// @param heard the latest that the gateway told by itself
/// @param answered the latest that it answered when it was asked
/// @param since when we first heard of it
/// @param dueBy until when evidence can be handed in; `Instant.MIN` if that is not known
public record Dispute(Money amount, Report heard, Report answered, Instant since, Instant dueBy) {
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
    ///
    /// @param stated that time, by the gateway's clock
    /// @param heard when we heard of it, or asked for it
    public record Report(Instant stated, Status status, Moved moved, Instant heard) implements Comparable<Report> {
        /// Nothing was said.
        public static final Report NOTHING = new Report(Instant.MIN, Status.INQUIRY, Moved.UNKNOWN, Instant.MIN);

        private static final Comparator<Report> LATEST = Comparator.comparing(Report::stated)
                .thenComparing(Report::status)
                .thenComparing(Report::moved)
                .thenComparing(Report::heard);

        private Instant second() {
            return stated.equals(Instant.MIN) ? stated : stated.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public int compareTo(Report other) {
            return LATEST.compare(this, other);
        }
    }

    /// What the gateway told of its own accord.
    static Dispute heard(Money amount, Report report, Instant dueBy) {
        return new Dispute(amount, report, Report.NOTHING, report.heard(), dueBy);
    }

    /// What the gateway answered.
    static Dispute answered(Money amount, Report report, Instant dueBy) {
        return new Dispute(amount, Report.NOTHING, report, report.heard(), dueBy);
    }

    /// How it stands. What we had heard before we asked is in the answer already; else the gateway's clock tells
    /// which is later, and of two in one second the higher status counts.
    public Report report() {
        if (heard.heard().isBefore(answered.heard())) {
            return answered;
        }
        int order = heard.second().compareTo(answered.second());
        if (order == 0) {
            return heard.status().compareTo(answered.status()) > 0 ? heard : answered;
        }
        return order > 0 ? heard : answered;
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
