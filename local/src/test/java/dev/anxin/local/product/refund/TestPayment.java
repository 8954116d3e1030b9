package dev.anxin.local.product.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.refund.Reservation;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One payment: what happens to it, and what is known of it. What really moved is read from the gateway's books.
record TestPayment(TestShop shop, PaymentKey key) {
    private static final String REFUNDS = "POST /payments/{account}/{reference}/refunds";

    private ManualFunctions functions() {
        return shop.functions();
    }

    String reference() {
        return key.reference();
    }

    SimulatedGateway gateway() {
        return shop.gateway(key.account());
    }

    /// The gateway calls back.
    void hear(String id, News news) {
        functions().put(Fact.of(key, Fact.Source.CALLBACK, id, functions().now(), news));
    }

    /// All that follows from what is known happens, refunds too.
    void proceed() throws IOException {
        functions().foldAndReact(key);
        for (var due = functions().refundMessages();
                !due.isEmpty();
                due = functions().refundMessages()) {
            functions().refund(due.toArray(String[]::new));
            functions().foldAndReact(key);
        }
    }

    /// Its next check, at the time for which it is set, and nothing after it.
    void check() throws IOException {
        var due = state().alarm().next();
        shop.setTime(due.isAfter(functions().now()) ? due : functions().now());
        functions().check(key, due);
    }

    /// Its next check, and all that follows.
    void checkAndProceed() throws IOException {
        check();
        proceed();
    }

    /// As many checks as are set, with all that follows.
    void checkAndProceed(int most) throws IOException {
        for (int checks = 0; checks < most && state().alarm().isSet(); checks++) {
            checkAndProceed();
        }
    }

    /// The message about a refund comes so often at once.
    void deliverRefundMessage(String refund, int times) throws IOException {
        var message = ManualFunctions.refundMessage(key, refund);
        functions().refund(Collections.nCopies(times, message).toArray(String[]::new));
    }

    /// An operator asks for a refund.
    ///
    /// @param request under which it is repeated
    Json requestRefund(String request, long minor) throws IOException {
        var body = "{\"amount\":%d,\"reason\":\"broken\"}".formatted(minor);
        return requestRefund(TestShop.CLIENT, Map.of("idempotency-key", request), body);
    }

    Json requestRefund(String client, Map<String, String> headers, String body) throws IOException {
        var path = Map.of("account", key.account(), "reference", key.reference());
        return functions().request(client, REFUNDS, path, headers, body);
    }

    /// A person says that they looked at this.
    Json review(String... reasons) throws IOException {
        return review(Json.object("reasons", Json.array(Stream.of(reasons))));
    }

    /// The same, and they set an impossible word of the gateway aside.
    Json lift(String... reasons) throws IOException {
        return review(Json.object("reasons", Json.array(Stream.of(reasons)), "liftQuarantine", true));
    }

    private Json review(Json body) throws IOException {
        var path = Map.of("account", key.account(), "reference", key.reference());
        var route = "POST /payments/{account}/{reference}/review";
        return functions().request(TestShop.CLIENT, route, path, Map.of(), body.write());
    }

    PaymentState state() {
        return functions().state(key);
    }

    Balance balance() {
        return functions().balance(key);
    }

    Collection<Reservation> reservations() {
        return balance().refunds().values();
    }

    Reservation reservation(String refund) {
        return Objects.requireNonNull(balance().refunds().get(refund));
    }

    Collection<Refund> refunds() {
        return state().summary().refunds().values();
    }

    Refund refund(String id) {
        return Objects.requireNonNull(state().summary().refunds().entries().get(id), () -> id + " of " + key);
    }

    Refund onlyRefund() {
        assertThat(refunds()).hasSize(1);
        return refunds().iterator().next();
    }

    /// As refunds that nobody asked for are called: `unfulfilled`, `second` or `cancelled`.
    String refundId(String purpose) {
        return key.reference() + ":" + purpose;
    }

    /// What went to the customer by refunds.
    List<Movement> moved() {
        return gateway().moneyMoved(key.reference()).stream()
                .filter(movement -> movement.kind() == Movement.Kind.REFUND)
                .toList();
    }

    void assertRefundedOnce(String refund) {
        assertThat(moved())
                .as("%s, %s", key, functions().outcomes(refund))
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.key()).isEqualTo(refund);
                    assertThat(movement.amount()).isEqualTo(TestShop.PRICE);
                });
    }
}
