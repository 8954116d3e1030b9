package dev.anxin.reconcile;

/// What became of a finding when it was made.
public enum FindingOutcome {
    /// A person of operations was called.
    CALLED,
    /// The shop must do something that no rule can do.
    SHOP,
    /// Written down, and rules see to the rest.
    SETTLED,
    /// Nothing: the next run asks again.
    AGAIN
}
