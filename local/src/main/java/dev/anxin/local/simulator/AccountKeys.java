package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// All secrets of one account at one gateway.
///
/// @param gateway which one
/// @param callbacks what the gateway signs with
/// @param calls what Anxin shows when it asks the gateway
/// @param events what Anxin signs with when it calls the shop
/// @param grace after which unfulfilled money goes back by itself; zero: never
public record AccountKeys(String gateway, SigningKeys callbacks, String calls, String events, Duration grace) {
    /// Of an account whose money never goes back by itself.
    public AccountKeys(String gateway, SigningKeys callbacks, String calls, String events) {
        this(gateway, callbacks, calls, events, Duration.ZERO);
    }

    static AccountKeys fresh(GatewaySimulator gateway) {
        return fresh(gateway, Duration.ZERO);
    }

    static AccountKeys fresh(GatewaySimulator gateway, Duration grace) {
        return new AccountKeys(
                gateway.gateway(),
                gateway.freshKeys(),
                gateway.freshCallKey(),
                "whsec_" + SigningKeys.random(32),
                grace);
    }

    static AccountKeys read(Json entry) {
        return new AccountKeys(
                entry.needText("gateway"),
                new SigningKeys(texts(entry.at("signs")), texts(entry.at("verifies"))),
                entry.needText("calls"),
                entry.needText("events"),
                Duration.ofSeconds(entry.at("graceSeconds").whole().orElse(0L)));
    }

    Json write() {
        return Json.object(
                "gateway",
                gateway,
                "signs",
                Json.array(callbacks.signs().stream()),
                "verifies",
                Json.array(callbacks.verifies().stream()),
                "calls",
                calls,
                "events",
                events,
                "graceSeconds",
                grace.toSeconds());
    }

    /// For the document of what verifies. The gateways of this machine move no real money, and say so.
    ///
    /// @param api where the gateway answers
    Json verifies(URI api) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("gateway", Json.of(gateway));
        fields.put("mode", Json.of("test"));
        words().owner().forEach((field, id) -> fields.put(field, Json.of(id)));
        fields.put("secrets", Json.array(words().verifySecrets(callbacks, api).stream()));
        return new Json.Fields(fields);
    }

    /// For the document of what calls.
    Json called() {
        return Json.object("gateway", gateway, "secrets", Json.array(words().callSecrets(calls, callbacks).stream()));
    }

    private GatewaySimulator words() {
        return GatewaySimulators.named(gateway).orElseThrow();
    }

    /// For the document of what signs events.
    Json told() {
        return Json.object("secrets", Json.array(Stream.of(events)));
    }

    private static List<String> texts(Json array) {
        return array.elements().stream().flatMap(text -> text.text().stream()).toList();
    }

    @Override
    public String toString() {
        return "AccountKeys[" + gateway + "]";
    }
}
