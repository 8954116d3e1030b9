package dev.anxin.order;

import dev.anxin.ledger.Registration;

/// Names one order: the merchant, and the merchant's own number of it. Its payments may run over several
/// accounts of the merchant.
///
/// @param merchant as accounts name it; no `#` in it
/// @param order 1 to 64 visible ASCII characters
public record OrderKey(String merchant, String order) {
    /// The order that a registered payment is for.
    public static OrderKey of(Registration registration) {
        return new OrderKey(registration.merchant(), registration.order());
    }

    @Override
    public String toString() {
        return merchant + "/" + order;
    }
}
