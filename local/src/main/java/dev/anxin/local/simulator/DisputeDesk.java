package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayDispute.Status;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.payment.Money;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Where customers' banks, and card networks, speak up about the payments of a gateway.
public final class DisputeDesk {
    private final GatewayApi api;
    private final GatewayBooks gatewayBooks;
    private final Timetable agenda;
    private final CallbackDelivery callbackDelivery;
    private final long seed;

    DisputeDesk(
            GatewayApi api, GatewayBooks gatewayBooks, Timetable agenda, CallbackDelivery callbackDelivery, long seed) {
        this.api = api;
        this.gatewayBooks = gatewayBooks;
        this.agenda = agenda;
        this.callbackDelivery = callbackDelivery;
        this.seed = seed;
    }

    /// A chargeback of all that was taken.
    ///
    /// @param id either of the payment's ids
    /// @return the dispute's id; empty if nothing was taken
    public Optional<String> chargeBack(String id) {
        return open(id, Status.OPEN, Complaint.ALL);
    }

    /// @param id either of the payment's ids
    /// @param status an inquiry, a chargeback, or one that was prevented
    /// @return the dispute's id; empty if nothing was taken
    public Optional<String> open(String id, Status status, Complaint complaint) {
        return change(
                        id,
                        payment -> Optional.of(payment)
                                .filter(taken -> taken.status() == GatewayPayment.Status.SUCCEEDED)
                                .map(taken -> dispute(taken, status, complaint)))
                .map(GatewayDispute::id);
    }

    /// Unless there is one.
    void openOnce(String id) {
        if (gatewayBooks.find(id).stream()
                .allMatch(payment -> payment.returns().disputes().isEmpty())) {
            chargeBack(id);
        }
    }

    private GatewayDispute dispute(GatewayPayment payment, Status status, Complaint complaint) {
        var number = payment.returns().disputes().size();
        var id = api.disputeId(DerivedNames.letters(seed + payment.ids().reference() + "dispute" + number, 24));
        Money taken = payment.taken();
        var now = agenda.now();
        return new GatewayDispute(id, complaint.amount(taken), complaint.shown(taken), status, now, now);
    }

    /// @param id either of the payment's ids
    /// @param dispute as [#open] said
    /// @return whether it could come to that
    public boolean move(String id, String dispute, Status next) {
        return change(
                        id,
                        payment -> payment.returns()
                                .dispute(dispute)
                                .filter(one -> one.status().mayBecome(next))
                                .map(one -> one.to(next, agenda.now())))
                .isPresent();
    }

    /// @return the dispute that was opened or changed, of which the shop is told; empty if none was
    private Optional<GatewayDispute> change(String id, Function<GatewayPayment, Optional<GatewayDispute>> how) {
        var changed = new AtomicReference<Optional<GatewayDispute>>(Optional.empty());
        var reference = gatewayBooks.find(id).map(found -> found.ids().reference());
        var after = reference.flatMap(known -> gatewayBooks.change(known, payment -> {
            changed.set(how.apply(payment));
            return changed.get()
                    .map(dispute -> payment.with(payment.returns().with(dispute)))
                    .orElse(payment);
        }));
        after.ifPresent(payment ->
                changed.get().ifPresent(dispute -> tell(payment, api.events(payment, dispute, agenda.now()))));
        return changed.get();
    }

    /// The card network warns of fraud.
    ///
    /// @param id either of the payment's ids
    /// @param actionable whether a refund can still keep a dispute away
    public void warn(String id, boolean actionable) {
        var reference = gatewayBooks.find(id).map(found -> found.ids().reference());
        reference.ifPresent(known -> {
            var warning = new FraudWarning(
                    "issfr_" + DerivedNames.letters(seed + known + "warning", 24), actionable, agenda.now());
            gatewayBooks
                    .change(known, payment -> payment.with(payment.returns().with(warning)))
                    .ifPresent(payment -> tell(payment, api.events(payment, warning)));
        });
    }

    private void tell(GatewayPayment payment, Iterable<GatewayApi.Event> events) {
        events.forEach(event -> callbackDelivery.send(payment.ids().reference(), event));
    }
}
