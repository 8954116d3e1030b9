package dev.anxin.simulation.judge;

import dev.anxin.ledger.Moment;
import dev.anxin.ledger.PaymentState;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.Deed;
import dev.anxin.simulation.story.PlanRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What came back of a payment, or may: sums, doubts and calls as the gateway's own books have them.
///
/// @param there the payment as its gateway's own books have it
/// @param state as it stands here in the end
/// @param calls why people were called, in the words of the calls
record ReturnRules(PlanRun run, PaymentKey payment, GatewayPayment there, PaymentState state, Set<String> calls) {
    /// @return each thing that is wrong, in words
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        if (isAsNamed() && !isContradicted() && !state.quarantine().isEmpty()) {
            wrong.add(payment + " is doubted (" + state.quarantine() + "), and its gateway took what was named");
        }
        owed(wrong);
        if (isHeard()) {
            there.returns().disputes().forEach(dispute -> dispute(dispute, wrong));
            disputed(wrong);
            refunded(wrong);
            warned(wrong);
        }
        return wrong;
    }

    /// Whether the gateway asks for what the shop named first.
    private boolean isAsNamed() {
        return run.plan().payments().stream()
                .anyMatch(pay ->
                        pay.account().equals(payment.account()) && pay.price().equals(there.amount()));
    }

    /// Whether the gateway says what cannot be.
    private boolean isContradicted() {
        return run.plan().cues().stream().anyMatch(cue -> cue.deed() instanceof Deed.Contradict);
    }

    /// Whether all that the gateway says gets here.
    private boolean isHeard() {
        return run.plan().payments().stream()
                .filter(pay -> pay.account().equals(payment.account()))
                .flatMap(pay -> pay.wrong().stream())
                .noneMatch(Fault.Drop.class::isInstance);
    }

    private void dispute(GatewayDispute dispute, List<String> wrong) {
        var ours = state.summary().disputes().entries().get(dispute.id());
        var right = HeardDisputes.ours(dispute.status());
        if (ours == null || ours.status() != right) {
            wrong.add(dispute.id() + " is " + dispute.status() + " at its gateway, and here " + ours);
        }
        switch (dispute.status()) {
            case LOST -> called("charged-back", dispute.id(), dispute.changed(), wrong);
            case OPEN -> called("disputed", dispute.id(), dispute.changed(), wrong);
            case INQUIRY -> called("inquiry", dispute.id(), dispute.changed(), wrong);
            case PREVENTED, CLOSED, WON -> {}
        }
    }

    private void called(String reason, String about, List<String> wrong) {
        called(reason, about, Instant.MIN, wrong);
    }

    /// A person who looked by themselves need not be called; one who looked before it came to that has not seen it.
    private void called(String reason, String about, Instant since, List<String> wrong) {
        var looked = state.summary()
                .moment(Moment.REVIEWED)
                .filter(note -> !note.at().isBefore(since))
                .isPresent();
        if (!looked && !calls.contains(reason)) {
            wrong.add("nobody was called, " + reason + ": " + about + " of " + payment);
        }
    }

    /// A sum in another currency says nothing of how much it is: all counts as gone.
    private void disputed(List<String> wrong) {
        var taken = there.taken();
        var right = there.returns().disputes().stream()
                .filter(dispute -> dispute.status().isWithdrawn())
                .mapToLong(dispute ->
                        isIn(dispute.shown(), taken) ? dispute.shown().minor() : taken.minor())
                .sum();
        if (state.money().disputes().minor() != right) {
            wrong.add(payment + ": disputes took " + right + ", and here "
                    + state.money().disputes().minor());
        }
    }

    private static boolean isIn(Money sum, Money taken) {
        return sum.currency().equals(taken.currency());
    }

    private void refunded(List<String> wrong) {
        var ours = state.summary().refunds().entries();
        var taken = there.taken();
        var right = there.returns().refunds().stream()
                .filter(refund -> refund.status() == GatewayRefund.Status.SUCCEEDED)
                .filter(refund -> !refund.key().isEmpty() || isIn(refund.shown(), taken))
                .mapToLong(refund -> isIn(refund.shown(), taken)
                        ? refund.shown().minor()
                        : refund.amount().minor())
                .sum();
        if (state.money().returned().minor() != right) {
            wrong.add(payment + ": refunds took " + right + ", and here "
                    + state.money().returned().minor() + ": " + ours);
        }
        there.returns().refunds().stream()
                .filter(refund -> !isIn(refund.shown(), taken))
                .forEach(refund -> called("refund-differs", refund.id(), wrong));
    }

    private void warned(List<String> wrong) {
        if (there.status() == GatewayPayment.Status.SUCCEEDED
                && !there.returns().warnings().isEmpty()
                && there.returns().gone() < there.taken().minor()) {
            called("fraud-warning", "a warning", wrong);
        }
    }

    /// What came back stays owed until a later refund of the same amount went out; each covers one.
    private void owed(List<String> wrong) {
        if (state.summary().moment(Moment.REVIEWED).isPresent()) {
            return; // what a person arranged instead is not in these books
        }
        var refunds = new ArrayList<>(there.returns().refunds());
        refunds.sort(Comparator.comparing(GatewayRefund::changed));
        var bounced = refunds.stream().filter(this::hasBounced).toList();
        var covers = new ArrayList<>(refunds);
        var open = 0;
        for (GatewayRefund one : bounced) {
            var cover = covers.stream()
                    .filter(other -> isLater(other, one) && other.shown().equals(one.shown()) && hasSucceeded(other))
                    .findFirst();
            cover.ifPresent(covers::remove);
            open += cover.isEmpty() ? 1 : 0;
        }
        if (open != state.owedRefunds().size()) {
            wrong.add(payment + ": " + open + " refunds that came back are owed, and here " + state.owedRefunds());
        }
        if (open > 0 && !calls.contains("refund-bounced")) {
            wrong.add("nobody was called, refund-bounced: " + payment);
        }
    }

    /// One that was asked for before anybody here heard that the other came back is meant for something else.
    private boolean isLater(GatewayRefund cover, GatewayRefund bounced) {
        var known = state.summary().refunds().entries();
        var ours = known.get(cover.key());
        var back = known.get(bounced.key().isEmpty() ? "gateway:" + bounced.id() : bounced.key());
        if (ours == null) {
            return cover.at().isAfter(bounced.changed());
        }
        return back == null
                ? cover.at().isAfter(bounced.changed())
                : ours.since().isAfter(back.report().at());
    }

    private boolean hasBounced(GatewayRefund refund) {
        return refund.status() == GatewayRefund.Status.FAILED && hasSucceeded(refund);
    }

    /// As far as anybody heard: one that failed before it succeeded has not come back.
    private boolean hasSucceeded(GatewayRefund refund) {
        var id = refund.key().isEmpty() ? "gateway:" + refund.id() : refund.key();
        var ours = state.summary().refunds().entries().get(id);
        return ours != null && ours.succeeded();
    }
}
