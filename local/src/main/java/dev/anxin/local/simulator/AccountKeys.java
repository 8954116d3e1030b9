package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All secrets of one account at one gateway.
///
/// @param gateway which one
/// @param callbacks what the gateway signs with
/// @param calls what Anxin shows when it asks the gateway
/// @param events what Anxin signs with when it calls the shop
/// @param grace after which unfulfilled money goes back by itself; zero: never
/// @param variant what of [GatewaySimulator#owner] is otherwise at this account
public record AccountKeys(
        String gateway,
        SigningKeys callbacks,
        String calls,
        String events,
        Duration grace,
        Map<String, String> variant) {
    public AccountKeys {
        variant = Map.copyOf(variant);
    }

    /// Of an account as most of its gateway's are.
    public AccountKeys(String gateway, SigningKeys callbacks, String calls, String events, Duration grace) {
        this(gateway, callbacks, calls, events, grace, Map.of());
    }

    /// Of an account whose money never goes back by itself.
    public AccountKeys(String gateway, SigningKeys callbacks, String calls, String events) {
        this(gateway, callbacks, calls, events, Duration.ZERO);
    }

    AccountKeys as(Map<String, String> other) {
        return new AccountKeys(gateway, callbacks, calls, events, grace, other);
    }

    /// By what its gateway knows it.
    Map<String, String> owner() {
        var fields = new HashMap<>(words().owner());
        fields.putAll(variant);
        return fields;
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
                Duration.ofSeconds(entry.at("graceSeconds").whole().orElse(0L)),
                entry.at("variant").members().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                field -> field.getValue().text().orElse(""))));
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
                grace.toSeconds(),
                "variant",
                Json.object(variant.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray()));
    }

    /// For the document of what verifies. The gateways of this machine move no real money, and say so.
    ///
    /// @param api where the gateway answers
    Json verifies(URI api) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("gateway", Json.of(gateway));
        fields.put("mode", Json.of("test"));
        owner().forEach((field, id) -> fields.put(field, Json.of(id)));
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
