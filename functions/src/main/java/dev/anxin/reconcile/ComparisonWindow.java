package dev.anxin.reconcile;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When a payment is over, and for how long it is compared with the gateway's books after that.
public final class ComparisonWindow {
    /// How long what is still open at its end is compared after its last possible news. Gateways' latest callbacks come
    /// within days.
    private static final Duration OPEN = Duration.ofDays(14);

    /// For how long settled payments are compared: the gateway's own corrections come within days.
    private static final Duration SETTLED = Duration.ofDays(3);

    /// From one run to the next.
    private static final Duration NIGHT = Duration.ofDays(1);

    private ComparisonWindow() {}

    /// Until when our books are compared with the gateway's; empty if nobody registered it. Made of times that seldom
    /// change, because each change is a write of the index: what is under way counts as if it will settle in time.
    /// At its end the clock rings, and it is written anew.
    public static Optional<Instant> until(PaymentState state) {
        var summary = state.summary();
        if (!summary.isRegistered()) {
            return Optional.empty();
        }
        var refunds = summary.refunds().values().stream().map(Refund::since);
        var disputes = summary.disputes().values().stream().map(Dispute::since);
        var settled = settledAt(state);
        var compared = settled.isPresent() || isUnderWay(state) ? SETTLED : OPEN;
        return Stream.of(
                        Stream.of(summary.registration().payUntil()),
                        state.lastNews(),
                        refunds,
                        disputes,
                        settled.stream())
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .map(last -> last.plus(compared));
    }

    /// Whether a run compares it. One that was shipped for, and of which nothing went back, is left out in the second
    /// of its three nights: runs begin a day apart, so it is compared in the one before and in the one after.
    ///
    /// @param run when it began
    public static boolean isCompared(PaymentState state, Instant run) {
        var over = settledAt(state)
                .filter(at -> at.isBefore(run.minus(SETTLED)) || (isPlain(state) && isSecondNight(at, run)));
        return state.summary().isRegistered() && over.isEmpty();
    }

    private static boolean isSecondNight(Instant settled, Instant run) {
        return settled.isBefore(run.minus(NIGHT)) && !settled.isBefore(run.minus(NIGHT.multipliedBy(2)));
    }

    private static boolean isPlain(PaymentState state) {
        var summary = state.summary();
        return state.isPaid()
                && summary.order().isFulfilledByThis()
                && summary.refunds().values().isEmpty()
                && summary.disputes().values().isEmpty();
    }

    /// Whether nothing is known that could outlast the time to pay, which has not ended by the payment's clock.
    private static boolean isUnderWay(PaymentState state) {
        var summary = state.summary();
        var pays = switch (state.status()) {
            case REGISTERED, ACTING, FAILED, AUTHORISED -> true;
            case UNREGISTERED, EXPIRED, CLOSED, PART_PAID, PAID -> false;
        };
        var end = summary.registration().payUntil();
        return pays
                && state.quarantine().isEmpty()
                && summary.refunds().values().isEmpty()
                && summary.disputes().values().isEmpty()
                && state.windowEnd().equals(end)
                && state.lastNews().findAny().isEmpty()
                && summary.moment(Moment.RANG)
                        .filter(rang -> !rang.at().isBefore(end))
                        .isEmpty();
    }

    /// When the payment, its refunds and its disputes were all over; empty while one of them is open.
    public static Optional<Instant> settledAt(PaymentState state) {
        var summary = state.summary();
        return isOpen(state)
                ? Optional.empty()
                : Stream.concat(ofPayment(state).stream(), ofRefunds(summary)).max(Instant::compareTo);
    }

    private static boolean isOpen(PaymentState state) {
        var summary = state.summary();
        var over = switch (state.status()) {
            case CLOSED, PART_PAID, PAID -> true;
            case EXPIRED -> !state.isWaiting();
            case UNREGISTERED, REGISTERED, ACTING, FAILED, AUTHORISED -> false;
        };
        return !over
                || !state.quarantine().isEmpty()
                || summary.refunds().values().stream().anyMatch(Refund::isRunning)
                || summary.isContested();
    }

    private static Optional<Instant> ofPayment(PaymentState state) {
        var summary = state.summary();
        return state.status() == Status.CLOSED
                ? summary.moment(Moment.CLOSED).map(Note::at)
                : state.takenAt().or(() -> Optional.of(state.windowEnd()));
    }

    private static Stream<Instant> ofRefunds(Summary summary) {
        return summary.refunds().values().stream()
                .filter(Refund::isFinal)
                .map(refund -> refund.report().at());
    }
}
