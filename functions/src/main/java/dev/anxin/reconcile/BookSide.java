package dev.anxin.reconcile;

import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Money;
import java.util.Locale;

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

    /// What our own books say of the payment itself.
    static BookSide of(PaymentState state) {
        var expected = state.money().expected();
        return switch (state.status()) {
            case UNREGISTERED -> NOTHING;
            case REGISTERED -> of(Said.UNPAID, expected);
            case ACTING -> of(Said.UNDER_WAY, expected);
            case FAILED -> of(Said.FAILED, expected);
            case EXPIRED -> of(Said.EXPIRED, expected);
            case AUTHORISED -> of(Said.AUTHORISED, expected);
            case CLOSED -> of(Said.CLOSED, expected);
            case PAID -> of(Said.PAID, new Money(state.money().captured(), expected.currency()));
        };
    }

    /// `paid 12.90 USD`.
    String inWords() {
        var shown = amount.equals(Money.NONE) ? "" : " " + amount.display();
        return says.name().toLowerCase(Locale.ROOT).replace('_', ' ') + shown;
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
