package dev.anxin.payment;

import java.time.Instant;
import java.util.Comparator;

/// All that the gateway said of one method of a payment. Its times are of our clock alone: when we heard it.
///
/// @param first when we first heard of it
/// @param last when we last heard of it
/// @param said when we heard `method`: the latest word, but one with a due date outranks one without
public record MethodReport(Instant first, Instant last, Instant said, Method method) {
    private static final Comparator<MethodReport> BETTER = Comparator.comparing(
                    (MethodReport report) -> report.method().isDated())
            .thenComparing(MethodReport::said)
            .thenComparing(MethodReport::method);

    public static MethodReport of(Method method, Instant heard) {
        return new MethodReport(heard, heard, heard, method);
    }

    public MethodReport join(MethodReport other) {
        var better = BETTER.compare(this, other) >= 0 ? this : other;
        return new MethodReport(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                better.said,
                better.method);
    }
}
