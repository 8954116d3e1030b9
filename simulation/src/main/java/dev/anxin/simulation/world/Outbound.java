package dev.anxin.simulation.world;

import dev.anxin.http.Call;
import java.nio.charset.StandardCharsets;

/// A function calls a gateway or a merchant's server.
///
/// @param function which
/// @param asked how many questions it had an answer to since it was invoked
public record Outbound(String function, int asked, Call call) {
    public boolean isQuestion() {
        return call.method().equals("GET");
    }

    public boolean isRefund() {
        return isRefund(call);
    }

    /// Whether money should go back.
    static boolean isRefund(Call call) {
        var path = call.uri().getPath();
        return call.method().equals("POST")
                && (path.endsWith("/refunds") || path.endsWith("/refund") || path.endsWith("/reversals"));
    }

    /// Whether its gateway answers no question about a payment.
    public boolean isUnaskable() {
        return account().equals(WorldAccounts.UNASKABLE);
    }

    /// As accounts of gateways are called here.
    public String account() {
        var host = call.uri().getHost();
        return host.substring(0, host.indexOf('.'));
    }

    public String body() {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
