package dev.anxin.reconcile;

/// What became of a finding when it was made.
public enum FindingOutcome {
    /// A person of operations was called.
    CALLED("called"),
    /// The shop must do something that no rule can do.
    SHOP("shop"),
    /// Written down, and rules see to the rest.
    SETTLED("settled"),
    /// Nothing: the next run asks again.
    AGAIN("again");

    private final String word;

    FindingOutcome(String word) {
        this.word = word;
    }

    /// As reports have it: `settled`.
    public String word() {
        return word;
    }
}
