package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;

/// All that is known of one refund: requested, decided, reported. Each part only grows.
///
/// @param amount asked for, or as the gateway says; the larger if they ever differ
/// @param purpose why it was requested, or empty while nobody asked for it (the gateway's dashboard did)
/// @param succeeded whether the gateway ever said so: failed after succeeded is bounced
/// @param since when it was first heard of
public record Refund(Money amount, String purpose, Decision decision, Status status, boolean succeeded, Instant since) {

    public enum Decision {
        OPEN,
        ADMITTED,
        REFUSED
    }

    /// The higher wins: a gateway's failure report is its last word.
    public enum Status {
        NONE,
        UNKNOWN,
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public static Refund requested(Money amount, String purpose, Instant at) {
        return new Refund(amount, purpose, Decision.OPEN, Status.NONE, false, at);
    }

    public static Refund decided(Decision decision, Instant at) {
        return new Refund(Money.NONE, "", decision, Status.NONE, false, at);
    }

    public static Refund reported(Status status, Money amount, Instant at) {
        return new Refund(amount, "", Decision.OPEN, status, status == Status.SUCCEEDED, at);
    }

    public boolean bounced() {
        return succeeded && status == Status.FAILED;
    }

    /// Final at the gateway: nothing is under way.
    public boolean isFinal() {
        return status == Status.SUCCEEDED || status == Status.FAILED;
    }

    /// Asked for or under way, and not final.
    public boolean isRunning() {
        return decision != Decision.REFUSED && !isFinal();
    }

    /// What of the captured money it has taken or may take.
    long claims() {
        return decision == Decision.REFUSED || status == Status.FAILED ? 0 : amount.minor();
    }

    Refund join(Refund other) {
        return new Refund(
                Joins.later(amount, other.amount),
                Joins.later(purpose, other.purpose),
                Joins.later(decision, other.decision),
                Joins.later(status, other.status),
                succeeded || other.succeeded,
                Joins.earlier(since, other.since));
    }
}
