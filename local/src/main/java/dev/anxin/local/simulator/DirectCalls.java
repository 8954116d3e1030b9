package dev.anxin.local.simulator;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;

/// Calls of a gateway that is at hand: everything but HTTP itself.
public record DirectCalls(SimulatedGateway gateway) implements Calls {
    @Override
    public Reply send(Call call) {
        var body = new String(call.body(), StandardCharsets.UTF_8);
        var gatewayReply = gateway.answer(new GatewayRequest(call.method(), call.uri(), call.headers(), body));
        if (gatewayReply.lost() || !gatewayReply.waits().isEmpty()) {
            return new Reply.None("no answer");
        }
        var headers = new HashMap<String, String>();
        gatewayReply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", gatewayReply.answer().type());
        headers.put("date", gateway.date());
        return new Reply.Answered(
                gatewayReply.answer().status(),
                headers,
                gatewayReply.answer().body().getBytes(StandardCharsets.UTF_8));
    }
}
