package dev.anxin.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why money goes back without anybody asking for it.
public enum Purpose {
    /// The order is paid by another payment.
    SECOND,
    /// The merchant cancelled the order.
    CANCELLED,
    /// It came after the payment was closed or over, and the merchant did not say in time that it fulfils.
    LATE,
    /// The merchant did not fulfil in its grace time.
    UNFULFILLED;

    /// As facts and refund ids have it: `unfulfilled`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The purpose of this word; empty where a person gave the reason.
    public static Optional<Purpose> of(String word) {
        return Stream.of(values())
                .filter(purpose -> purpose.word().equals(word))
                .findAny();
    }
}
