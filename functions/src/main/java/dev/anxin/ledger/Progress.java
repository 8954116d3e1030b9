package dev.anxin.ledger;

/// How far a thing that is done once has come: announced in the ledger, then done.
public enum Progress {
    TOLD,
    DONE
}
