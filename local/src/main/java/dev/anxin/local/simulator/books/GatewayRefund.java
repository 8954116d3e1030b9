package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;

/// A refund as its gateway keeps it.
///
/// @param id the gateway's own
/// @param key the merchant's own id of it; empty if it was made in the gateway's dashboard
/// @param amount that goes back
/// @param shown what the gateway says of it: the same, unless something is wrong
/// @param at when it was made
/// @param changed when it came to its status
public record GatewayRefund(
        String id, String key, Money amount, Money shown, Status status, Instant at, Instant changed) {

    public enum Status {
        PENDING("pending"),
        SUCCEEDED("succeeded"),
        /// The money is back with the merchant; it may have been out before.
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As OlePay and Stripe have it: `succeeded`.
        public String word() {
            return word;
        }
    }

    public GatewayRefund to(Status next, Instant now) {
        return new GatewayRefund(id, key, amount, shown, next, at, now);
    }

    public GatewayRefund shifted(Duration by) {
        return new GatewayRefund(id, key, amount, shown, status, at.plus(by), changed.plus(by));
    }

    public boolean isFresh() {
        return at.equals(changed);
    }

    /// In the books of moved money.
    String name() {
        return key.isEmpty() ? id : key;
    }
}
