package dev.anxin.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/// Why money goes back without anybody asking for it.
public enum Purpose {
    /// The order is paid by another payment.
    SECOND("second"),
    /// The merchant cancelled the order.
    CANCELLED("cancelled"),
    /// It came after the payment was closed or expired, and the merchant did not fulfil in time.
    LATE("late"),
    /// The merchant did not fulfil in its grace time.
    UNFULFILLED("unfulfilled");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /// As it stands in facts and refund ids: `unfulfilled`.
    public String word() {
        return word;
    }

    /// The purpose of this word; empty where a person gave the reason.
    public static Optional<Purpose> of(String word) {
        return Stream.of(values())
                .filter(purpose -> purpose.word().equals(word))
                .findAny();
    }
}
