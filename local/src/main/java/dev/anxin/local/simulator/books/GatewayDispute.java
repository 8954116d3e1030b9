package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Instant;

/// A chargeback as its gateway keeps it. The money is gone from its first moment, and comes back if it is won.
///
/// @param id the gateway's own
/// @param at when it was opened
public record GatewayDispute(String id, Money amount, Status status, Instant at) {
    public enum Status {
        OPEN,
        WON,
        LOST
    }

    public GatewayDispute to(Status next) {
        return new GatewayDispute(id, amount, next, at);
    }
}
