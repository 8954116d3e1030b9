package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.payment.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// What an answer of one account's gateway does, and asks.
///
/// @param wrong with a refund that is called for
record GatewayDesk(
        Places places,
        RefundDesk money,
        CustomerDesk customerDesk,
        CallbackDelivery callbackDelivery,
        List<Fault.OfRefund> wrong)
        implements GatewayApi.Desk {

    /// @param uri of its API
    record Places(GatewayApi api, GatewayBooks gatewayBooks, Timetable agenda, long seed, Supplier<URI> uri) {}

    @Override
    public RefundOutcome refund(GatewayPayment payment, GatewayApi.Wanted wanted) {
        return money.refund(payment.ids().reference(), wanted, wrong);
    }

    @Override
    public Instant now() {
        return places.agenda().now();
    }

    @Override
    public List<GatewayApi.Event> undelivered() {
        return callbackDelivery.undelivered();
    }

    @Override
    public GatewayApi.Endpoint endpoint() {
        return callbackDelivery.endpoint();
    }

    @Override
    public void send(GatewayApi.Event event) {
        callbackDelivery.send("", event);
    }

    @Override
    public GatewayPayment open(String hint, Money amount, String returnUrl) {
        return places.gatewayBooks().open(places.api().ids(hint, places.seed()), amount, returnUrl, now());
    }

    @Override
    public String payUrl(GatewayPayment payment) {
        return places.uri().get() + SimulatedGateway.PAY + payment.ids().reference();
    }

    @Override
    public boolean end(GatewayPayment payment) {
        return customerDesk.move(payment.ids().reference(), Status.CLOSED, "");
    }

    @Override
    public boolean capture(GatewayPayment payment, Money amount) {
        return customerDesk.capture(payment.ids().reference(), amount);
    }
}
