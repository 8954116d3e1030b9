package dev.anxin.local.simulator.protocol;

import dev.anxin.local.engine.LoopbackServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request to a gateway as it came, not yet trusted.
///
/// @param headers by names in small letters
public record GatewayRequest(String method, URI uri, Map<String, String> headers, String body) {
    public GatewayRequest {
        var small = new HashMap<String, String>();
        headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(small);
    }

    /// @param name in small letters
    /// @return empty if there is none
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// Path and query, as they came.
    public String target() {
        return Optional.ofNullable(uri.getRawQuery())
                .map(query -> uri.getRawPath() + "?" + query)
                .orElse(uri.getRawPath());
    }

    /// Its idempotency key, under the name that gateways give it; empty if there is none.
    private String key() {
        var paypal = header("paypal-request-id");
        return paypal.isEmpty() ? header("idempotency-key") : paypal;
    }

    /// What is wanted.
    public GatewayApi.Asked asked() {
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        var form = LoopbackServer.form(query + "&" + body);
        return new GatewayApi.Asked(method, uri.getPath(), form, body, key());
    }
}
