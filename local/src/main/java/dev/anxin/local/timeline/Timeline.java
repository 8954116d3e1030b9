package dev.anxin.local.timeline;

import dev.anxin.function.timeline.FactItem;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What each fact changed, in the order in which they were written.
public final class Timeline {
    private Timeline() {}

    /// @param after what all facts so far add up to
    /// @param owed what that calls for and what came before did not call for
    public record Entry(FactItem fact, PaymentState after, Set<Effect> owed) {}

    public static List<Entry> of(List<FactItem> facts) {
        var entries = new ArrayList<Entry>();
        var sum = Summary.EMPTY;
        Set<Effect> before = Set.of();
        for (var fact : facts) {
            sum = sum.join(fact.says());
            var state = PaymentState.of(sum);
            var owed = state.owed();
            var fresh = new LinkedHashSet<>(owed);
            fresh.removeAll(before);
            entries.add(new Entry(fact, state, fresh));
            before = owed;
        }
        return entries;
    }
}
