package dev.anxin.simulation.world;

import dev.anxin.gateway.Event;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A gateway that keeps to itself what it has done: its answers to questions are behind, and whoever has it
/// make a refund seldom hears that it did. Absence proves nothing there, and keys grow old.
///
/// @param lag how long a refund that was made is not shown
/// @param mute the share of refunds' answers that never come, until faults end
record LateView(Calls gateway, Scheduler scheduler, Faults faults, Duration lag, double mute) implements Calls {
    @Override
    public Reply send(Call call) {
        var reply = gateway.send(call);
        if (call.method().equals("POST") && call.uri().getPath().endsWith("/refunds") && faults.hits(mute)) {
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
        return new Json.Fields(answer).write().getBytes(StandardCharsets.UTF_8);
    }

    private Json shown(List<Json> all) {
        return Json.array(all.stream()
                .filter(one -> !made(one.members()).isAfter(scheduler.now().minus(lag))));
    }

    private static Instant made(Map<String, Json> refund) {
        return refund.containsKey("created_at")
                ? new Json.Fields(refund).needInstant("created_at")
                : Event.ofSeconds(refund.getOrDefault("created", Json.Null.NULL));
    }
}
