package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Request;
import dev.anxin.http.Call;
import dev.anxin.json.Json;
import java.util.Map;
import java.util.TreeMap;

/// How Adyen's Checkout API is called. It stands at an address of the merchant's own: the account names it.
final class AdyenCalls {
    /// In whose words answers are read here.
    static final String VERSION = "/v72";

    /// Characters of an idempotency key (docs.adyen.com/development-resources/api-idempotency).
    private static final int LONGEST_KEY = 64;

    private static final Request NO_KEY =
            new Request.Impossible("no key (" + AdyenSecret.KEY + "...) to call Adyen with is configured");

    private AdyenCalls() {}

    static Request get(Inquiry inquiry, String path) {
        return request(inquiry, "GET", path, "", "");
    }

    /// @param method `POST` or `PATCH`
    /// @param key the same for the same change
    static Request change(Inquiry inquiry, String method, String path, String key, Json body) {
        return request(inquiry, method, path, key, body.write());
    }

    private static Request request(Inquiry inquiry, String method, String path, String key, String body) {
        return AdyenSecret.first(inquiry.secrets())
                .map(secret -> Request.of(inquiry, "", target -> {
                    var headers = new TreeMap<>(
                            Map.of("X-API-Key", secret.key(), "Accept", "application/json", "User-Agent", "Anxin"));
                    if (!body.isEmpty()) {
                        headers.put("Content-Type", "application/json");
                        headers.put("Idempotency-Key", short64(key));
                    }
                    return new Call(method, target.at(VERSION + path), headers, Bytes.utf8(body));
                }))
                .orElse(NO_KEY);
    }

    /// Longer keys by their digest, which has just that length.
    private static String short64(String key) {
        return key.length() <= LONGEST_KEY ? key : Bytes.sha256(Bytes.utf8(key));
    }
}
