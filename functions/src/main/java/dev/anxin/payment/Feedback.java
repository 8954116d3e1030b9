package dev.anxin.payment;

import java.util.Optional;
import java.util.stream.Stream;

/// What a customer can answer on the page of a payment.
public enum Feedback {
    /// The gateway says that the balance does not suffice, and the customer says that it does.
    BALANCE_FINE("balance-fine"),
    /// The money was taken, by what the customer sees, of a payment that nobody knows to be paid.
    CHARGED("charged"),
    /// Somebody else paid, or tried to.
    NOT_ME("not-me"),
    /// In words of their own.
    COMMENT("comment");

    private final String word;

    Feedback(String word) {
        this.word = word;
    }

    /// As forms, keys and the API have it: `balance-fine`.
    public String word() {
        return word;
    }

    public static Optional<Feedback> of(String word) {
        return Stream.of(values())
                .filter(feedback -> feedback.word.equals(word))
                .findAny();
    }
}
