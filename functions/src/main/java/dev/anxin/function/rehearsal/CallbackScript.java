package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A delivery of each gateway that gives one, to an account of the gateway's name.
public final class CallbackScript {
    private static final String ROUTE = "POST /callbacks/{account}";

    private CallbackScript() {}

    public static Script of(Instant now) {
        Map<String, Json> entries = new LinkedHashMap<>();
        List<Json> events = new ArrayList<>();
        Map<URI, String> certificates = new LinkedHashMap<>();
        Gateways.all().stream()
                .sorted(Comparator.comparing(Gateway::name))
                .forEach(gateway -> gateway.rehearsal(now).ifPresent(sample -> {
                    entries.put(gateway.name(), entry(gateway, sample));
                    certificates.putAll(sample.certificates());
                    events.add(
                            MadeUp.request(ROUTE, Map.of("account", gateway.name()), sample.headers(), sample.body()));
                }));
        return new Script(Map.of("VERIFY_DOCUMENT", new Json.Fields(entries)), events, certificates);
    }

    private static Json entry(Gateway gateway, SampleDelivery sample) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("gateway", Json.of(gateway.name()));
        sample.owner().forEach((field, id) -> fields.put(field, Json.of(id)));
        fields.put("secrets", Json.array(sample.secrets().stream()));
        return new Json.Fields(fields);
    }
}
