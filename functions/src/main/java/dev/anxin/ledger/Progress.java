package dev.anxin.ledger;

/// How far something that is done once has come: first announced in the ledger, then done.
public enum Progress {
    TOLD,
    DONE
}
