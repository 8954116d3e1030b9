package dev.anxin.function.rehearsal;

import dev.anxin.json.Json;
import java.util.Map;
import java.util.stream.Stream;

/// Requests as the HTTP API hands them over, and the account that they are about.
final class MadeUp {
    static final String MERCHANT = "rehearsal";
    static final String ACCOUNT = "rehearsal";

    private MadeUp() {}

    /// Its entry in `AccountsDocument`.
    static Json accounts() {
        var account = Json.object(
                "gateway",
                "stripe",
                "merchant",
                MERCHANT,
                "clients",
                Json.array(Stream.of(MERCHANT)),
                "staff",
                Json.array(Stream.of("agent")));
        return Json.object(ACCOUNT, account);
    }

    /// `PageKey`.
    static Json pageKey() {
        return Json.object("v", 1, "key", "rehearsal-".repeat(7));
    }

    /// @param path what stands in the braces of the route
    static Json request(String route, Map<String, String> path, Map<String, String> headers, String body) {
        var claims = Json.object(
                "client_id",
                MERCHANT,
                "scope",
                "anxin/payments.write anxin/payments.read",
                "sub",
                MERCHANT,
                "cognito:groups",
                "[agent]");
        return Json.object(
                "version",
                "2.0",
                "routeKey",
                route,
                "headers",
                fields(headers),
                "requestContext",
                Json.object(
                        "domainName",
                        "rehearsal.example",
                        "authorizer",
                        Json.object("jwt", Json.object("claims", claims))),
                "pathParameters",
                fields(path),
                "body",
                body,
                "isBase64Encoded",
                false);
    }

    private static Json fields(Map<String, String> values) {
        return Json.object(values.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray());
    }
}
