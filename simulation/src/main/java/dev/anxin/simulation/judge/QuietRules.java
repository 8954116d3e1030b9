package dev.anxin.simulation.judge;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Method;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.QuietHours;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.world.Rest;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/// Nobody is written to in quiet hours about what can wait; and nobody is kept waiting who is awake, whom waiting would
/// cost money, or for whom it is morning. In words of its own.
record QuietRules(Plan plan) {
    /// Somebody who did something so long ago may be asleep.
    private static final Duration AWAKE = Duration.ofMinutes(30);

    /// A function works for a minute at most, and the sweep comes within three.
    private static final Duration SOON = Duration.ofMinutes(5);

    /// Shanghai's, whose clocks are never changed: nobody says where else customers live.
    private static final int AHEAD = 8 * 3_600;

    private static final int DAY = 24 * 3_600;

    /// @param purpose the message's id
    /// @return what is wrong with saying it now
    Optional<String> wrong(PaymentKey payment, ObservedPayment observedPayment, String purpose, Instant now) {
        var quietHours = Optional.ofNullable(plan.accounts().get(payment.account()))
                .map(WorldAccounts.Own::messages)
                .map(messages -> messages.quietHours())
                .filter(QuietHours::exist);
        var message = Message.parse(purpose);
        if (quietHours.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        var margin = SOON.plus(plan.weather().skew().multipliedBy(2));
        if (left(quietHours.get(), now).compareTo(margin) > 0
                && left(quietHours.get(), now.minus(margin)).isPositive()
                && canWait(observedPayment, message.get(), now.minus(margin))) {
            return Optional.of("told in quiet hours, and it can wait");
        }
        return isSteady()
                ? observedPayment
                        .calledSince(new EffectOutput("customer", purpose))
                        .map(since -> until(quietHours.get(), observedPayment, message.get(), since))
                        .filter(due -> due.plus(margin).isBefore(now))
                        .map(due -> "told only now, and it was to be told at " + due)
                : Optional.empty();
    }

    /// Whether nothing makes anybody late.
    private boolean isSteady() {
        return plan.isUndisturbed()
                && plan.weather().late() == 0
                && plan.weather().skew().isZero()
                && plan.rest().equals(Rest.NONE);
    }

    private static Instant until(
            QuietHours quietHours, ObservedPayment observedPayment, Message message, Instant since) {
        return canWait(observedPayment, message, since) ? since.plus(left(quietHours, since)) : since;
    }

    /// How long it is still quiet; zero if it is not.
    private static Duration left(QuietHours quietHours, Instant now) {
        long since = Math.floorMod(now.getEpochSecond() + AHEAD - seconds(quietHours.from()), DAY);
        long length = Math.floorMod(seconds(quietHours.to()) - seconds(quietHours.from()), DAY);
        return Duration.ofSeconds(Math.max(0, length - since));
    }

    private static int seconds(LocalTime time) {
        return time.toSecondOfDay();
    }

    private static boolean canWait(ObservedPayment observedPayment, Message message, Instant now) {
        var facts = observedPayment.facts();
        var isMoney = message instanceof Message.Paid
                || message instanceof Message.PaidLate
                || message instanceof Message.PartPaid;
        var corrects = isMoney && observedPayment.told().stream().anyMatch(Message.NotPaid.class::isInstance);
        var canStillPay = message instanceof Message.NotPaid
                && facts.registration().payUntil().isAfter(now);
        var isUrgent = canStillPay || message instanceof Message.Delayed;
        var lastAct = acts(facts).max(Instant::compareTo).orElse(Instant.MIN);
        return !corrects && !isUrgent && lastAct.plus(AWAKE).isBefore(now);
    }

    /// All that a customer may have done, even if it was somebody else.
    private static Stream<Instant> acts(Summary facts) {
        var moments = Stream.of(Moment.RETURNED, Moment.ACTED, Moment.REPORTED)
                .flatMap(moment -> facts.moment(moment).stream())
                .map(Note::at);
        var isSlow = facts.methods().values().stream()
                .map(report -> report.method())
                .map(Method::methodClass)
                .anyMatch(kind -> kind.isSlow());
        var attempts = isSlow
                ? Stream.<Instant>empty()
                : Stream.of(facts.event().attempt().heard());
        return Stream.of(Stream.of(facts.registration().at()), moments, attempts)
                .flatMap(times -> times);
    }
}
