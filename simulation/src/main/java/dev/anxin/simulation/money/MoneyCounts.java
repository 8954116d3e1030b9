package dev.anxin.simulation.money;

import dev.anxin.ledger.Refund;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// What happened in many stories.
public final class MoneyCounts {
    private final Map<String, LongAdder> counts = new TreeMap<>();

    private synchronized void add(String what, long number) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).add(number);
    }

    void add(MoneyRun run) {
        var ending = Ending.of(run);
        var troubles = run.world().troubles();
        add("runs", 1);
        add("payments", run.payments().size());
        add("calls to AWS", troubles.calls());
        add("calls to gateways", troubles.gatewayCalls());
        add("replies lost", troubles.repliesLost());
        add("duplicates", troubles.duplicates());
        add("crashes", run.world().crashes());
        add("redrives", run.world().queues().redriven());
        add("choices", run.world().scheduler().pauses());
        add("orders fulfilled", run.shipped().isPresent() ? 1 : 0);
        add("orders cancelled", run.wasCancelled() ? 1 : 0);
        run.payments().forEach(payment -> {
            ending.refunds(payment).values().forEach(this::add);
            add("payments that called a person", ending.isPersonCalled(payment) ? 1 : 0);
            add("movements of money", ending.moved(payment).size());
        });
    }

    private void add(Refund refund) {
        if (!refund.isOurs()) {
            add("refunds of the dashboard", 1);
            return;
        }
        add("refunds requested", 1);
        add("refunds " + refund.decision().name().toLowerCase(Locale.ROOT), 1);
        if (refund.decision() == Refund.Decision.ADMITTED) {
            var status = refund.bounced() ? "bounced" : refund.status().name().toLowerCase(Locale.ROOT);
            add("refunds admitted and " + status, 1);
        }
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }
}
