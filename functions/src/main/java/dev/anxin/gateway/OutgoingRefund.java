package dev.anxin.gateway;

import dev.anxin.payment.Money;

/// Money that shall go back.
///
/// @param refund our id of it for ever: the gateway is told, and it is the idempotency key
/// @param amount more than nothing
public record OutgoingRefund(String refund, Money amount) {
    /// @throws IllegalArgumentException for nothing, or an id that no gateway could be told
    public OutgoingRefund {
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("a refund of nothing");
        }
        if (!ForeignText.isId(refund)) {
            throw new IllegalArgumentException("the refund's id is not 1 to 160 visible ASCII characters");
        }
    }
}
