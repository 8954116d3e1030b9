package dev.anxin.simulation.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.anxin.gateway.Event;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A gateway that keeps to itself what it has done. Its answers are behind, whoever has it make a refund seldom
/// hears that it did, and whoever asks for the refund again is refused. Absence proves nothing there, and keys
/// expire.
final class LateView implements Calls {
    /// In the words of either.
    private static final Json REFUSED =
            Json.object("error", Json.object("type", "invalid_request_error", "code", "not_refundable"));

    private final Calls gateway;
    private final Scheduler scheduler;
    private final Faults faults;
    private final GatewayBehaviour behaviour;
    private final Duration clockError;
    private final Set<String> made = new HashSet<>();

    /// @param clockError by how much the gateway's clock is ahead
    LateView(Calls gateway, Scheduler scheduler, Faults faults, GatewayBehaviour behaviour, Duration clockError) {
        this.gateway = gateway;
        this.scheduler = scheduler;
        this.faults = faults;
        this.behaviour = behaviour;
        this.clockError = clockError;
    }

    @Override
    public Reply send(Call call) {
        var refund = Outbound.isRefund(call);
        if (refund && behaviour.curt() && !faults.isOver() && !made.add(new String(call.body(), UTF_8))) {
            return new Reply.Answered(400, Map.of(), REFUSED.write().getBytes(UTF_8));
        }
        var reply = gateway.send(call);
        if (refund && faults.hits(behaviour.mute())) {
            return new Reply.None("no answer in time");
        }
        return reply instanceof Reply.Answered answered && call.method().equals("GET") && answered.status() == 200
                ? new Reply.Answered(200, answered.headers(), behind(answered.body()))
                : reply;
    }

    private byte[] behind(byte[] body) {
        var answer = new LinkedHashMap<>(Json.parse(body).members());
        answer.computeIfPresent("refunds", (_, refunds) -> shown(refunds.elements())); // OlePay's payment
        answer.computeIfPresent("data", (_, list) -> shown(list.elements())); // Stripe's lists
        return new Json.Fields(answer).write().getBytes(UTF_8);
    }

    private Json shown(List<Json> all) {
        var until = scheduler.now().minus(behaviour.lag()).plus(clockError);
        return Json.array(all.stream().filter(one -> !since(one.members()).isAfter(until)));
    }

    private static Instant since(Map<String, Json> refund) {
        return refund.containsKey("created_at")
                ? new Json.Fields(refund).needInstant("created_at")
                : Event.ofSeconds(refund.getOrDefault("created", Json.Null.NULL));
    }
}
