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

/// Whether what a fact says of a payment is what its gateway's own books say, then or before.
///
/// @param payment as its gateway knows it; empty if it does not yet
/// @param skew how far clocks are wrong
record Truth(Optional<GatewayPayment> payment, Duration skew) {
    /// Gateways and functions count differently by so much.
    private static final Duration A_MOMENT = Duration.ofMinutes(2);

    /// @param known what the payment item said before
    /// @return all that is wrong with it
    List<String> wrong(Summary fact, Summary known) {
        var wrong = new ArrayList<String>();
        if (fact.moment(Moment.CLOSED).isPresent() && at(Status.CLOSED).isEmpty()) {
            wrong.add("a fact says that it is closed, and its gateway never closed it");
        }
        if (fact.moment(Moment.FAILED).isPresent() && at(Status.FAILED).isEmpty()) {
            wrong.add("a fact says that an attempt failed, and none did");
        }
        if (fact.taken().values().stream().anyMatch(Charge::isPaid)
                && at(Status.SUCCEEDED).isEmpty()) {
            wrong.add("a fact says that it is paid, and its gateway has no money");
        }
        var captured =
                fact.taken().values().stream().mapToLong(Charge::captured).max().orElse(0);
        payment.filter(there -> captured > there.taken().minor())
                .ifPresent(there -> wrong.add(
                        "a fact says that " + captured + " was taken, and its gateway took " + there.taken()));
        fact.moment(Moment.UNPAID)
                .map(Note::at)
                .filter(this::isPaidBefore)
                .ifPresent(at -> wrong.add("a fact says that nobody had paid at " + at + ", and it was paid"));
        if (isKnownAttempt(fact, known)) {
            wrong.add("a fact says that another attempt failed, and none did");
        }
        fact.refunds().entries().forEach((id, refund) -> {
            if (isLie(id, refund.status())) {
                wrong.add("a fact says " + refund.status() + " of " + id + ", and its gateway "
                        + refund(id).map(GatewayRefund::status));
            }
        });
        return wrong;
    }

    private Optional<Instant> at(Status status) {
        return payment.flatMap(there -> there.at(status));
    }

    /// A failure later than the one that is known, although that one was the last and nobody was heard to act
    /// since. News that a gateway does not date may arrive in another order.
    private boolean isKnownAttempt(Summary fact, Summary known) {
        var acted = known.moment(Moment.ACTING).map(Note::at).orElse(Instant.MIN);
        var before = known.moment(Moment.FAILED).map(Note::at).filter(one -> !acted.isAfter(one));
        var last = at(Status.FAILED);
        return fact.moment(Moment.FAILED)
                .map(Note::at)
                .filter(at -> before.filter(one -> at.isAfter(one.plus(A_MOMENT).plus(skew)))
                        .filter(one -> last.filter(real -> real.isBefore(one.plus(A_MOMENT)))
                                .isPresent())
                        .isPresent())
                .isPresent();
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
            case NONE, UNKNOWN, PENDING -> false;
        };
    }
}
