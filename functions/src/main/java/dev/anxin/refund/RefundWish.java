package dev.anxin.refund;

import dev.anxin.ledger.Purpose;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Optional;

/// That money of a payment should go back.
///
/// @param refund the id of this refund for ever
/// @param purpose the word of a [Purpose], or what a person wrote
/// @param paid whether the payment counts as paid, and what the gateway says of it is not doubted
/// @param now when the gateway was asked, by our clock: a call that was under way then may have come later
public record RefundWish(PaymentKey payment, String refund, Money amount, String purpose, boolean paid, Instant now) {
    /// Empty where a person gave the reason.
    Optional<Purpose> automatic() {
        return Purpose.of(purpose);
    }

    /// Whether nobody asked for it but the rules.
    public boolean isAutomatic() {
        return automatic().isPresent();
    }

    /// Whether it counts as one that the merchant did not fulfil.
    public boolean isUnfulfilled() {
        return automatic().filter(Purpose.UNFULFILLED::equals).isPresent();
    }
}
