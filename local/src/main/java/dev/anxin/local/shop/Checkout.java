package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// What a shop does before it sends its customer to the gateway: opens the payment there, and announces it
/// to Anxin.
record Checkout(OutsideWorld outsideWorld, Merchant merchant) {

    /// What the customer chose.
    record Choice(
            Product product,
            String account,
            TroubleChoice troubleChoice,
            ShippingChoice shippingChoice,
            PageLanguage pageLanguage) {
        boolean isStripe() {
            return account.startsWith("stripe");
        }
    }

    /// @throws IllegalStateException if the gateway or Anxin does not take it
    Purchase begin(Choice choice, String order) {
        return open(choice, order, 1);
    }

    /// The next payment of the same order.
    Purchase again(Purchase before) {
        return open(before.choice(), before.order(), before.attempt() + 1);
    }

    private Purchase open(Choice choice, String order, int attempt) {
        var gateway = outsideWorld.gateway(choice.account());
        return choice.isStripe()
                ? atStripe(gateway, choice, order, attempt)
                : atOlePay(gateway, choice, order, attempt);
    }

    /// Stripe names the payment, so it is opened first, and its customer comes back by way of the shop.
    private Purchase atStripe(SimulatedGateway gateway, Choice choice, String order, int attempt) {
        var amount = choice.product().price(true);
        var item = "line_items[0][price_data]";
        var fields = Map.of(
                item + "[unit_amount]",
                Long.toString(amount.minor()),
                item + "[currency]",
                amount.currency(),
                "metadata[order]",
                order,
                "metadata[attempt]",
                attempt == 1 ? "" : "-" + attempt,
                "success_url",
                outsideWorld.loopbackServer().uri() + "/return/" + order);
        var session = call(gateway, "/v1/checkout/sessions", "application/x-www-form-urlencoded", form(fields));
        var key = new PaymentKey(choice.account(), session.needText("id"));
        var purchase = register(new Opening(choice, order, attempt), key, amount);
        gateway.planFor(
                session.needText("payment_intent"), choice.troubleChoice().faults());
        return purchase.payableAt(session.needText("url"));
    }

    /// OlePay lets the shop name the payment, so its customer can come back to Anxin's page directly.
    private Purchase atOlePay(SimulatedGateway gateway, Choice choice, String order, int attempt) {
        var amount = choice.product().price(false);
        var reference = attempt == 1 ? order : order + "-" + attempt;
        var purchase =
                register(new Opening(choice, order, attempt), new PaymentKey(choice.account(), reference), amount);
        var body = Json.object(
                "order_id",
                reference,
                "amount",
                amount.minor(),
                "currency",
                amount.currency(),
                "return_url",
                purchase.pageUrl());
        var opened = call(gateway, "/payments", "application/json", body.write());
        gateway.planFor(reference, choice.troubleChoice().faults());
        return purchase.payableAt(opened.needText("pay_url"));
    }

    private record Opening(Choice choice, String order, int attempt) {}

    private Purchase register(Opening opening, PaymentKey key, Money amount) {
        var registration = Json.object(
                "account",
                key.account(),
                "reference",
                key.reference(),
                "order",
                opening.order(),
                "amount",
                amount.minor(),
                "currency",
                amount.currency(),
                "customerId",
                "visitor",
                "locale",
                opening.choice().pageLanguage().locale(),
                "tellPaid",
                true);
        var answer = merchant.register(registration);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("Anxin answered " + answer.status() + " " + answer.body());
        }
        var page = Json.parse(answer.body()).at("pageUrl").text().orElse("");
        return new Purchase(opening.order(), opening.choice(), amount, opening.attempt(), key, page, "");
    }

    private Json call(SimulatedGateway gateway, String path, String type, String body) {
        var answer = outsideWorld
                .sender()
                .send(HttpRequest.newBuilder(URI.create(gateway.uri() + path))
                        .header("authorization", "Bearer " + gateway.secret())
                        .header("content-type", type)
                        .POST(BodyPublishers.ofString(body)));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("the gateway answered " + answer.status() + " " + answer.body());
        }
        return Json.parse(answer.body());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
