package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;

/// A dispute as its gateway keeps it. A bank may only ask (an inquiry): then nothing moves. The money of a chargeback
/// is gone from its first moment, and comes back if it is won.
///
/// @param id the gateway's own
/// @param amount that the bank takes or would take, in the payment's currency
/// @param shown what the gateway says of it; [Money#NONE] if it names no amount
/// @param at when it was opened
/// @param changed when it came to its status
public record GatewayDispute(String id, Money amount, Money shown, Status status, Instant at, Instant changed) {
    /// How long a shop may hand in evidence.
    private static final Duration EVIDENCE = Duration.ofDays(7);

    public enum Status {
        /// The bank asks.
        INQUIRY("inquiry"),
        OPEN("open"),
        /// It ended before it became a chargeback.
        PREVENTED("prevented"),
        /// The bank asked, and let it be.
        CLOSED("closed"),
        WON("won"),
        LOST("lost");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As OlePay and Stripe have it: `lost`. What is open or an inquiry has other words in some places.
        public String word() {
            return word;
        }

        /// Whether the bank has the money.
        public boolean isWithdrawn() {
            return this == OPEN || this == LOST;
        }

        /// Whether it can come to that: a bank that asked may take, one that lost may take again.
        public boolean mayBecome(Status next) {
            return switch (this) {
                case INQUIRY -> next == OPEN || next == CLOSED || next == PREVENTED;
                case OPEN -> next == WON || next == LOST;
                case WON -> next == OPEN;
                case PREVENTED, CLOSED, LOST -> false;
            };
        }
    }

    public GatewayDispute shifted(Duration by) {
        return new GatewayDispute(id, amount, shown, status, at.plus(by), changed.plus(by));
    }

    public GatewayDispute to(Status next, Instant now) {
        return new GatewayDispute(id, amount, shown, next, at, now);
    }

    public boolean isFresh() {
        return at.equals(changed);
    }

    /// Until when the shop can answer.
    public Instant evidenceUntil() {
        return at.plus(EVIDENCE);
    }
}
