package dev.anxin.local.simulator;

import dev.anxin.local.engine.LoopbackServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a gateway gives for an answer.
///
/// @param headers more of them, beside the content type
/// @param waits how long it takes, by the wall clock
/// @param lost the connection breaks before any of it
record GatewayReply(LoopbackServer.Answer answer, Map<String, String> headers, List<Duration> waits, boolean lost) {
    GatewayReply with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new GatewayReply(answer, all, waits, lost);
    }

    static GatewayReply plain(LoopbackServer.Answer answer) {
        return new GatewayReply(answer, Map.of(), List.of(), false);
    }
}
