package dev.anxin.local.fuzz;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// An account that is made for one run, and its keys.
record FuzzAccount(GatewaySimulator simulator, String name, SigningKeys keys) {
    /// Where its gateway answers, and nobody is asked: what stands there is in memory.
    private static final URI API = URI.create("https://gateway.example");

    static FuzzAccount fresh(GatewaySimulator simulator, String name) {
        var fresh = simulator.freshKeys();
        var keys = new SigningKeys(simulator.signingKeys(fresh, API), simulator.verifySecrets(fresh, API));
        return new FuzzAccount(simulator, name, keys);
    }

    /// What stands at the gateway's addresses that such a delivery names, and anybody may read: a certificate.
    Map<String, String> pages(Callback callback) {
        var pages = new TreeMap<String, String>();
        callback.headers().values().stream()
                .filter(value -> value.startsWith(API + "/"))
                .forEach(address -> simulator
                        .unasked(new GatewayRequest("GET", URI.create(address), Map.of(), ""), "", keys, Specimens.AT)
                        .filter(answer -> answer.status() == 200)
                        .ifPresent(answer -> pages.put(address, answer.body())));
        return pages;
    }

    /// The document of what verifies, with these accounts in it.
    static Json document(Iterable<FuzzAccount> accounts) {
        Map<String, Json> entries = new TreeMap<>();
        accounts.forEach(account -> entries.put(account.name, account.entry()));
        return new Json.Fields(entries);
    }

    private Json entry() {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("gateway", Json.of(simulator.gateway()));
        fields.put("mode", Json.of("test"));
        simulator.owner().forEach((field, id) -> fields.put(field, Json.of(id)));
        fields.put("secrets", Json.array(keys.verifies().stream()));
        return new Json.Fields(fields);
    }
}
