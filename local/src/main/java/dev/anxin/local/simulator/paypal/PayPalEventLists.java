package dev.anxin.local.simulator.paypal;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer.Answer;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where PayPal sends an app's events, and which there are.
final class PayPalEventLists {
    static final String WEBHOOKS = "/v1/notifications/webhooks";
    static final String EVENTS = "/v1/notifications/webhooks-events";

    private static final Set<String> KNOWN = Set.of("page_size", "start_time", "end_time", "after", "");

    private PayPalEventLists() {}

    /// One that sends nothing is deleted.
    static Answer webhooks(Endpoint endpoint) {
        var types = endpoint.types().stream().map(type -> Json.object("name", type, "status", "ENABLED"));
        var all = endpoint.address().isEmpty() || !endpoint.isEnabled()
                ? Stream.<Json>of()
                : Stream.<Json>of(
                        Json.object("id", "0MADEWEBHOOK", "url", endpoint.address(), "event_types", Json.array(types)));
        return Answer.json(200, Json.object("webhooks", Json.array(all)).write());
    }

    /// Newest first. Of those that were delivered it keeps none here. The next page is where its link leads.
    static Answer events(Asked asked, Desk desk) {
        if (asked.form().keySet().stream().anyMatch(name -> !KNOWN.contains(name))) {
            throw new BadJson("INVALID_PARAMETER_SYNTAX");
        }
        var from = PayPalMoney.time(asked, "start_time");
        var until = PayPalMoney.time(asked, "end_time");
        var size = PayPalMoney.number(asked, "page_size", 10);
        var after = asked.form().containsKey("after") ? PayPalMoney.number(asked, "after", 1) : 0;
        var all = desk.undelivered().stream()
                .map(event -> Json.parse(event.body()))
                .filter(event -> isWithin(event.needInstant("create_time"), from, until))
                .toList();
        var page = all.stream().skip(after).limit(size);
        return Answer.json(
                200,
                Json.object(
                                "events",
                                Json.array(page),
                                "count",
                                Math.min(size, all.size()),
                                "links",
                                links(all, after + size, asked))
                        .write());
    }

    private static Json links(List<Json> all, int reached, Asked asked) {
        var query = "?page_size=" + asked.form().getOrDefault("page_size", "10") + "&start_time="
                + asked.form().get("start_time") + "&end_time=" + asked.form().get("end_time") + "&after=" + reached;
        return Json.array(
                reached < all.size()
                        ? Stream.of(Json.object("href", EVENTS + query, "rel", "next", "method", "GET"))
                        : Stream.of());
    }

    private static boolean isWithin(Instant created, Instant from, Instant until) {
        return !created.isBefore(from) && !created.isAfter(until);
    }
}
