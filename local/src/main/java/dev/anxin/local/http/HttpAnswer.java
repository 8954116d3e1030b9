package dev.anxin.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function answered to a request. An answer without statusCode is itself the body, as payload
/// format 2.0 has it.
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    /// @return nothing if API Gateway could not read it either
    static Optional<HttpAnswer> read(String json) {
        try {
            var node = JsonMapper.shared().readTree(json);
            return Optional.of(node.isObject() && node.has("statusCode") ? shaped(node) : plain(json));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HttpAnswer plain(String json) {
        return new HttpAnswer(
                200, Map.of("content-type", "application/json"), List.of(), json.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer shaped(JsonNode node) {
        var headers = new LinkedHashMap<String, String>();
        node.path("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString("")));
        headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
        var text = node.path("body").asString("");
        var body = node.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        var cookies =
                node.path("cookies").valueStream().map(one -> one.asString("")).toList();
        return new HttpAnswer(node.path("statusCode").asInt(500), headers, cookies, body);
    }
}
