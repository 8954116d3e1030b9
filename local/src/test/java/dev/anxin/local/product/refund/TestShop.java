package dev.anxin.local.product.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A shop with payments of 10.99 USD, its gateways, and the functions between the two. All tests share it and move
/// its time on; each names payments and orders of its own.
final class TestShop {
    static final TestShop SHOP = new TestShop();
    static final String CLIENT = "demo-shop";
    static final Money PRICE = new Money(1099, "USD");

    private final TestGateways gateways = new TestGateways();
    private final ManualFunctions functions = new ManualFunctions(gateways.accounts(), TestGateways.secrets());

    private TestShop() {
        setTime(ProductStack.NOON);
    }

    ManualFunctions functions() {
        return functions;
    }

    SimulatedGateway gateway(String account) {
        return gateways.of(account);
    }

    /// For the functions and the gateways.
    void setTime(Instant now) {
        functions.setTime(now);
        gateways.setTime(now);
    }

    void pass(Duration time) {
        setTime(functions.now().plus(time));
    }

    /// A payment that is paid and holds its order, which is called like it.
    TestPayment paid(String account, String name) throws IOException {
        return paid(account, name, name);
    }

    TestPayment paid(String account, String name, String order) throws IOException {
        var payment = registered(account, name, order);
        gateway(account).happen(payment.reference(), GatewayPayment.Status.SUCCEEDED, "");
        payment.hear("paid", new News.Paid(PRICE, PRICE.minor()));
        payment.proceed();
        return payment;
    }

    /// One that nobody has paid yet.
    TestPayment registered(String account, String name, String order) throws IOException {
        var key = new PaymentKey(account, gateways.open(account, name));
        var registration = Json.object(
                "account", account, "reference", key.reference(), "order", order, "amount", 1099, "currency", "USD");
        assertThat(functions
                        .request(CLIENT, "POST /payments", Map.of(), Map.of(), registration.write())
                        .needWhole("statusCode"))
                .isEqualTo(201);
        return new TestPayment(this, key);
    }

    /// @return the status of the answer: 200, or 409 if it must not be fulfilled
    long fulfil(String order) throws IOException {
        return changes(order, "fulfilment");
    }

    /// @return the status of the answer
    long cancel(String order) throws IOException {
        return changes(order, "cancellation");
    }

    private long changes(String order, String change) throws IOException {
        var route = "POST /orders/{order}/" + change;
        return functions
                .request(CLIENT, route, Map.of("order", order), Map.of(), "")
                .needWhole("statusCode");
    }

    /// @return what each gave, in their order
    static <T> List<T> atOnce(List<Callable<T>> works) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(works).stream().map(Future::resultNow).toList();
        }
    }
}
