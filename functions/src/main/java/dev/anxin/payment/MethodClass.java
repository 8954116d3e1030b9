package dev.anxin.payment;

/// How a way to pay goes through time, whatever the gateway calls it.
public enum MethodClass {
    /// Cards, wallets, QR codes: they answer in seconds. Also what the gateway does not say.
    INSTANT("instant"),
    /// A bank debit: under way for days, with nothing for the customer to do.
    DEBIT("debit"),
    /// A slip that the customer pays in a shop or at a bank until its due date.
    VOUCHER("voucher"),
    /// A bank transfer that the customer makes; it may come in parts.
    TRANSFER("transfer");

    private final String word;

    MethodClass(String word) {
        this.word = word;
    }

    /// As the API has it: `voucher`.
    public String word() {
        return word;
    }

    /// Whether the payment is under way for days: nothing is wrong with it after minutes.
    public boolean isSlow() {
        return this != INSTANT;
    }

    /// Whether the gateway waits for the customer, who still has to pay.
    public boolean waitsForCustomer() {
        return this == VOUCHER || this == TRANSFER;
    }
}
