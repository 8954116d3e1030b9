package dev.anxin.notification;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.payment.RecoveryTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How long payments like this one take, counted from when its customer came back: measured from those that took longer
/// than this one has waited for certain, and said in times that people say. Nothing that is over already is said, and
/// nothing that ends before the next question to the gateway, which may be the first to bring news.
///
/// @param measured whether enough is known. If not, what we call usual is said
/// @param usual within which half of them were clear; empty if that says no more than `likely`
/// @param likely within which nine of ten were
public record UsualTimes(boolean measured, Optional<Duration> usual, Optional<Duration> likely) {
    /// What we call usual while too little is known: "1 to 5 minutes".
    public static final Duration DEFAULT = Duration.ofMinutes(5);

    /// Of fewer than these, nine of ten is a matter of chance.
    static final long FEWEST = 30;

    /// A message takes its way, and what it says is not over when it is read.
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    public static final UsualTimes UNKNOWN = new UsualTimes(false, Optional.empty(), Optional.empty());

    /// @param times of its account and method class
    public static UsualTimes of(PaymentState state, RecoveryTimes times, Instant now) {
        var since = state.waitingSince().orElse(now);
        var longer = times.longerThan(waited(state));
        if (!state.isWaiting() || longer.count() < FEWEST) {
            return UNKNOWN;
        }
        var likely = sayable(longer.within(90), state, since, now);
        var usual = sayable(longer.within(50), state, since, now).filter(half -> !likely.equals(Optional.of(half)));
        return new UsualTimes(true, usual, likely);
    }

    /// As this message says it, which is the first word of a debit or a step of a wait: others have no word of it. Sent
    /// again after its payment has changed, a message says nothing of how long another method takes.
    static UsualTimes of(Message message, PaymentState state, RecoveryTimes times, Instant now) {
        var isSaid = switch (message) {
            case Message.Waiting _ -> state.slow().isEmpty();
            case Message.Delayed(var step, var _) ->
                step == Step.BEGUN && state.slow().isPresent();
            case Message.Paid _,
                    Message.PartPaid _,
                    Message.PaidLate _,
                    Message.NotPaid _,
                    Message.Refunding _,
                    Message.Refunded _,
                    Message.Bounced _ -> false;
        };
        return isSaid ? of(state, times, now) : UNKNOWN;
    }

    /// By the step of the ladder: who reads its message and then the page reads the same.
    private static Duration waited(PaymentState state) {
        return state.slow().isPresent()
                ? Duration.ZERO
                : state.summary().registration().terms().ladder().startOf(state.stage());
    }

    private static Optional<Duration> sayable(
            Optional<Duration> measured, PaymentState state, Instant since, Instant now) {
        var next = state.alarm().next();
        var asks = state.isAskable() && state.alarm().isSet() && next.isAfter(since);
        var least = asks ? RecoveryTimes.roundedUp(Duration.between(since, next)) : Duration.ZERO;
        return measured.map(time -> time.compareTo(least) < 0 ? least : time)
                .filter(time -> time.compareTo(RecoveryTimes.LONGER) < 0)
                .filter(time -> isAhead(since.plus(time), now));
    }

    private static boolean isAhead(Instant end, Instant now) {
        return now.plus(ON_ITS_WAY).isBefore(end);
    }

    /// Whether something is said of how long it takes that is not over yet.
    public boolean isWithin(Instant since, Instant now) {
        return measured ? likely.isPresent() : isAhead(since.plus(DEFAULT), now);
    }

    /// What texts are filled with: `within` and `atMost`, empty for what is not said; and whether the default is.
    Map<String, String> words(Phrasebook phrasebook, boolean isEarly) {
        return Map.of(
                "within", usual.map(time -> words(time, phrasebook)).orElse(""),
                "atMost", likely.map(time -> words(time, phrasebook)).orElse(""),
                "unmeasured", measured || !isEarly ? "" : "1");
    }

    /// The phrase of messages, on the page: empty if nothing is to be said.
    ///
    /// @param name `usual`, `usual-still` or `usual-bank`
    public String phrase(String name, String locale) {
        var phrasebook = Locales.in(locale);
        return phrasebook.phrase(name, words(phrasebook, true));
    }

    private static String words(Duration time, Phrasebook phrasebook) {
        if (time.compareTo(Duration.ofDays(1)) >= 0) {
            return words("days", time.toDays(), phrasebook);
        }
        return time.compareTo(Duration.ofHours(1)) >= 0
                ? words("hours", time.toHours(), phrasebook)
                : words("minutes", time.toMinutes(), phrasebook);
    }

    private static String words(String unit, long number, Phrasebook phrasebook) {
        return phrasebook.phrase(unit, Map.of("one", number == 1 ? "1" : "", "number", Long.toString(number)));
    }
}
