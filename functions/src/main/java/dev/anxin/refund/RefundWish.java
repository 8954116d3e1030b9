package dev.anxin.refund;

import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Optional;

/// The wish that money of a payment goes back.
///
/// @param refund the id of this refund, which never changes
/// @param purpose the word of a [Purpose], or what a person wrote
/// @param paid whether the payment counts as paid, and what the gateway says of it is not doubted
/// @param now when the gateway was asked, by our clock; a call that was under way then may have arrived later
public record RefundWish(PaymentKey payment, String refund, Money amount, String purpose, boolean paid, Instant now) {
    /// Empty where a person gave the reason.
    Optional<Purpose> automatic() {
        return Purpose.of(purpose);
    }

    /// Whether the rules asked for it, and no person did.
    public boolean isAutomatic() {
        return automatic().isPresent();
    }

    /// Whether it counts as one that the merchant did not fulfil.
    public boolean isUnfulfilled() {
        return automatic().filter(Purpose.UNFULFILLED::equals).isPresent();
    }
}
