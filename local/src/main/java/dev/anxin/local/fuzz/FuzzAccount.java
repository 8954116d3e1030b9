package dev.anxin.local.fuzz;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// An account that is made for one run, and its keys.
record FuzzAccount(GatewaySimulator simulator, String name, SigningKeys keys) {
    static FuzzAccount fresh(GatewaySimulator simulator, String name) {
        return new FuzzAccount(simulator, name, simulator.freshKeys());
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
