package dev.anxin.local.fuzz;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A callback on its way to an account.
///
/// @param account whose path it comes to
/// @param base64 whether the API hands its body on in base64. It does with what it does not take for text
record FuzzDelivery(String account, Callback callback, boolean base64) {
    /// In base64 also where the body is no text: read as text it would arrive altered.
    static FuzzDelivery of(String account, Callback callback, boolean base64) {
        return new FuzzDelivery(account, callback, base64 || !isText(callback.body()));
    }

    static boolean isText(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .hasArray();
        } catch (CharacterCodingException otherBytes) {
            return false;
        }
    }

    /// As the HTTP API hands it to the function (payload format 2.0).
    Json event() {
        var body = base64
                ? Base64.getEncoder().encodeToString(callback.body())
                : new String(callback.body(), StandardCharsets.UTF_8);
        return event(account, callback.headers(), body, base64);
    }

    static Json event(String account, Map<String, String> headers, String body, boolean base64) {
        return Json.object(
                "version",
                "2.0",
                "routeKey",
                "POST /callbacks/{account}",
                "headers",
                fields(headers),
                "pathParameters",
                Json.object("account", account),
                "body",
                body,
                "isBase64Encoded",
                base64);
    }

    /// For a file.
    Json write() {
        return Json.object(
                "account",
                account,
                "headers",
                fields(callback.headers()),
                "bodyBase64",
                Base64.getEncoder().encodeToString(callback.body()),
                "asBase64",
                base64);
    }

    /// @throws BadJson if it is not what [#write] writes
    static FuzzDelivery read(Json json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.at("headers")
                .members()
                .forEach((name, value) -> headers.put(
                        name, value.text().orElseThrow(() -> new BadJson("the header '" + name + "' is no text"))));
        try {
            var body = Base64.getDecoder().decode(json.needText("bodyBase64"));
            return new FuzzDelivery(
                    json.needText("account"),
                    new Callback(headers, body),
                    json.at("asBase64").isTrue());
        } catch (IllegalArgumentException notBase64) {
            throw new BadJson("'bodyBase64' is no base64");
        }
    }

    private static Json fields(Map<String, String> values) {
        Map<String, Json> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, Json.of(value)));
        return new Json.Fields(fields);
    }
}
