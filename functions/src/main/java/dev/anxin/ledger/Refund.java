package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// All that is known of one refund: requested, decided, reported. Each part only grows.
///
/// @param asked how much was asked for; [Money#NONE] while nobody did (the gateway's dashboard made it)
/// @param purpose why it was requested: the word of a [Purpose], or what a person wrote; empty while nobody
///     asked for it
/// @param why the reason if it was refused; else empty
/// @param report the highest status that the gateway reported
/// @param reported the largest amount that the gateway ever named
/// @param succeeded whether the gateway ever said that it succeeded: one that failed after that has bounced
/// @param since when we first heard of it
/// @param made when the gateway made it, by its own clock; `Instant.MAX` while it has not said
public record Refund(
        Money asked,
        String purpose,
        Decision decision,
        String why,
        Report report,
        Money reported,
        boolean succeeded,
        Instant since,
        Instant made) {

    public enum Decision {
        OPEN("open"),
        ADMITTED("admitted"),
        REFUSED("refused");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /// As events have it: `refused`.
        public String word() {
            return word;
        }
    }

    /// The higher status wins: a gateway's failure report is its last word.
    public enum Status {
        NONE("none"),
        UNKNOWN("unknown"),
        PENDING("pending"),
        /// It cannot reach the customer as it is, and the gateway still has it: a person says where it shall go.
        /// Another refund would pay twice.
        STUCK("stuck"),
        SUCCEEDED("succeeded"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As events and metrics have it: `succeeded`.
        public String word() {
            return word;
        }
    }

    /// @param at when we first heard so; `Instant.MAX` in [#NOTHING]
    /// @param stated when it happened, by the gateway's clock
    public record Report(Status status, Instant at, Instant stated) {
        public static final Report NOTHING = new Report(Status.NONE, Instant.MAX, Instant.MAX);

        Report join(Report other) {
            return status == other.status
                    ? new Report(status, Joins.earlier(at, other.at), Joins.earlier(stated, other.stated))
                    : status.compareTo(other.status) > 0 ? this : other;
        }
    }

    public static Refund requested(Money amount, String purpose, Instant at) {
        return new Refund(amount, purpose, Decision.OPEN, "", Report.NOTHING, Money.NONE, false, at, Instant.MAX);
    }

    public static Refund admitted(Instant at) {
        return new Refund(Money.NONE, "", Decision.ADMITTED, "", Report.NOTHING, Money.NONE, false, at, Instant.MAX);
    }

    public static Refund refused(String why, Instant at) {
        return new Refund(Money.NONE, "", Decision.REFUSED, why, Report.NOTHING, Money.NONE, false, at, Instant.MAX);
    }

    /// @param at when we heard so
    /// @param stated when it happened, by the gateway's clock
    public static Refund reported(Status status, Money amount, Instant at, Instant stated) {
        var report = new Report(status, at, stated);
        var succeeded = status == Status.SUCCEEDED;
        return new Refund(Money.NONE, "", Decision.OPEN, "", report, amount, succeeded, at, stated);
    }

    /// How much goes back: the larger of what was asked for and what the gateway says. What it says in another
    /// currency than was asked for contradicts it, and does not count.
    public Money amount() {
        var other = isOurs() && !reported.currency().equals(asked.currency());
        return other ? asked : Joins.later(asked, reported);
    }

    /// Whether its amount can be added to what else was taken or sent back in this currency. One that cannot is
    /// for a person.
    public boolean isIn(String currency) {
        return amount().currency().equals(currency);
    }

    public Status status() {
        return report.status();
    }

    /// Whether we asked for it, rather than somebody in the gateway's dashboard.
    public boolean isOurs() {
        return !purpose.isEmpty();
    }

    public boolean bounced() {
        return succeeded && status() == Status.FAILED;
    }

    /// Whether the gateway says that it sent back more or less than it was asked to, another currency, or an amount
    /// that cannot be read.
    public boolean isDifferent(String currency) {
        if (status() == Status.NONE || (isOurs() && reported.equals(Money.NONE))) {
            return false;
        }
        var other = !reported.currency().equals(currency);
        return other || (isOurs() && reported.minor() != asked.minor());
    }

    /// Final at the gateway: nothing is under way.
    public boolean isFinal() {
        return status() == Status.SUCCEEDED || status() == Status.FAILED;
    }

    /// Whether it is neither refused nor final.
    public boolean isRunning() {
        return decision != Decision.REFUSED && !isFinal();
    }

    /// Whether it is ours and the gateway has not yet confirmed that it has it. Only the refund protocol can
    /// bring it further.
    public boolean isToCarryOut() {
        return isOurs() && isRunning() && !isWithGateway();
    }

    /// Whether the gateway has it, and has not ended it.
    public boolean isWithGateway() {
        return status() == Status.PENDING || status() == Status.STUCK;
    }

    /// Whether it has taken some of the captured money, or may.
    boolean takesMoney() {
        return decision != Decision.REFUSED && status() != Status.FAILED;
    }

    Refund join(Refund other) {
        return new Refund(
                Joins.later(asked, other.asked),
                Joins.later(purpose, other.purpose),
                Joins.later(decision, other.decision),
                Joins.later(why, other.why),
                report.join(other.report),
                Joins.later(reported, other.reported),
                succeeded || other.succeeded,
                Joins.earlier(since, other.since),
                Joins.earlier(made, other.made));
    }

    /// Why money goes back without anybody asking for it.
    public enum Purpose {
        /// The order is paid by another payment.
        SECOND("second"),
        /// The merchant cancelled the order.
        CANCELLED("cancelled"),
        /// It came after the payment was closed or expired, and the merchant did not fulfil in time.
        LATE("late"),
        /// The merchant did not fulfil in its grace time.
        UNFULFILLED("unfulfilled");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /// As it stands in facts and refund ids: `unfulfilled`.
        public String word() {
            return word;
        }

        /// The purpose of this word; empty where a person gave the reason.
        public static Optional<Purpose> of(String word) {
            return Stream.of(values())
                    .filter(purpose -> purpose.word().equals(word))
                    .findAny();
        }
    }
}
