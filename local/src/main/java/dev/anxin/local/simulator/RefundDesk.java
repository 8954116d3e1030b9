package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.books.RefundOutcome.Made;
import dev.anxin.local.simulator.books.RefundOutcome.Refused;
import dev.anxin.local.simulator.books.RefundOutcome.Why;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How a gateway lets money go back: what it refuses, what becomes of it later, and whom it tells.
record RefundDesk(
        GatewayApi api,
        GatewayBooks gatewayBooks,
        Timetable agenda,
        CallbackDelivery callbackDelivery,
        DisputeDesk disputeDesk,
        long seed) {

    /// @param wrong what goes wrong with this refund
    RefundOutcome refund(String reference, Wanted wanted, List<Fault.OfRefund> wrong) {
        if (has(wrong, Fault.ChargebackDuring.class)) {
            disputeDesk.openOnce(reference);
        }
        var outcome = new AtomicReference<RefundOutcome>(new Refused(Why.NOT_TAKEN));
        gatewayBooks.change(reference, payment -> {
            var decided = decide(payment, wanted, wrong);
            outcome.set(decided);
            return decided instanceof Made made ? made.payment() : payment;
        });
        if (outcome.get() instanceof Made(var after, var refund, var again) && !again) {
            api.events(after, refund).forEach(event -> callbackDelivery.send(reference, event));
            later(reference, refund, wrong);
        }
        return outcome.get();
    }

    private RefundOutcome decide(GatewayPayment payment, Wanted wanted, List<Fault.OfRefund> wrong) {
        var returns = payment.returns();
        var known = wanted.once() ? returns.byKey(wanted.key()) : Optional.<GatewayRefund>empty();
        if (known.isPresent()) {
            return known.get().amount().equals(wanted.amount())
                    ? new Made(payment, known.get(), true)
                    : new Refused(Why.OTHER_AMOUNT);
        }
        var refusal = refusal(payment, wanted.amount());
        if (refusal.isPresent() || has(wrong, Fault.Reject.class)) {
            return new Refused(refusal.orElse(Why.REJECTED));
        }
        var refund = fresh(payment, wanted, wrong);
        return new Made(payment.with(returns.made(refund)), refund, false);
    }

    private static Optional<Why> refusal(GatewayPayment payment, Money amount) {
        var left = payment.taken().minor() - payment.returns().gone();
        if (payment.status() != Status.SUCCEEDED) {
            return Optional.of(Why.NOT_TAKEN);
        }
        if (payment.returns().isDisputed()) {
            return Optional.of(Why.DISPUTED);
        }
        if (!payment.amount().currency().equals(amount.currency())) {
            return Optional.of(Why.OTHER_CURRENCY);
        }
        if (amount.minor() <= left) {
            return Optional.empty();
        }
        return Optional.of(left > 0 ? Why.TOO_MUCH : Why.NOTHING_LEFT);
    }

    private GatewayRefund fresh(GatewayPayment payment, Wanted wanted, List<Fault.OfRefund> wrong) {
        var number = payment.returns().refunds().size();
        var id = api.refundId(DerivedNames.letters(seed + payment.ids().reference() + "refund" + number, 24));
        var now = agenda.now();
        var status = has(wrong, Fault.PendingFor.class) ? GatewayRefund.Status.PENDING : GatewayRefund.Status.SUCCEEDED;
        var more = wrong.stream()
                .mapToLong(one -> one instanceof Fault.ReportMore(var by) ? by : 0)
                .sum();
        var said = has(wrong, Fault.ReportElsewhere.class) ? Complaint.elsewhere(wanted.amount()) : wanted.amount();
        var shown = new Money(said.minor() + more, said.currency());
        return new GatewayRefund(id, wanted.key(), wanted.amount(), shown, status, now, now);
    }

    private void later(String reference, GatewayRefund refund, List<Fault.OfRefund> wrong) {
        var pending = wrong.stream()
                .map(one -> one instanceof Fault.PendingFor(var by) ? by : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
        if (pending.isPositive()) {
            agenda.after(pending, () -> settle(reference, refund.id(), GatewayRefund.Status.SUCCEEDED));
        }
        wrong.stream()
                .filter(Fault.BounceAfter.class::isInstance)
                .map(one -> pending.plus(((Fault.BounceAfter) one).by()))
                .forEach(by -> agenda.after(by, () -> settle(reference, refund.id(), GatewayRefund.Status.FAILED)));
    }

    /// @return whether it could come to that: what failed stays failed, and what succeeded can only fail
    boolean settle(String reference, String id, GatewayRefund.Status next) {
        var changed = new AtomicReference<Optional<GatewayRefund>>(Optional.empty());
        var after = gatewayBooks.change(reference, payment -> {
            changed.set(payment.returns()
                    .refund(id)
                    .filter(refund -> refund.status().compareTo(next) < 0)
                    .map(refund -> refund.to(next, agenda.now())));
            return changed.get()
                    .map(refund -> payment.with(payment.returns().changed(refund)))
                    .orElse(payment);
        });
        after.ifPresent(payment -> changed.get()
                .ifPresent(refund ->
                        api.events(payment, refund).forEach(event -> callbackDelivery.send(reference, event))));
        return changed.get().isPresent();
    }

    private static boolean has(List<Fault.OfRefund> wrong, Class<? extends Fault.OfRefund> kind) {
        return wrong.stream().anyMatch(kind::isInstance);
    }
}
