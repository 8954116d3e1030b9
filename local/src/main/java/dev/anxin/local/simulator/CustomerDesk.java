package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/// What customers do with their payments at a gateway, and whom the gateway tells.
///
/// @param faults what goes wrong
record CustomerDesk(
        GatewayApi api,
        GatewayBooks gatewayBooks,
        Timetable agenda,
        CallbackDelivery callbackDelivery,
        AtomicReference<FaultPlan> faults) {
    /// The customer, or the gateway itself, does something with a payment.
    ///
    /// @return whether that was possible
    boolean happen(String id, Status next, String code) {
        var reference = gatewayBooks.find(id).map(found -> found.ids().reference());
        if (reference.isEmpty()) {
            return false;
        }
        var wrong = faults.get().of(Fault.OfPayment.class, reference.get(), next.name());
        if (next == Status.SUCCEEDED) {
            var paid = isHeld(reference.get()) ? next : api.paid();
            wrong.forEach(one -> FaultPlan.change(gatewayBooks, reference.get(), one));
            var late = wrong.stream()
                    .map(one -> one instanceof Fault.SucceedLate(var by) ? by : Duration.ZERO)
                    .reduce(Duration.ZERO, Duration::plus);
            if (late.isPositive()) {
                agenda.after(late, () -> move(reference.get(), paid, ""));
                return move(reference.get(), Status.PROCESSING, code);
            }
            return move(reference.get(), paid, code);
        }
        return move(reference.get(), next, code);
    }

    private boolean isHeld(String reference) {
        return gatewayBooks
                .find(reference)
                .filter(payment -> payment.status() == Status.AUTHORISED)
                .isPresent();
    }

    /// As [GatewayApi.Desk#capture].
    boolean capture(String reference, Money amount) {
        return move(reference, (one, now) -> gatewayBooks.capture(one, amount, now));
    }

    /// The customer chooses a bank debit, a voucher or a transfer.
    ///
    /// @param id either of the payment's ids
    /// @param payFor how long a slip can be paid; zero: it has no date
    boolean begin(String id, PayMethod.Kind kind, Duration payFor) {
        var payBy = Optional.of(payFor).filter(Duration::isPositive).map(agenda.now()::plus);
        return moveFound(id, (reference, now) -> gatewayBooks.begin(reference, kind, payBy, now));
    }

    /// A payment that was closed is paid all the same, by a transfer slip that took its time.
    boolean arriveLate(String id) {
        return moveFound(id, (reference, now) -> {
            faults.get()
                    .of(Fault.OfPayment.class, reference, "ARRIVED")
                    .forEach(one -> FaultPlan.change(gatewayBooks, reference, one));
            return gatewayBooks.payClosed(reference, now);
        });
    }

    /// Something happens to money that was taken. Captures that fail, and are made again, are told by gateways that
    /// tell captures.
    boolean take(String id, Taking.Step step) {
        if (step == Taking.Step.REST) {
            return moveFound(id, (reference, now) -> gatewayBooks.take(reference, step, now));
        }
        var changed = gatewayBooks
                .find(id)
                .flatMap(found -> gatewayBooks.take(found.ids().reference(), step, agenda.now()));
        changed.ifPresent(payment -> api.captureEvents(payment, agenda.now())
                .forEach(event -> callbackDelivery.send(payment.ids().reference(), event)));
        return changed.isPresent();
    }

    /// The gateway says once more that it was paid, and that nothing was taken: its books know nothing of this word.
    ///
    /// @return whether it was paid
    boolean contradict(String id) {
        var paid = gatewayBooks.find(id).filter(found -> found.status() == Status.SUCCEEDED);
        paid.ifPresent(payment -> api.events(payment.takingNothing(), agenda.now())
                .forEach(event -> callbackDelivery.send(payment.ids().reference(), event)));
        return paid.isPresent();
    }

    private boolean moveFound(String id, BiFunction<String, Instant, Optional<GatewayPayment>> how) {
        return gatewayBooks
                .find(id)
                .filter(found -> move(found.ids().reference(), how))
                .isPresent();
    }

    boolean move(String reference, Status next, String code) {
        return move(reference, (one, now) -> gatewayBooks.move(one, next, code, now));
    }

    private boolean move(String reference, BiFunction<String, Instant, Optional<GatewayPayment>> how) {
        var moved = how.apply(reference, agenda.now());
        moved.ifPresent(
                payment -> api.events(payment, agenda.now()).forEach(event -> callbackDelivery.send(reference, event)));
        return moved.isPresent();
    }
}
