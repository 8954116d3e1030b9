package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;

/// A dispute (chargeback) of this payment. Lost beats won: money that may be gone counts as gone.
public record Dispute(Money amount, Status status, Instant since) {
    public enum Status {
        OPEN("open"),
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

    /// Whether the gateway has not decided it yet: until then nothing goes back.
    public boolean isOpen() {
        return status == Status.OPEN;
    }

    Dispute join(Dispute other) {
        return new Dispute(
                Joins.later(amount, other.amount),
                Joins.later(status, other.status),
                Joins.earlier(since, other.since));
    }
}
