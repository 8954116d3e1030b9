package dev.anxin.function.api;

import dev.anxin.gateway.Answer;
import dev.anxin.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// What the HTTP API sends back.
///
/// @param headers more of them, beside those that every answer has
public record ApiResponse(int status, String contentType, String body, Map<String, String> headers) {
    /// Bytes; less goes over the network at once as it is.
    private static final int ONE_PACKET = 1_400;

    /// Not where it is forbidden: `gzip;q=0`.
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

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
        return Json.object("statusCode", status, "headers", fields(Map.of()), "body", body);
    }

    /// The same, compressed where the caller takes it so and it is worth it: for what is asked for every few seconds.
    /// Never for a body in which a caller's own words stand beside what is secret: its length would tell (BREACH).
    public Json write(ApiRequest request) {
        var accepted = request.headers().getOrDefault("accept-encoding", "");
        if (!GZIP.matcher(accepted).find() || body.length() < ONE_PACKET) {
            return write();
        }
        var fields = fields(Map.of("content-encoding", "gzip", "vary", "accept, accept-encoding"));
        var packed = Base64.getEncoder().encodeToString(gzip(body));
        return Json.object("statusCode", status, "headers", fields, "body", packed, "isBase64Encoded", true);
    }

    private Json fields(Map<String, String> more) {
        var all = new TreeMap<>(headers);
        all.put("content-type", contentType);
        all.put("cache-control", "no-store");
        all.putAll(more);
        return Json.object(all.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray());
    }

    private static byte[] gzip(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written to", impossible);
        }
        return packed.toByteArray();
    }
}
