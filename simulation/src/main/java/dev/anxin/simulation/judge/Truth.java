package dev.anxin.simulation.judge;

import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether what a fact says of a payment is what its gateway's own books say, then or before.
///
/// @param payment as its gateway knows it; empty if it does not yet
/// @param failed the attempts that failed, as its gateway calls them
/// @param skew how far clocks are wrong
record Truth(Optional<GatewayPayment> payment, Set<String> failed, Duration skew) {
    /// @return all that is wrong with it
    List<String> wrong(Summary fact) {
        var wrong = new ArrayList<String>();
        if (fact.moment(Moment.CLOSED).isPresent() && at(Status.CLOSED).isEmpty() && !isReversed()) {
            wrong.add("a fact says that it is closed, and its gateway never closed it");
        }
        fact.attempts().entries().forEach((id, attempt) -> {
            if (attempt.failed() && !failed.contains(id)) {
                wrong.add("a fact says that attempt " + id + " failed, and of its gateway's " + failed + " did");
            }
        });
        if (fact.taken().values().stream().anyMatch(Charge::isPaid)
                && at(Status.SUCCEEDED).isEmpty()) {
            wrong.add("a fact says that it is paid, and its gateway has no money");
        }
        var captured =
                fact.taken().values().stream().mapToLong(Charge::captured).max().orElse(0);
        payment.filter(there -> captured > HeardCaptures.ever(there))
                .ifPresent(there -> wrong.add("a fact says that " + captured + " was taken, and its gateway took "
                        + HeardCaptures.ever(there)));
        fact.moment(Moment.UNPAID)
                .map(Note::at)
                .filter(this::isPaidBefore)
                .ifPresent(at -> wrong.add("a fact says that nobody had paid at " + at + ", and it was paid"));
        fact.refunds().entries().forEach((id, refund) -> {
            if (isLie(id, refund.status())) {
                wrong.add("a fact says " + refund.status() + " of " + id + ", and its gateway "
                        + refund(id).map(GatewayRefund::status));
            }
        });
        return wrong;
    }

    /// Whether all of it went back in one: no money is taken for it any more.
    private boolean isReversed() {
        return payment.filter(there -> there.returns().refunds().stream()
                        .anyMatch(refund -> refund.amount().equals(there.amount())))
                .isPresent();
    }

    private Optional<Instant> at(Status status) {
        return payment.flatMap(there -> there.at(status));
    }

    private boolean isPaidBefore(Instant asked) {
        return at(Status.SUCCEEDED)
                .filter(paid -> paid.isBefore(asked.minus(skew)))
                .isPresent();
    }

    private Optional<GatewayRefund> refund(String id) {
        return payment.stream()
                .flatMap(there -> there.returns().refunds().stream())
                .filter(one -> one.key().equals(id) || id.equals("gateway:" + one.id()))
                .findFirst();
    }

    private boolean isLie(String id, Refund.Status said) {
        var found = refund(id).map(GatewayRefund::status);
        return switch (said) {
            case SUCCEEDED ->
                found.filter(status -> status != GatewayRefund.Status.PENDING).isEmpty();
            case FAILED ->
                found.filter(status -> status != GatewayRefund.Status.FAILED).isPresent();
            case NONE, UNKNOWN, PENDING, STUCK -> false;
        };
    }
}
