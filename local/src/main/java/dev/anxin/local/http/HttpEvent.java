package dev.anxin.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request in payload format 2.0. Source: API Gateway's developer guide, "Create AWS Lambda proxy
/// integrations for HTTP APIs". Path and path parameters arrive decoded, the query string does not; cookies
/// stand apart; bodies are base64 unless their type is text.
final class HttpEvent {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter COMMON_LOG =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> TEXT_TYPES =
            List.of("application/json", "application/xml", "application/javascript");

    private HttpEvent() {}

    static ObjectNode of(HttpExchange exchange, byte[] body, Routes.Match match, Tokens.Verdict verdict, Instant now) {
        var headers = headers(exchange);
        var route = match.entry().route();
        var event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", path(exchange));
        event.put("rawQueryString", query(exchange));
        var cookies = headers.remove("cookie");
        if (cookies != null) {
            Arrays.stream(cookies.split("; ?", -1)).forEach(event.putArray("cookies")::add);
        }
        var headerNode = event.putObject("headers");
        headers.forEach(headerNode::put);
        if (!query(exchange).isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            parameters(query(exchange)).forEach(parameters::put);
        }
        event.set("requestContext", context(exchange, route.key(), verdict, now));
        if (!match.variables().isEmpty()) {
            match.variables().forEach(event.putObject("pathParameters")::put);
        }
        var text = isText(headers.getOrDefault("content-type", ""));
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
        return event;
    }

    private static ObjectNode context(HttpExchange exchange, String routeKey, Tokens.Verdict verdict, Instant now) {
        var context = JSON.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        if (verdict instanceof Tokens.Verdict.Accepted accepted) {
            var jwt = context.putObject("authorizer").putObject("jwt");
            var claims = jwt.putObject("claims");
            accepted.claims().forEach(claims::put);
            if (accepted.scopes().isEmpty()) {
                jwt.putNull("scopes");
            } else {
                accepted.scopes().forEach(jwt.putArray("scopes")::add);
            }
        }
        var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        context.put("domainName", host);
        context.put("domainPrefix", host.split("[.:]", 2)[0]);
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", path(exchange))
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
                .put("userAgent", String.join(",", exchange.getRequestHeaders().getOrDefault("User-Agent", List.of())));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", routeKey);
        context.put("stage", "$default");
        context.put("time", COMMON_LOG.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    /// Decoded: `/a%2Fb` has two segments for API Gateway.
    static String path(HttpExchange exchange) {
        return decode(exchange.getRequestURI().getRawPath().replace("+", "%2B"));
    }

    private static String query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.put("x-forwarded-for", exchange.getRemoteAddress().getAddress().getHostAddress());
        headers.put(
                "x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()));
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
