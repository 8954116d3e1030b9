package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;

/// Where a payment's money is, in one word.
public enum MoneyWord {
    /// None was taken, as far as is known.
    NONE("none"),
    HELD("held"),
    /// Less was taken than is expected.
    PART_CAPTURED("part-captured"),
    CAPTURED("captured"),
    PART_REFUNDED("part-refunded"),
    REFUNDED("refunded"),
    /// A bank has it and has not decided.
    DISPUTED("disputed"),
    /// A bank took it back.
    CHARGED_BACK("charged-back");

    private final String word;

    MoneyWord(String word) {
        this.word = word;
    }

    /// As the API has it: `part-refunded`.
    public String word() {
        return word;
    }

    static MoneyWord of(PaymentState state) {
        var money = state.money();
        if (money.captured().minor() == 0) {
            return state.status() == Status.AUTHORISED ? HELD : NONE;
        }
        if (state.summary().isChargedBack()) {
            return CHARGED_BACK;
        }
        if (state.summary().isDisputed()) {
            return DISPUTED;
        }
        if (money.returned().minor() > 0) {
            return money.whollyReturned() ? REFUNDED : PART_REFUNDED;
        }
        return money.captured().minor() < money.expected().minor() ? PART_CAPTURED : CAPTURED;
    }
}
