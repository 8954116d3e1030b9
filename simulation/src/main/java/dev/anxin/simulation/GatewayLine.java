package dev.anxin.simulation;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.time.Duration;
import java.util.Map;

/// The way from a function to a gateway: what may happen to a call between the two.
///
/// @param gateways by host
record GatewayLine(Map<String, Calls> gateways, Scheduler scheduler, Troubles troubles, Chance chance) {
    private static final Duration USUAL = Duration.ofMillis(400);

    /// How late a call may still come to a gateway after whoever made it has given up.
    private static final Duration LATEST = Duration.ofSeconds(50);

    Calls from(Instance instance, Duration patience) {
        return call -> send(instance, call, patience);
    }

    private Reply send(Instance instance, Call call, Duration patience) {
        instance.stop();
        return switch (troubles.ofGateway()) {
            case FINE -> {
                instance.pass(chance.upTo(USUAL));
                yield forward(call);
            }
            case REFUSED -> new Reply.None("no connection");
            case UNAVAILABLE -> new Reply.Answered(503, Map.of(), new byte[0]);
            case REPLY_LOST -> {
                forward(call);
                instance.pass(patience);
                yield new Reply.None("no answer in time");
            }
            case LATE -> {
                scheduler.after(chance.upTo(LATEST), () -> forward(call));
                instance.pass(patience);
                yield new Reply.None("no answer in time");
            }
            case BAD_GATEWAY -> {
                forward(call);
                yield new Reply.Answered(502, Map.of(), new byte[0]);
            }
            case SLOW -> {
                instance.pass(chance.upTo(patience));
                var reply = forward(call);
                instance.pass(chance.upTo(Duration.ofSeconds(1)));
                yield reply;
            }
            case CRASHED -> {
                forward(call);
                throw instance.die();
            }
        };
    }

    private Reply forward(Call call) {
        var gateway = gateways.get(call.uri().getHost());
        return gateway == null ? new Reply.None("no such host") : gateway.send(call);
    }
}
