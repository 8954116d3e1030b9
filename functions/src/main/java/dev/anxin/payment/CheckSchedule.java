package dev.anxin.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When the gateway is asked about a payment without an outcome.
public final class CheckSchedule {
    /// One check even if nobody came back: the customer may sit at the gateway with a lost connection.
    public static final Duration FIRST_LOOK = Duration.ofMinutes(10);

    /// One check after the window's end, for money that came late.
    public static final Duration LAST_LOOK = Duration.ofHours(24);

    /// Between two questions that hints cause, at least.
    public static final Duration APART = Duration.ofSeconds(10);

    /// How long after its due time a question that must be answered is asked again.
    private static final List<Duration> BACK_OFF = List.of(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofMinutes(80),
            Duration.ofHours(4),
            Duration.ofHours(10));

    /// When a refund is checked: often on the first day, because a gateway may forget a refund's key after one,
    /// and then for as long as banks take.
    private static final List<Duration> REFUND_LOOKS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofDays(5),
            Duration.ofDays(7),
            Duration.ofDays(10),
            Duration.ofDays(14),
            Duration.ofDays(21),
            Duration.ofDays(30));

    private CheckSchedule() {}

    /// The times of a question that is repeated until the gateway answers it.
    public static List<Instant> untilAnswered(Instant due) {
        return after(due, BACK_OFF);
    }

    /// The times at which a refund that is not over is checked, counted from when it was first heard of.
    public static List<Instant> whileRefunding(Instant since) {
        return after(since, REFUND_LOOKS);
    }

    /// The times at which the gateway is asked while a customer waits since `sign`: after each of the terms'
    /// waits, and at each step of the ladder, because a customer is told nothing without asking first.
    public static List<Instant> whileWaiting(Instant sign, Terms terms) {
        var times = after(sign, terms.ladder().times());
        var at = sign;
        for (Duration wait : terms.waits()) {
            at = at.plus(wait);
            times.add(at);
        }
        return times;
    }

    private static List<Instant> after(Instant since, List<Duration> waits) {
        var times = new ArrayList<Instant>();
        for (Duration wait : waits) {
            times.add(since.plus(wait));
        }
        return times;
    }
}
