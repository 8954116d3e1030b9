package dev.anxin.payment;

import java.time.Duration;
import java.util.List;

/// The policies of an account that decide over time. A payment keeps those it was registered under.
///
/// @param ladder after how long without an outcome a waiting customer is reassured, told of progress,
///     handed to a person
/// @param waits between one check and the next, once the customer came back or acted
/// @param newAttempt how long "not paid" waits for another attempt
/// @param refundGrace how long the merchant has to fulfil before money goes back by itself; with zero it never
///     does
/// @param tellPaid whether the customer is told "paid" even if nothing was told before
/// @param partialCapture whether the merchant ships for what was captured where that is less than was expected
/// @param methods how long slow methods may take
/// @param messages how customers are written to
public record Terms(
        Ladder ladder,
        List<Duration> waits,
        Duration newAttempt,
        Duration refundGrace,
        boolean tellPaid,
        boolean partialCapture,
        MethodTerms methods,
        MessageTerms messages) {
    public Terms(
            Ladder ladder,
            List<Duration> waits,
            Duration newAttempt,
            Duration refundGrace,
            boolean tellPaid,
            boolean partialCapture) {
        this(
                ladder,
                waits,
                newAttempt,
                refundGrace,
                tellPaid,
                partialCapture,
                MethodTerms.DEFAULT,
                MessageTerms.DEFAULT);
    }

    public Terms(Ladder ladder, List<Duration> waits, Duration newAttempt, Duration refundGrace, boolean tellPaid) {
        this(ladder, waits, newAttempt, refundGrace, tellPaid, false);
    }

    private static final Duration LONGEST = Duration.ofDays(366);

    /// @throws IllegalArgumentException if a time is negative or longer than a year, or a wait is zero
    public Terms {
        waits = List.copyOf(waits);
        check(ladder.handOver());
        check(newAttempt);
        check(refundGrace);
        waits.forEach(Terms::check);
        if (waits.contains(Duration.ZERO)) {
            throw new IllegalArgumentException("a wait between checks is zero");
        }
    }

    private static void check(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time of the terms is negative or longer than a year");
        }
    }

    /// The defaults. Checks are frequent while a customer is likely to wait for an answer, and end after a
    /// week. "Not paid" waits two minutes. No money goes back by itself, and only customers who were told to
    /// wait are told "paid".
    public static final Terms DEFAULT = new Terms(
            Ladder.DEFAULT,
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(8),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofHours(24),
                    Duration.ofHours(48),
                    Duration.ofHours(72)),
            Duration.ofMinutes(2),
            Duration.ZERO,
            false);

    public boolean refundsByItself() {
        return refundGrace.isPositive();
    }

    public Terms tellingPaid(boolean tell) {
        return new Terms(ladder, waits, newAttempt, refundGrace, tell, partialCapture, methods, messages);
    }

    public Terms capturingInPart(boolean custom) {
        return new Terms(ladder, waits, newAttempt, refundGrace, tellPaid, custom, methods, messages);
    }

    public Terms withMethods(MethodTerms own) {
        return new Terms(ladder, waits, newAttempt, refundGrace, tellPaid, partialCapture, own, messages);
    }

    public Terms writing(MessageTerms own) {
        return new Terms(ladder, waits, newAttempt, refundGrace, tellPaid, partialCapture, methods, own);
    }
}
