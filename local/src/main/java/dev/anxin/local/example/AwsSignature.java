package dev.anxin.local.example;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// AWS's signature of a request without a query, version 4. Source: IAM's user guide, "Create a signed AWS API
/// request".
///
/// @param service as the scope names it
record AwsSignature(String service, String secret) {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=[^/]+/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request, ?SignedHeaders=([a-z0-9;-]+),"
                    + " ?Signature=([0-9a-f]{64})");

    /// Whether the request was signed so, with all that it says.
    boolean isOf(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        var given = AUTHORIZATION.matcher(
                Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
        var at = Optional.ofNullable(headers.getFirst("X-Amz-Date")).orElse("");
        if (!given.matches() || !given.group(3).equals(service) || !at.startsWith(given.group(1))) {
            return false;
        }
        var names = given.group(4).split(";", -1);
        if (!Arrays.asList(names).contains("host")) {
            return false;
        }
        var lines = Arrays.stream(names)
                .map(name -> name + ":"
                        + Optional.ofNullable(headers.getFirst(name)).orElse("").strip() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                "",
                lines,
                given.group(4),
                Signing.sha256(body));
        var scope = String.join("/", given.group(1), given.group(2), service, "aws4_request");
        var text = String.join("\n", "AWS4-HMAC-SHA256", at, scope, Signing.sha256(canonical));
        var key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/", -1)) {
            key = Signing.hmac(key, part);
        }
        return Signing.hex(Signing.hmac(key, text)).equals(given.group(5));
    }
}
