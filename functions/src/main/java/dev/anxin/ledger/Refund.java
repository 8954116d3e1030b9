package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;

/// All that is known of one refund: requested, decided, reported. Each part only grows.
///
/// @param requested the amount asked for; the largest if two ever differ (which makes it need review)
/// @param since when it was first heard of
/// @param at when its status was last learned
/// @param succeeded whether the gateway ever said so: failed after succeeded is bounced
public record Refund(
        Money amount,
        boolean requested,
        Decision decision,
        Status status,
        boolean succeeded,
        Instant since,
        Instant at) {

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

    Refund join(Refund other) {
        return new Refund(
                Joins.later(amount, other.amount),
                requested || other.requested,
                Joins.later(decision, other.decision),
                Joins.later(status, other.status),
                succeeded || other.succeeded,
                Joins.earlier(since, other.since),
                Joins.later(at, other.at));
    }
}
