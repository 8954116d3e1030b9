package dev.anxin.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.engine.VirtualDates;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;

/// A gateway's HTTP: its API, and its page where customers pay.
record GatewayFront(SimulatedGateway gateway) {
    void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith(SimulatedGateway.PAY)) {
            new PayPage(gateway, gateway.account())
                    .answer(exchange, path.substring(SimulatedGateway.PAY.length()), LoopbackServer.form(body));
            return;
        }
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var gatewayReply = gateway.answer(
                new GatewayRequest(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
        gatewayReply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set(VirtualDates.HEADER, gateway.date());
        gatewayReply.waits().forEach(GatewayFront::pause);
        if (gatewayReply.lost()) {
            exchange.close();
            return;
        }
        LoopbackServer.send(exchange, gatewayReply.answer());
    }

    private static void pause(Duration real) {
        try {
            Thread.sleep(real);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
