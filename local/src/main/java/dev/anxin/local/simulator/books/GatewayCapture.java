package dev.anxin.local.simulator.books;

import java.time.Duration;
import java.time.Instant;

/// Money that was taken at one time.
///
/// @param amount in minor units
/// @param failed whether it is not there any more
/// @param changed when it came to that
public record GatewayCapture(long amount, boolean failed, Instant changed) {
    GatewayCapture standing(boolean stands, Instant at) {
        return new GatewayCapture(amount, !stands, at);
    }

    GatewayCapture shifted(Duration by) {
        return new GatewayCapture(amount, failed, changed.plus(by));
    }
}
