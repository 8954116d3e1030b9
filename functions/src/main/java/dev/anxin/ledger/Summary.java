package dev.anxin.ledger;

/// placeholder
public record Summary() {}
