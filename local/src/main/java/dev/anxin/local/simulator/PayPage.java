package dev.anxin.local.simulator;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.html.Markup;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.stripe.StripeObjects;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The gateway's own page, where a customer pays, fails to, or leaves; from there they are sent back to
/// the shop. Whoever plays the customer decides what the gateway does.
record PayPage(SimulatedGateway gateway, String account) {
    private static final Map<String, String> PLAIN = Map.of();

    /// How long a slip of this page can be paid.
    private static final Duration SLIP = Duration.ofDays(3);

    /// What a button does.
    private record Act(Status status, String code) {}

    /// @param id of the payment
    /// @param form what was pressed; empty for a first look
    void answer(HttpExchange exchange, String id, Map<String, String> form) throws IOException {
        var payment = gateway.find(id);
        if (payment.isEmpty()) {
            LoopbackServer.send(exchange, html(404, "", line("There is no such payment · 没有这笔付款")));
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            LoopbackServer.send(exchange, html(200, account, page(payment.get())));
            return;
        }
        act(form).ifPresent(act -> gateway.happen(id, act.status(), act.code()));
        begin(id, form.getOrDefault("do", ""));
        if (payment.get().returnUrl().isEmpty() || form.getOrDefault("do", "").equals("vanish")) {
            LoopbackServer.send(exchange, html(200, account, line("You may close this window · 可以关闭此窗口")));
            return;
        }
        exchange.getResponseHeaders().set("Location", payment.get().returnUrl());
        LoopbackServer.send(exchange, 303, new byte[0]);
    }

    /// What takes days begins; how it ends, the gateway says later.
    private void begin(String id, String act) {
        if (act.equals("voucher")) {
            gateway.begin(id, PayMethod.Kind.VOUCHER, SLIP);
        } else if (act.equals("debit")) {
            gateway.begin(id, PayMethod.Kind.BANK_DEBIT, Duration.ZERO);
        }
    }

    private static Optional<Act> act(Map<String, String> form) {
        var code = form.getOrDefault("code", "");
        return switch (form.getOrDefault("do", "")) {
            case "pay" -> Optional.of(new Act(Status.SUCCEEDED, ""));
            case "confirm" -> Optional.of(new Act(Status.PROCESSING, StripeObjects.AUTHENTICATION));
            case "process" -> Optional.of(new Act(Status.PROCESSING, ""));
            // OlePay calls it failed before it knows.
            case "decline" -> Optional.of(new Act(code.equals("202") ? Status.PROCESSING : Status.FAILED, code));
            default -> Optional.empty();
        };
    }

    private Markup page(GatewayPayment payment) {
        return Markup.all(Stream.of(
                element(
                        "p",
                        with("class", "who"),
                        element(
                                "b",
                                PLAIN,
                                text(gateway.door().words().brandName().both())),
                        element("small", PLAIN, text("simulated gateway · 模拟支付网关"))),
                element("h1", PLAIN, text(payment.amount().display())),
                element("p", PLAIN, text(payment.ids().reference())),
                element("form", with("method", "post"), buttons(payment))));
    }

    /// What decides how the payment ends can be pressed until it has ended.
    private Markup buttons(GatewayPayment payment) {
        var deciding = payment.isFinal() ? with("disabled", "") : PLAIN;
        var main = new LinkedHashMap<>(deciding);
        main.put("class", "main");
        var always = Stream.of(
                button("pay", main, "Pay · 支付"),
                element(
                        "div",
                        with("class", "row"),
                        button("decline", deciding, "Decline · 拒绝"),
                        element("label", PLAIN, text("with code · 代码 "), codes())));
        var more = gateway.door().words().pageButtons().stream().map(one -> button(one.code(), deciding, one.words()));
        var leaving = payment.returnUrl().isEmpty()
                ? Stream.of(button("leave", PLAIN, "Close without paying · 不支付，关闭"))
                : Stream.of(
                        button("leave", PLAIN, "Leave without paying · 不支付返回"),
                        button("vanish", PLAIN, "Close the window, never come back · 关闭窗口"));
        return Markup.all(Stream.of(always, more, leaving).flatMap(Function.identity()));
    }

    private Markup codes() {
        var options = gateway.door().declineCodes().stream().map(code -> element("option", PLAIN, text(code)));
        return element("select", with("name", "code"), Markup.all(options));
    }

    private static Markup button(String act, Map<String, String> more, String words) {
        var attributes = with("name", "do", "value", act);
        attributes.putAll(more);
        return element("button", attributes, text(words));
    }

    private static Markup line(String words) {
        return element("h1", PLAIN, text(words));
    }

    private static LoopbackServer.Answer html(int status, String title, Markup body) {
        return new LoopbackServer.Answer(status, "text/html; charset=utf-8", Html.page("en", title, "", body.html()));
    }
}
