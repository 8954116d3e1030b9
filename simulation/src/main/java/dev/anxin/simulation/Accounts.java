package dev.anxin.simulation;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.GatewayKeys;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The shop's accounts at both gateways.
///
/// @param grace how long the shop has to fulfil, by account; zero: nothing goes back by itself
public record Accounts(GatewayKeys keys, Map<String, Duration> grace) {
    public static final String SHOP = GatewayKeys.SHOP;

    /// The shop's second person at the desk.
    public static final String OTHER_OPERATOR = "demo-shop-desk";

    public Accounts {
        grace = Map.copyOf(grace);
    }

    URI gateway(String account) {
        return URI.create("https://" + account + ".example");
    }

    Map<String, String> documents() {
        Map<String, Json> accounts = new LinkedHashMap<>();
        Map<String, Json> verify = new LinkedHashMap<>();
        Map<String, Json> call = new LinkedHashMap<>();
        keys.byAccount().forEach((account, own) -> {
            accounts.put(account, entry(account, own.gateway()));
            var verifies = Json.array(own.callbacks().verifies().stream());
            verify.put(account, Json.object("gateway", own.gateway(), "secrets", verifies));
            call.put(account, Json.object("secrets", Json.array(Stream.of(own.calls()))));
        });
        return Map.of(
                "accounts", new Json.Fields(accounts).write(),
                "verify", new Json.Fields(verify).write(),
                "call", new Json.Fields(call).write(),
                "page", "{\"v\":1,\"key\":\"made-key-made-key-made-key-made-key-0\"}");
    }

    private Json entry(String account, String gateway) {
        return Json.object(
                "gateway",
                gateway,
                "merchant",
                SHOP,
                "clients",
                Json.array(Stream.of(SHOP, OTHER_OPERATOR)),
                "gatewayUrl",
                gateway(account).toString(),
                "waitsSeconds",
                Json.array(Stream.of(60, 600, 3_600, 86_400)), // few: a story is about money
                "refundGraceSeconds",
                grace.getOrDefault(account, Duration.ZERO).toSeconds());
    }
}
