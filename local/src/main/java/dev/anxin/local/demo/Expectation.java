package dev.anxin.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What must become of a payment.
///
/// @param status as the shop is told it in the end; empty: it is told that there is no such payment
/// @param told what the customer hears, in this order
/// @param events what the shop hears, in any order; `a|b` is either, and what ends with `?` may be overtaken
/// @param back what went back of its money
/// @param noted what else was answered
/// @param called what people of operations are called for, where that is what a story is about
/// @param afterKill what is also right if the stack died meanwhile and another amount went back
public record Expectation(
        String status,
        String diagnosis,
        List<Told> told,
        List<String> events,
        Back back,
        List<String> noted,
        Optional<List<String>> called,
        Optional<Expectation> afterKill) {
    /// Nobody is called.
    public Expectation(
            String status, String diagnosis, List<Told> told, List<String> events, Back back, List<String> noted) {
        this(status, diagnosis, told, events, back, noted, Optional.empty(), Optional.empty());
    }

    /// Nothing goes back.
    public Expectation(String status, String diagnosis, List<Told> told, List<String> events) {
        this(status, diagnosis, told, events, Back.NOTHING, List.of());
    }

    public Expectation {
        told = List.copyOf(told);
        events = List.copyOf(events);
        noted = List.copyOf(noted);
        called = called.map(List::copyOf);
    }

    /// How much of a payment's money went back.
    public enum Back {
        NOTHING,
        /// All of it, in one movement.
        WHOLE,
        /// All of it went, and came back from the bank.
        BOUNCED,
        /// The bank took it back.
        CHARGED_BACK
    }

    /// The same, and this was answered too.
    public Expectation noting(String... answers) {
        return new Expectation(status, diagnosis, told, events, back, List.of(answers), called, afterKill);
    }

    /// The same, and people were called for this and nothing else.
    public Expectation calling(String... reasons) {
        return new Expectation(status, diagnosis, told, events, back, noted, Optional.of(List.of(reasons)), afterKill);
    }

    /// The same; and this, where the stack died meanwhile.
    Expectation orAfterKill(Expectation other) {
        return new Expectation(status, diagnosis, told, events, back, noted, called, Optional.of(other));
    }

    /// The page's state in the end.
    String page() {
        return switch (back) {
            case WHOLE -> "refunded";
            case BOUNCED -> "refund-bounced";
            case CHARGED_BACK -> "charged-back";
            case NOTHING ->
                switch (status) {
                    case "PAID" -> "paid";
                    case "PART_PAID" -> "settling";
                    case "FAILED" -> "try-again";
                    case "REGISTERED" -> told.isEmpty() ? "confirming" : "handed-over";
                    default -> "not-paid";
                };
        };
    }

    /// A moment that messages follow.
    public enum Since {
        REGISTERED,
        /// The customer was back, or had done something.
        BACK,
        /// The gateway took the money, or knew that it had.
        PAID,
        FAILED,
        CORRECTED,
        /// The gateway closed it.
        CLOSED,
        /// The shop said that it ships.
        FULFILLED
    }

    /// @param template the message's
    /// @param after the earliest time; a few moments later is fine
    /// @param slack how much later it may become due by itself, because a check, the sweep, or the
    ///     reconciliation at its hour may be the first to find it
    public record Told(String template, Since since, Duration after, Duration slack) {
        /// The sweep runs every minute, and takes what was due a minute before.
        private static final Duration SWEEP = Duration.ofMinutes(2);

        public Told(String template, Since since, Duration after) {
            this(template, since, after, Duration.ZERO);
        }

        /// For what is more than 15 minutes away: no queue waits that long, so the sweep finds it.
        Told bySweep() {
            return new Told(template, since, after, slack.plus(SWEEP));
        }
    }

    public static Told reassured() {
        return new Told("waiting-reassured", Since.BACK, Duration.ofMinutes(1));
    }

    public static Told progress() {
        return new Told("waiting-progress", Since.BACK, Duration.ofMinutes(5));
    }

    /// The same, where it is known whose turn it is.
    public static Told located() {
        return new Told("waiting-progress-located", Since.BACK, Duration.ofMinutes(5));
    }

    public static Told handedOver() {
        return new Told("waiting-handed-over", Since.BACK, Duration.ofMinutes(15));
    }

    /// As soon as it is so.
    public static Told paid() {
        return new Told("paid", Since.PAID, Duration.ZERO);
    }

    /// The same where the gateway said nothing: found half a minute after the customer is back.
    public static Told paidByFirstCheck() {
        return new Told("paid", Since.PAID, Duration.ZERO, Duration.ofSeconds(40));
    }

    /// The same where the gateway could not be asked either, and the next check comes 74 minutes and a half
    /// after the customer was back.
    public static Told paidAfterOutage(Duration outage) {
        return new Told(
                        "paid-after-waiting",
                        Since.BACK,
                        outage,
                        Duration.ofSeconds(4_470).minus(outage))
                .bySweep();
    }

    /// Closed at 500 seconds without a word, and found at ten minutes.
    public static Told closedByNextCheck() {
        return new Told("not-paid-closed", Since.CLOSED, Duration.ZERO, Duration.ofSeconds(100));
    }

    /// The same, to somebody who was told to wait.
    public static Told paidAfterWaiting() {
        return new Told("paid-after-waiting", Since.PAID, Duration.ZERO);
    }

    /// Once its money went back.
    public static Told refunded(Since since, Duration after) {
        return new Told("refunded", since, after);
    }

    /// Two minutes are left for another attempt.
    public static Told notPaid() {
        return new Told("not-paid", Since.FAILED, Duration.ofMinutes(2));
    }
}
