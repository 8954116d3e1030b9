package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When a payment is over, and for how long it is compared with the gateway's books after that.
final class ComparisonWindow {
    /// How long it is compared after its last possible news. Gateways' latest callbacks come within days.
    private static final Duration COMPARED = Duration.ofDays(14);

    private ComparisonWindow() {}

    /// Made of times that seldom change, because each change is a write of the index.
    static Optional<Instant> compareUntil(Summary summary) {
        if (!summary.isRegistered()) {
            return Optional.empty();
        }
        var refunds = summary.refunds().values().stream().map(Refund::since);
        var disputes = summary.disputes().values().stream().map(Dispute::since);
        return Stream.of(Stream.of(summary.registration().payUntil()), Conclude.lastNews(summary), refunds, disputes)
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .map(last -> last.plus(COMPARED));
    }

    static Optional<Instant> at(PaymentState state) {
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
