package dev.anxin.function;

import dev.anxin.gateway.Answer;
import dev.anxin.json.Json;

/// What the HTTP API sends back.
record ApiResponse(int status, String contentType, String body) {
    static ApiResponse json(int status, Json body) {
        return new ApiResponse(status, "application/json", body.write());
    }

    /// A request that we do not carry out, and what is wrong with it. Echoes nothing that was sent.
    static ApiResponse problem(int status, String problem) {
        return json(status, Json.object("problem", problem));
    }

    /// Done, and nothing to say.
    static ApiResponse empty(int status) {
        return new ApiResponse(status, "text/plain", "");
    }

    static ApiResponse of(Answer answer) {
        return new ApiResponse(answer.status(), answer.contentType(), answer.body());
    }

    Json write() {
        return Json.object(
                "statusCode",
                status,
                "headers",
                Json.object("content-type", contentType, "cache-control", "no-store"),
                "body",
                body);
    }
}
