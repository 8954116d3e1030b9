package dev.anxin.local.simulator.stripe;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Which events Stripe has not delivered, and where it sends them.
final class StripeEventLists {
    private StripeEventLists() {}

    /// Newest first. Of those that were delivered it keeps none here.
    static LoopbackServer.Answer undelivered(Asked asked, Desk desk) {
        if (!asked.form().getOrDefault("delivery_success", "").equals("false")) {
            return new StripeApi()
                    .refused(400, "parameter_missing", "Only delivery_success=false can be asked of this one.");
        }
        var from = StripeMoney.seconds(asked, "created[gte]", Instant.EPOCH);
        var until = StripeMoney.seconds(asked, "created[lt]", Instant.MAX);
        var events = desk.undelivered().stream()
                .map(event -> Json.parse(event.body()))
                .filter(event -> isWithin(Instant.ofEpochSecond(event.needWhole("created")), from, until))
                .toList();
        return StripeMoney.list(asked, events);
    }

    private static boolean isWithin(Instant created, Instant from, Instant until) {
        return !created.isBefore(from) && created.isBefore(until);
    }

    /// It generates every event.
    static LoopbackServer.Answer thin() {
        var body = Json.object("data", Json.array(Stream.of()), "next_page_url", Json.Null.NULL);
        return LoopbackServer.Answer.json(200, body.write());
    }

    static LoopbackServer.Answer endpoints(Asked asked, Desk desk) {
        var endpoint = desk.endpoint();
        var all = endpoint.address().isEmpty()
                ? List.<Json>of()
                : List.<Json>of(Json.object(
                        "id",
                        "we_made",
                        "object",
                        "webhook_endpoint",
                        "enabled_events",
                        Json.array(endpoint.types().stream()),
                        "livemode",
                        false,
                        "status",
                        endpoint.isEnabled() ? "enabled" : "disabled",
                        "url",
                        endpoint.address()));
        return StripeMoney.list(asked, all);
    }
}
