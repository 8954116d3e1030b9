package dev.anxin.local.simulator.books;

import java.time.Instant;
import java.util.Optional;

/// By what a customer pays at a gateway.
///
/// @param payBy until when a slip can be paid or a transfer made; empty for what has no date
/// @param attempt counts the ways that the customer began, this one included
public record PayMethod(Kind kind, Optional<Instant> payBy, int attempt) {
    /// What is used until the customer chooses.
    static final PayMethod CARD = new PayMethod(Kind.CARD, Optional.empty(), 0);

    public enum Kind {
        CARD("card", "card"),
        BANK_DEBIT("bank_debit", "sepa_debit"),
        VOUCHER("voucher", "konbini"),
        BANK_TRANSFER("bank_transfer", "customer_balance");

        private final String olepay;
        private final String stripe;

        Kind(String olepay, String stripe) {
            this.olepay = olepay;
            this.stripe = stripe;
        }

        public String olepay() {
            return olepay;
        }

        public String stripe() {
            return stripe;
        }

        /// Whether the gateway waits for the customer to pay.
        public boolean isSlip() {
            return this == VOUCHER || this == BANK_TRANSFER;
        }
    }

    PayMethod next(Kind other, Optional<Instant> until) {
        return new PayMethod(other, until, attempt + 1);
    }

    /// Whether the gateway says which it is: of a payment that was never paid but by card it says nothing.
    public boolean isNamed() {
        return attempt > 0;
    }
}
