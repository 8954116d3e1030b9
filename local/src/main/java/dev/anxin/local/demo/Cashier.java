package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.payment.PaymentKey;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What shop and customer do at a gateway, by HTTP as they would.
record Cashier(SimulatedGateway gateway, Sender sender) {
    /// The shop opens a payment.
    ///
    /// @param checkout as a checkout session, at a gateway that has them
    /// @return what the gateway calls it
    PaymentKey open(Story.Draw draw, boolean checkout) {
        var account = draw.account();
        if (account.startsWith("wechat")) {
            openAtWeChat(draw);
            return new PaymentKey(account, draw.order());
        }
        if (account.startsWith("alipay")) {
            return new PaymentKey(account, openAtAlipay(draw));
        }
        if (account.startsWith("adyen")) {
            openAtAdyen(draw);
            return new PaymentKey(account, draw.order());
        }
        if (account.startsWith("paypal")) {
            return new PaymentKey(account, openAtPayPal(draw).needText("id"));
        }
        var stripe = account.startsWith("stripe");
        var opened = stripe ? openAtStripe(draw, checkout) : openAtOlePay(draw);
        return new PaymentKey(account, opened.needText(stripe ? "id" : "order_id"));
    }

    /// The customer presses a button of the gateway's page.
    ///
    /// @throws IllegalStateException if the page refuses it
    void press(PaymentKey payment, String button, String code) {
        var reference = gateway.find(payment.reference()).orElseThrow().ids().reference();
        var answer = sender.send(HttpRequest.newBuilder(URI.create(gateway.uri() + "/pay/" + reference))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("do", button, "code", code)))));
        if (answer.status() >= 400) {
            throw new IllegalStateException("the gateway's page answered " + answer.status());
        }
    }

    private Json openAtOlePay(Story.Draw draw) {
        var body = Json.object(
                "order_id",
                draw.order(),
                "amount",
                draw.amount().minor(),
                "currency",
                draw.amount().currency());
        return called("/payments", "application/json", body.write());
    }

    /// As a code to scan: its answer names no id, for the order's number is it.
    private void openAtWeChat(Story.Draw draw) {
        var money = Json.object(
                "total", draw.amount().minor(), "currency", draw.amount().currency());
        var body = Json.object(
                "appid",
                "wxd678efh567hg6787",
                "mchid",
                "1900000109",
                "description",
                "Anxin demo",
                "out_trade_no",
                draw.order(),
                "notify_url",
                "https://anxin.example/callbacks/" + draw.account(),
                "amount",
                money);
        called("/v3/pay/transactions/native", "application/json", body.write()).needText("code_url");
    }

    /// As a code to scan. Its order's number has no `-` in it.
    private String openAtAlipay(Story.Draw draw) {
        var number = draw.order().replace('-', '_');
        var expires = gateway.door().timetable().now().plus(Duration.ofHours(2)).atOffset(ZoneOffset.ofHours(8));
        var body = Json.object(
                "out_trade_no",
                number,
                "total_amount",
                BigDecimal.valueOf(draw.amount().minor(), 2).toPlainString(),
                "subject",
                "Anxin demo",
                "time_expire",
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(expires),
                "notify_url",
                "https://anxin.example/callbacks/" + draw.account());
        called("/v3/alipay/trade/precreate", "application/json", body.write()).needText("qr_code");
        return number;
    }

    /// As a session: it is known by the order's number.
    private void openAtAdyen(Story.Draw draw) {
        var money = Json.object(
                "value", draw.amount().minor(), "currency", draw.amount().currency());
        var body = Json.object(
                "merchantAccount", "AnxinDemoAccount", "amount", money, "reference", draw.order(), "returnUrl", "");
        called("/v72/sessions", "application/json", body.write()).needText("id");
    }

    private Json openAtPayPal(Story.Draw draw) {
        var digits = draw.amount().currency().equals("JPY") ? 0 : 2;
        var value = BigDecimal.valueOf(draw.amount().minor(), digits).toPlainString();
        var unit = Json.object(
                "custom_id",
                draw.order(),
                "amount",
                Json.object("currency_code", draw.amount().currency(), "value", value));
        var body = Json.object("intent", "CAPTURE", "purchase_units", Json.array(Stream.of(unit)));
        return called("/v2/checkout/orders", "application/json", body.write());
    }

    private Json openAtStripe(Story.Draw draw, boolean checkout) {
        var amount = draw.amount();
        var item = "line_items[0][price_data]";
        var form = checkout
                ? Map.of(item + "[unit_amount]", "" + amount.minor(), item + "[currency]", amount.currency())
                : Map.of("amount", "" + amount.minor(), "currency", amount.currency());
        var path = checkout ? "/v1/checkout/sessions" : "/v1/payment_intents";
        var fields = form(form) + "&" + form(Map.of("metadata[order]", draw.order()));
        return called(path, "application/x-www-form-urlencoded", fields);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Json called(String path, String type, String body) {
        var uri = URI.create(gateway.uri() + path);
        var call = HttpRequest.newBuilder(uri).header("content-type", type).POST(BodyPublishers.ofString(body));
        gateway.door()
                .callHeaders(new GatewayRequest("POST", uri, Map.of(), body))
                .forEach(call::header);
        return Json.parse(sender.send(call).body());
    }
}
