package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Refunds that came back after they had succeeded. Each stays owed until it is covered: by a refund that names
/// it, by a later one of the same amount, or by a person. One refund covers one of them.
final class Bounces {
    private Bounces() {}

    /// The ids of those that are still owed.
    static Set<String> owed(Summary summary) {
        var reviewed = summary.moment(Moment.REVIEWED).map(Note::at).orElse(Instant.MIN);
        var covers = sorted(summary, Refund::succeeded, Refund::made);
        var used = new HashSet<String>();
        return sorted(summary, Refund::bounced, refund -> refund.report().stated()).stream()
                .filter(bounced -> !isCovered(bounced, covers, used))
                .filter(bounced -> bounced.getValue().report().at().isAfter(reviewed))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Map.Entry<String, Refund>> sorted(
            Summary summary, Predicate<Refund> which, Function<Refund, Instant> when) {
        return summary.refunds().entries().entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .sorted(Comparator.comparing((Map.Entry<String, Refund> entry) -> when.apply(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /// One that covers and bounces itself is owed in its turn, and what it covered is not owed twice.
    private static boolean isCovered(
            Map.Entry<String, Refund> bounced, List<Map.Entry<String, Refund>> covers, Set<String> used) {
        return covers.stream()
                .filter(cover -> !cover.getKey().equals(bounced.getKey()) && !used.contains(cover.getKey()))
                .filter(cover -> names(cover.getValue(), bounced.getKey()) || replaces(cover.getValue(), bounced))
                .findFirst()
                .filter(cover -> used.add(cover.getKey()))
                .isPresent();
    }

    private static boolean names(Refund cover, String bounced) {
        return List.of(cover.purpose().split("[\\s,;()]+")).contains(bounced);
    }

    /// One that was asked for before we heard that the other came back is meant for something else. Of one that the
    /// gateway's dashboard made, the gateway's clock tells.
    private static boolean replaces(Refund cover, Map.Entry<String, Refund> bounced) {
        Money amount = bounced.getValue().amount();
        var report = bounced.getValue().report();
        var later = cover.isOurs()
                ? cover.since().isAfter(report.at())
                : cover.made().isAfter(report.stated());
        return later && cover.amount().equals(amount);
    }
}
