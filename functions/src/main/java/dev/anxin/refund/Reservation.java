package dev.anxin.refund;

import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;

/// What one refund takes of the captured money, and which calls were made for it.
///
/// @param amount what it may take; more than was asked for if the gateway says that it took more
/// @param calls how often the gateway may have been called: counted before each call
/// @param firstCall when it may have been called first, by our clock; `Instant.MAX` for never
/// @param leaseUntil until when a call may be under way; nobody makes another before then
public record Reservation(Money amount, Stage stage, int calls, Instant firstCall, Instant leaseUntil) {
    /// Longer than the function that makes the call can live (30 s) and the two minutes by which clocks may
    /// differ.
    static final Duration LEASE = Duration.ofMinutes(3);

    public enum Stage {
        /// No other refund may take this money.
        RESERVED,
        SUCCEEDED,
        /// The money did not go, or came back: it is there for another refund.
        RELEASED
    }

    static Reservation of(Money amount) {
        return new Reservation(amount, Stage.RESERVED, 0, Instant.MAX, Instant.EPOCH);
    }

    /// The gateway is about to be called.
    Reservation called(Instant now) {
        var first = calls == 0 ? now : firstCall;
        return new Reservation(amount, stage, calls + 1, first, now.plus(LEASE));
    }

    /// Whether only one call was ever made. Only then does a refusal by the gateway prove that no money moved.
    public boolean isOnlyCall() {
        return calls == 1 && stage == Stage.RESERVED;
    }

    /// What the gateway says of it. A refund that failed after it had succeeded came back.
    Reservation reported(Refund.Status status, Money said) {
        var more = said.currency().equals(amount.currency()) && said.minor() > amount.minor();
        var taken = more ? said : amount;
        return switch (status) {
            case NONE, UNKNOWN -> this;
            case PENDING, STUCK -> new Reservation(taken, stage, calls, firstCall, Instant.EPOCH);
            case SUCCEEDED ->
                stage == Stage.RELEASED
                        ? this
                        : new Reservation(taken, Stage.SUCCEEDED, calls, firstCall, Instant.EPOCH);
            case FAILED -> new Reservation(taken, Stage.RELEASED, calls, firstCall, Instant.EPOCH);
        };
    }

    long claims() {
        return stage == Stage.RELEASED ? 0 : amount.minor();
    }
}
