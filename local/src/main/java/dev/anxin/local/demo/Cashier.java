package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.Opening;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// What shop and customer do at a gateway, by HTTP as they would.
public record Cashier(SimulatedGateway gateway, Sender sender) {
    /// The shop opens a payment.
    ///
    /// @param checkout as a checkout session, at a gateway that has them
    /// @return what the gateway calls it
    PaymentKey open(Story.Draw draw, boolean checkout) {
        var order = new Opening.Order(
                draw.order(),
                draw.amount(),
                draw.account(),
                gateway.door().timetable().now());
        var words = gateway.door().words();
        var opening = checkout ? words.checkout(order) : words.opening(order);
        return new PaymentKey(draw.account(), opening.name().apply(call(opening)));
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

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The call by which a shop opens a payment.
    ///
    /// @throws IllegalStateException if the gateway refuses it
    public Json call(Opening opening) {
        var uri = URI.create(gateway.uri() + opening.path());
        var request = HttpRequest.newBuilder(uri)
                .header("content-type", opening.contentType())
                .POST(BodyPublishers.ofString(opening.body()));
        gateway.door()
                .callHeaders(new GatewayRequest("POST", uri, Map.of(), opening.body()))
                .forEach(request::header);
        var answer = sender.send(request);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("the gateway answered " + answer.status() + " " + answer.body());
        }
        return Json.parse(answer.body());
    }
}
