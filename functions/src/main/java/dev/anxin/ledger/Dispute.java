package dev.anxin.ledger;

import dev.anxin.ledger.Fact.Origin;
import dev.anxin.payment.Money;
import dev.anxin.payment.Sum;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/// A dispute of this payment: the customer complained to the bank. A bank may only ask (an inquiry), take the
/// money (a chargeback), give it back, and take it again.
///
/// @param amount the largest that was named; [Money#NONE] while nobody named one that can be read
/// @param heard the latest that the gateway told by itself
/// @param answered the latest that it answered when it was asked
/// @param firsts when we first heard of each status that it had
/// @param dueBy until when evidence can be handed in; `Instant.MIN` if that is not known
public record Dispute(Money amount, Report heard, Report answered, Map<Status, Instant> firsts, Instant dueBy) {
    public Dispute {
        firsts = Map.copyOf(firsts);
    }

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
    /// @param origin that time by the gateway's clock; of answers the one counts that was asked over more
    /// @param refundable whether the gateway would still refund what is disputed
    /// @param heard when we heard of it, or asked for it
    public record Report(Origin origin, Status status, Moved moved, boolean refundable, Instant heard)
            implements Comparable<Report>, Joins.Word {
        /// Nothing was said.
        public static final Report NOTHING =
                new Report(new Origin(0, Instant.MIN), Status.INQUIRY, Moved.UNKNOWN, true, Instant.MIN);

        private static final Comparator<Report> LATEST = Comparator.comparingLong(Report::over)
                .thenComparing(Report::stated)
                .thenComparing(Report::status)
                .thenComparing(Report::moved)
                .thenComparing(Report::refundable, Comparator.reverseOrder())
                .thenComparing(Report::heard);

        public long over() {
            return origin.over();
        }

        public Instant stated() {
            return origin.stated();
        }

        @Override
        public int compareTo(Report other) {
            return LATEST.compare(this, other);
        }
    }

    /// What the gateway told of its own accord.
    static Dispute heard(Money amount, Report report, Instant dueBy) {
        return new Dispute(amount, report, Report.NOTHING, Map.of(report.status(), report.heard()), dueBy);
    }

    /// What the gateway answered.
    static Dispute answered(Money amount, Report report, Instant dueBy) {
        return new Dispute(amount, Report.NOTHING, report, Map.of(report.status(), report.heard()), dueBy);
    }

    /// How it stands.
    public Report report() {
        return Joins.standing(heard, answered, Comparator.comparing(Report::status));
    }

    public Status status() {
        return report().status();
    }

    /// When we first heard of it.
    public Instant since() {
        return firsts.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
    }

    /// When it came to something new: the last of its statuses was first heard. What is only said once more, by an
    /// update or by an answer, is nothing new, unless it had come to something else meanwhile: it opened again.
    Instant changed() {
        var latest = firsts.values().stream().max(Instant::compareTo).orElse(Instant.MIN);
        return cameAgainAfter().equals(Instant.MIN) ? latest : Joins.later(latest, lastHeard());
    }

    /// When it had come to something else before it came to this status again; `Instant.MIN` if it did not.
    Instant cameAgainAfter() {
        var first = firsts.getOrDefault(status(), Instant.MAX);
        return firsts.values().stream()
                .filter(other -> first.isBefore(other) && other.isBefore(lastHeard()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /// When its status was last said. An answer only repeats what was told.
    private Instant lastHeard() {
        return (heard.status() == status() ? heard : answered).heard();
    }

    /// Whether a bank only asks.
    public boolean isInquiry() {
        return status() == Status.INQUIRY;
    }

    /// Whether nothing may go back, by hand either: the bank has the money and has not decided, or the gateway
    /// refunds nothing that the bank asks about.
    public boolean stopsRefunds() {
        return isOpen() || (isInquiry() && !report().refundable());
    }

    /// Whether nobody has decided it yet: until then nothing goes back by itself.
    public boolean isUndecided() {
        return isOpen() || isInquiry();
    }

    /// Whether the bank has the money and has not decided.
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
                earlier(firsts, other.firsts),
                Joins.later(dueBy, other.dueBy));
    }

    private static Map<Status, Instant> earlier(Map<Status, Instant> some, Map<Status, Instant> others) {
        var all = new EnumMap<Status, Instant>(Status.class);
        all.putAll(some);
        others.forEach((status, at) -> all.merge(status, at, Joins::earlier));
        return all;
    }
}
