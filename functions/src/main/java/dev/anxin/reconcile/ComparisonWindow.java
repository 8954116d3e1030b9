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
    /// How long it is compared after its last possible news. Gateways' latest callbacks come within days.
    private static final Duration COMPARED = Duration.ofDays(14);

    private ComparisonWindow() {}

    /// Until when our books are compared with the gateway's; empty if nobody registered it. Made of times that seldom
    /// change, because each change is a write of the index.
    public static Optional<Instant> until(PaymentState state) {
        var summary = state.summary();
        if (!summary.isRegistered()) {
            return Optional.empty();
        }
        var refunds = summary.refunds().values().stream().map(Refund::since);
        var disputes = summary.disputes().values().stream().map(Dispute::since);
        return Stream.of(Stream.of(summary.registration().payUntil()), state.lastNews(), refunds, disputes)
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .map(last -> last.plus(COMPARED));
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
