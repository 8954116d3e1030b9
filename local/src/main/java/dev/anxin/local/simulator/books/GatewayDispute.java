package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;

/// A chargeback as its gateway keeps it. The money is gone from its first moment, and comes back if it is won.
///
/// @param id the gateway's own
/// @param at when it was opened
public record GatewayDispute(String id, Money amount, Status status, Instant at) {
    public enum Status {
        OPEN("open"),
        WON("won"),
        LOST("lost");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As OlePay and Stripe have it: `lost`. What is open has other words in some places.
        public String word() {
            return word;
        }
    }

    public GatewayDispute shifted(Duration by) {
        return new GatewayDispute(id, amount, status, at.plus(by));
    }

    public GatewayDispute to(Status next) {
        return new GatewayDispute(id, amount, next, at);
    }
}
