package dev.anxin.local.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request in payload format 2.0. Source: API Gateway's developer guide, "Create AWS Lambda proxy
/// integrations for HTTP APIs". Path and path parameters arrive decoded, the query string does not; cookies
/// stand apart; bodies are base64 unless their type and their bytes are text.
final class HttpEvent {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter COMMON_LOG =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final List<String> TEXT_TYPES =
            List.of("application/json", "application/xml", "application/javascript");

    private HttpEvent() {}

    static ObjectNode of(Request request, byte[] body, Routes.Match match, Tokens.Verdict verdict, Instant now) {
        var headers = headers(request);
        var route = match.entry().route().key();
        var query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        var event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", route)
                .put("rawPath", path(request))
                .put("rawQueryString", query);
        Optional.ofNullable(headers.remove("cookie"))
                .ifPresent(cookies -> event.set("cookies", JSON.valueToTree(cookies.split("; ?", -1))));
        event.set("headers", JSON.valueToTree(headers));
        if (!query.isEmpty()) {
            event.set("queryStringParameters", JSON.valueToTree(parameters(query)));
        }
        event.set("requestContext", context(request, route, verdict, now));
        if (!match.variables().isEmpty()) {
            event.set("pathParameters", JSON.valueToTree(match.variables()));
        }
        var text = isText(headers.getOrDefault("content-type", "")) ? text(body) : Optional.<String>empty();
        if (body.length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
        }
        return event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
    }

    /// Empty if it is not UTF-8: read as text it would arrive altered, and its signature would not fit.
    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException otherBytes) {
            return Optional.empty();
        }
    }

    private static ObjectNode context(Request request, String routeKey, Tokens.Verdict verdict, Instant now) {
        var context = JSON.createObjectNode().put("accountId", "000000000000").put("apiId", "local");
        if (verdict instanceof Tokens.Verdict.Accepted(var claims, var scopes)) {
            var jwt = context.putObject("authorizer").putObject("jwt");
            jwt.set("claims", JSON.valueToTree(claims));
            jwt.set("scopes", scopes.isEmpty() ? JSON.nullNode() : JSON.valueToTree(scopes));
        }
        // The API's own name, as API Gateway gives it: whatever Host a caller sends, links lead here.
        var host = Request.getLocalAddr(request) + ":" + Request.getLocalPort(request);
        context.put("domainName", host).put("domainPrefix", host.split("[.:]", 2)[0]);
        context.putObject("http")
                .put("method", request.getMethod())
                .put("path", path(request))
                .put("protocol", request.getConnectionMetaData().getProtocol())
                .put("sourceIp", Request.getRemoteAddr(request))
                .put("userAgent", String.join(",", request.getHeaders().getValuesList("User-Agent")));
        return context.put("requestId", UUID.randomUUID().toString())
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("time", COMMON_LOG.format(now))
                .put("timeEpoch", now.toEpochMilli());
    }

    /// Whether its path can be decoded: each percent sign has two digits behind it.
    static boolean isReadable(Request request) {
        return !BAD_ESCAPE.matcher(request.getHttpURI().getPath()).find();
    }

    /// Decoded: `/a%2Fb` has two segments for API Gateway.
    static String path(Request request) {
        return decode(request.getHttpURI().getPath().replace("+", "%2B"));
    }

    private static Map<String, String> headers(Request request) {
        var headers = new TreeMap<String, String>();
        request.getHeaders()
                .forEach(field -> headers.merge(
                        field.getName().toLowerCase(Locale.ROOT), field.getValue(), (one, other) -> one + "," + other));
        headers.put("x-forwarded-for", Request.getRemoteAddr(request));
        headers.put("x-forwarded-port", Integer.toString(Request.getLocalPort(request)));
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new TreeMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var halves = pair.split("=", 2);
            var value = halves.length == 2 ? decode(halves[1]) : "";
            parameters.merge(decode(halves[0]), value, (one, other) -> one + "," + other);
        }
        return parameters;
    }

    private static boolean isText(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT_TYPES.contains(type);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a lone percent sign
        }
    }
}
