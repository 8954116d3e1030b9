package dev.anxin.simulation.money;

import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.Requests;
import dev.anxin.simulation.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// The shop's server: it sends a request again until somebody answers it.
record Shop(World world) {
    static final String CLIENT = "demo-shop";
    static final String ORDER = "order-1";
    private static final int MOST_TRIES = 60;

    /// Opens a payment at the gateway, which nothing disturbs here.
    PaymentKey open(String account, Money price, int number) {
        var calls = world.shopsCalls(account);
        var secret = Map.of("Authorization", "Bearer " + world.gateway(account).secret());
        var stripe = account.equals("stripe");
        var body = stripe
                ? "amount=" + price.minor() + "&currency=" + price.currency() + "&metadata[order]=o-" + number
                : Json.object("order_id", "o-" + number, "amount", price.minor(), "currency", price.currency())
                        .write();
        var path = stripe ? "/v1/payment_intents" : "/payments";
        var reply = calls.send(Call.post(URI.create("https://" + account + ".example" + path), secret, body));
        if (!(reply instanceof Reply.Answered answered) || answered.status() / 100 != 2) {
            throw new IllegalStateException("the gateway opens no payment");
        }
        var opened = Json.parse(new String(answered.body(), StandardCharsets.UTF_8));
        return new PaymentKey(account, opened.needText(stripe ? "id" : "order_id"));
    }

    void register(PaymentKey payment, Money price, Consumer<Sender.Answer> done) {
        var body = Json.object(
                "account",
                payment.account(),
                "reference",
                payment.reference(),
                "order",
                ORDER,
                "amount",
                price.minor(),
                "currency",
                price.currency(),
                "customerId",
                "customer-1",
                "locale",
                "en");
        send(Requests.of("POST /payments", Map.of(), CLIENT, "", body.write()), done);
    }

    void returned(PaymentKey payment) {
        var path = Map.of("account", payment.account(), "reference", payment.reference());
        send(Requests.of("POST /payments/{account}/{reference}/returned", path, CLIENT, "", ""), _ -> {});
    }

    /// @param what `fulfilment` or `cancellation`
    void order(String what, Consumer<Sender.Answer> done) {
        send(Requests.of("POST /orders/{order}/" + what, Map.of("order", ORDER), CLIENT, "", ""), done);
    }

    void refund(PaymentKey payment, long amount, MoneyPlan.Deed.Refund deed, Consumer<Sender.Answer> done) {
        var path = Map.of("account", payment.account(), "reference", payment.reference());
        var body = Json.object("amount", amount, "reason", "asked by " + deed.operator());
        send(
                Requests.of(
                        "POST /payments/{account}/{reference}/refunds",
                        path,
                        deed.operator(),
                        deed.key(),
                        body.write()),
                done);
    }

    private void send(Json request, Consumer<Sender.Answer> done) {
        send(request, done, 1);
    }

    private void send(Json request, Consumer<Sender.Answer> done, int tries) {
        var answer = world.request(request).filter(one -> one.status() < 500);
        if (answer.isPresent()) {
            done.accept(answer.get());
        } else if (tries < MOST_TRIES) {
            var wait = Duration.ofSeconds(1).plus(world.chance().upTo(Duration.ofSeconds(30)));
            world.scheduler().after(wait, () -> send(request, done, tries + 1));
        }
    }
}
