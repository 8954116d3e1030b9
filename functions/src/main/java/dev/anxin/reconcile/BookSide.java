package dev.anxin.reconcile;

import dev.anxin.payment.Money;

/// What one of the two books says.
///
/// @param says in one word
/// @param amount [Money#NONE] where it says none
/// @param words the gateway's own, where ours do not do; or empty
public record BookSide(Said says, Money amount, String words) {
    public static final BookSide NOTHING = new BookSide(Said.NOTHING, Money.NONE, "");

    public static BookSide of(Said says, Money amount) {
        return new BookSide(says, amount, "");
    }

    public enum Said {
        NOTHING,
        PAID,
        AUTHORISED,
        UNDER_WAY,
        FAILED,
        UNPAID,
        CLOSED,
        EXPIRED,
        NOT_FOUND,
        FULFILLED,
        REFUND_PENDING,
        REFUNDED,
        REFUND_FAILED,
        DISPUTED,
        CHARGED_BACK,
        DISPUTE_WON,
        /// In the gateway's own word.
        LISTED,
        UNCLEAR
    }
}
