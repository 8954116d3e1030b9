package dev.anxin.reconcile;

import dev.anxin.ledger.News;
import java.util.List;

/// One thing that a comparison found about one payment.
///
/// @param ours what our books said
/// @param theirs what the gateway says
/// @param evidence what the fact about it says: the gateway's news, and that it disagrees where it does;
///     empty where there is nothing to write down
public record Finding(FindingKind kind, BookSide ours, BookSide theirs, FindingOutcome outcome, List<News> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
