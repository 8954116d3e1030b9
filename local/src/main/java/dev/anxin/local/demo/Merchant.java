package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.Sender;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// The shop's server as it talks to Anxin: by HTTP, with a token that it renews when it is too old.
public final class Merchant {
    private static final String SCOPES =
            "anxin/payments.write anxin/payments.read anxin/orders.write" + " anxin/refunds.write";

    private final SystemUnderTest systemUnderTest;
    private final Sender sender;
    private final AtomicReference<String> token = new AtomicReference<>("");

    public Merchant(SystemUnderTest systemUnderTest, Sender sender) {
        this.systemUnderTest = systemUnderTest;
        this.sender = sender;
    }

    /// @throws java.io.UncheckedIOException if nobody answers, as all of these
    public Sender.Answer register(Json registration) {
        return post("/payments", registration.write());
    }

    public Sender.Answer correct(PaymentKey payment, Money amount) {
        var body = Json.object("amount", amount.minor(), "currency", amount.currency());
        return post(path(payment) + "/amount", body.write());
    }

    /// @param key names the refund
    public Sender.Answer refund(PaymentKey payment, Money amount, String key) {
        var body = Json.object(
                "amount", amount.minor(), "currency", amount.currency(), "reason", "the customer's bank asks");
        return ask(
                path(payment) + "/refunds",
                HttpRequest.newBuilder()
                        .header("content-type", "application/json")
                        .header("idempotency-key", key)
                        .POST(BodyPublishers.ofString(body.write())));
    }

    /// Whether the order may be shipped.
    public Sender.Answer fulfil(String order) {
        return post("/orders/" + encoded(order) + "/fulfilment", "");
    }

    public Sender.Answer cancel(String order) {
        return post("/orders/" + encoded(order) + "/cancellation", "");
    }

    public Sender.Answer look(PaymentKey payment) {
        return ask(path(payment), HttpRequest.newBuilder().GET());
    }

    private static String path(PaymentKey payment) {
        return "/payments/" + payment.account() + "/" + encoded(payment.reference());
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private Sender.Answer post(String path, String body) {
        return ask(
                path,
                HttpRequest.newBuilder()
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private Sender.Answer ask(String path, HttpRequest.Builder request) {
        var first = attempt(path, request);
        if (first.status() != 401) {
            return first;
        }
        var answer = sender.token(systemUnderTest.issuer(), GatewayKeys.SHOP, SCOPES);
        token.set(Json.parse(answer.body()).needText("access_token"));
        return attempt(path, request);
    }

    private Sender.Answer attempt(String path, HttpRequest.Builder request) {
        return sender.send(request.uri(URI.create(systemUnderTest.api() + path))
                .setHeader("authorization", "Bearer " + token.get()));
    }
}
