package dev.anxin.function.api;

import dev.anxin.gateway.Answer;
import dev.anxin.json.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the HTTP API sends back.
///
/// @param headers more of them, beside those that every answer has
public record ApiResponse(int status, String contentType, String body, Map<String, String> headers) {
    ApiResponse(int status, String contentType, String body) {
        this(status, contentType, body, Map.of());
    }

    public static ApiResponse json(int status, Json body) {
        return new ApiResponse(status, "application/json", body.write());
    }

    /// A request that we do not carry out, and what is wrong with it. Echoes nothing that was sent.
    public static ApiResponse problem(int status, String problem) {
        return json(status, Json.object("problem", problem));
    }

    /// The same, with the reason in one word for whoever does not read sentences.
    public static ApiResponse problem(int status, String problem, String reason) {
        return json(status, Json.object("problem", problem, "reason", reason));
    }

    /// Done, and nothing to say.
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, "text/plain", "");
    }

    public static ApiResponse of(Answer answer) {
        return new ApiResponse(answer.status(), answer.contentType(), answer.body());
    }

    public Json write() {
        var all = new TreeMap<>(headers);
        all.put("content-type", contentType);
        all.put("cache-control", "no-store");
        var written = all.entrySet().stream().flatMap(header -> Stream.of(header.getKey(), header.getValue()));
        return Json.object("statusCode", status, "headers", Json.object(written.toArray()), "body", body);
    }
}
