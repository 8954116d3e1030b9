package dev.anxin.ledger;

import dev.anxin.payment.Money;

/// The money part, in minor units of one currency.
///
/// @param expected what the customer shall pay, after the latest correction
/// @param captured what the gateway took; may be less than it held
/// @param returned what refunds took back for good
/// @param claimed what refunds and disputes took or may take
public record MoneyState(Money expected, long captured, long returned, long claimed) {
    public boolean whollyReturned() {
        return captured > 0 && returned >= captured;
    }

    /// What can still be sent back.
    public long refundable() {
        return Math.max(0, captured - claimed);
    }
}
