package dev.anxin.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.stripe.StripeObjects;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The gateway's own page, where a customer pays, fails to, or leaves; from there they are sent back to
/// the shop. Whoever plays the customer decides what the gateway does.
record PayPage(SimulatedGateway gateway, String account) {
    private static final Map<String, List<String>> DECLINES = Map.of(
            "olepay", List.of("101", "202", "RISK"),
            "stripe", List.of("insufficient_funds", "card_declined", "expired_card", "do_not_honor"));

    /// What a button does.
    private record Act(Status status, String code) {}

    /// @param id of the payment
    /// @param form what was pressed; empty for a first look
    void answer(HttpExchange exchange, String id, Map<String, String> form) throws IOException {
        var payment = gateway.find(id);
        if (payment.isEmpty()) {
            LoopbackServer.send(exchange, html(404, "", "<h1>There is no such payment</h1>"));
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            LoopbackServer.send(exchange, html(200, account, page(payment.get())));
            return;
        }
        act(form).ifPresent(act -> gateway.happen(id, act.status(), act.code()));
        if (payment.get().returnUrl().isEmpty() || form.getOrDefault("do", "").equals("vanish")) {
            LoopbackServer.send(exchange, html(200, account, "<h1>You may close this window</h1>"));
            return;
        }
        exchange.getResponseHeaders().set("Location", payment.get().returnUrl());
        LoopbackServer.send(exchange, 303, new byte[0]);
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

    private String page(GatewayPayment payment) {
        var name = gateway.account();
        var open = payment.isFinal() ? " disabled" : "";
        var codes = DECLINES.getOrDefault(name.startsWith("stripe") ? "stripe" : "olepay", List.of()).stream()
                .map(code -> "<option>" + code + "</option>")
                .collect(Collectors.joining());
        return """
                <p class=who>%1$s <small>simulated gateway · 模拟支付网关</small></p>
                <h1>%2$s</h1>
                <p>%3$s</p>
                <form method=post>
                <button name=do value=pay class=main%5$s>Pay · 支付</button>
                <div class=row><button name=do value=decline%5$s>Decline · 拒绝</button>
                <label>with code · 代码 <select name=code>%4$s</select></label></div>
                <button name=do value=confirm%5$s>Bank asks to confirm (3-D Secure) · 等待银行验证</button>
                <button name=do value=process%5$s>Still processing · 处理中</button>
                <button name=do value=leave>Leave without paying · 不支付返回</button>
                <button name=do value=vanish>Close the window, never come back · 关闭窗口</button>
                </form>
                """.formatted(
                        Html.text(name),
                        Html.text(payment.amount().display()),
                        Html.text(payment.ids().reference()),
                        codes,
                        open);
    }

    private static LoopbackServer.Answer html(int status, String title, String body) {
        return new LoopbackServer.Answer(status, "text/html; charset=utf-8", Html.page("en", title, "", body));
    }
}
