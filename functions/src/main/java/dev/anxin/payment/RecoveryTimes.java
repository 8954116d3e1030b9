package dev.anxin.payment;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How long customers waited until it was known how their payments ended: how many for at most each of the times that
/// people say. So a quantile is rounded up to such a time and to nothing else, two of these add up to a third, and
/// nothing of any single payment stands in them.
///
/// @param counts by the upper bound of the wait; none below 1
public record RecoveryTimes(SortedMap<Duration, Long> counts) {
    public static final RecoveryTimes NONE = new RecoveryTimes(Collections.emptySortedMap());

    /// Longer than anything that is said.
    public static final Duration LONGER = Duration.ofDays(3650);

    /// What people say, from the shortest: each is at most twice and a half the one before.
    static final List<Duration> STEPS = Stream.of(
                    LongStream.of(1, 2, 3, 5, 10, 15, 20, 30).mapToObj(Duration::ofMinutes),
                    LongStream.of(1, 2, 3, 6, 12).mapToObj(Duration::ofHours),
                    LongStream.of(1, 2, 3, 5, 7, 10, 14, 21, 30).mapToObj(Duration::ofDays),
                    Stream.of(LONGER))
            .flatMap(step -> step)
            .toList();

    public RecoveryTimes {
        var kept = new TreeMap<Duration, Long>();
        counts.forEach((bound, count) -> {
            if (count > 0) {
                kept.put(bound, count);
            }
        });
        counts = Collections.unmodifiableSortedMap(kept);
    }

    /// The shortest time that people say and that is not shorter; [#LONGER] if there is none.
    public static Duration roundedUp(Duration time) {
        return STEPS.stream()
                .filter(step -> step.compareTo(time) >= 0)
                .findFirst()
                .orElse(LONGER);
    }

    /// What this and `others` add up to.
    public RecoveryTimes and(RecoveryTimes others) {
        var sum = new TreeMap<>(counts);
        others.counts.forEach((bound, count) -> sum.merge(bound, count, Long::sum));
        return new RecoveryTimes(sum);
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Those that took longer than `waited`, as far as that is certain.
    public RecoveryTimes longerThan(Duration waited) {
        var least = waited.isPositive() ? roundedUp(waited) : Duration.ZERO;
        return new RecoveryTimes(counts.tailMap(least.plusNanos(1)));
    }

    /// Within which time so many of a hundred were over, rounded up; empty if there are none.
    public Optional<Duration> within(int ofHundred) {
        var needed = Math.ceilDiv(count() * ofHundred, 100L);
        var seen = 0L;
        for (var each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= needed) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }
}
