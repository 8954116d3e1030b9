package dev.anxin.reconcile;

import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Money;

/// What one of the two books says.
///
/// @param says in one word
/// @param amount [Money#NONE] where it says none
/// @param words the gateway's own, where ours do not fit; else empty
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
            case PART_PAID, PAID -> of(Said.PAID, state.money().captured().asMoney());
        };
    }

    /// `paid 12.90 USD`.
    String inWords() {
        var shown = amount.equals(Money.NONE) ? "" : " " + amount.display();
        return says.word().replace('-', ' ') + shown;
    }

    public enum Said {
        NOTHING("nothing"),
        /// Money was taken; the amount says how much.
        PAID("paid"),
        AUTHORISED("authorised"),
        UNDER_WAY("under-way"),
        FAILED("failed"),
        UNPAID("unpaid"),
        CLOSED("closed"),
        EXPIRED("expired"),
        NOT_FOUND("not-found"),
        FULFILLED("fulfilled"),
        REFUND_PENDING("refund-pending"),
        REFUNDED("refunded"),
        REFUND_FAILED("refund-failed"),
        DISPUTED("disputed"),
        CHARGED_BACK("charged-back"),
        DISPUTE_WON("dispute-won"),
        /// In the gateway's own word.
        LISTED("listed"),
        UNCLEAR("unclear");

        private final String word;

        Said(String word) {
            this.word = word;
        }

        /// As reports have it: `under-way`.
        public String word() {
            return word;
        }
    }
}
