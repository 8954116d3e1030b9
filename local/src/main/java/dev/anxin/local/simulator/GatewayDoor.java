package dev.anxin.local.simulator;

import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Who may call an account at its gateway, and how its answers are known to be its own.
public record GatewayDoor(GatewaySimulator words, AccountKeys keys, Timetable timetable) {
    /// Headers by which whoever has the account's key calls it.
    public Map<String, String> callHeaders(GatewayRequest request) {
        return words.callHeaders(keys.calls(), request, timetable.now());
    }

    /// By which codes its customers' attempts fail on its page.
    List<String> declineCodes() {
        return words.declineCodes();
    }

    /// @param inside answers whoever may ask
    GatewayReply answer(GatewayRequest request, Function<GatewayApi.Asked, GatewayReply> inside) {
        var callbacks = keys.callbacks();
        var gatewayReply = words.unasked(request, keys.calls(), callbacks, timetable.now())
                .or(() -> words.refusal(request, keys.calls(), callbacks, timetable.now()))
                .map(GatewayReply::plain)
                .orElseGet(() -> inside.apply(request.asked()));
        return gatewayReply.with(words.answerHeaders(gatewayReply.answer(), callbacks, timetable.now()));
    }
}
