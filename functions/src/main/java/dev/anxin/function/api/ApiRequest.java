package dev.anxin.function.api;

import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request as the HTTP API hands it over (payload format 2.0).
///
/// @param event the whole of it
public record ApiRequest(Json event) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");
    private static final Pattern SCOPES = Pattern.compile("[\\[\\] ,]+");

    /// As in the template: `POST /payments`.
    public String route() {
        return event.needText("routeKey");
    }

    /// A part of the path, decoded; empty if the route has none of this name.
    public String path(String name) {
        return event.at("pathParameters", name).text().orElse("");
    }

    /// A parameter of the query, decoded; empty if there is none of this name.
    public String query(String name) {
        return event.at("queryStringParameters", name).text().orElse("");
    }

    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        event.at("headers").members().forEach((name, value) -> value.text().ifPresent(text -> headers.put(name, text)));
        return headers;
    }

    /// The raw bytes that were sent: signatures are over these.
    ///
    /// @return empty if the flag says base64 and the text is not
    public Optional<byte[]> body() {
        var text = event.at("body").text().orElse("");
        try {
            return Optional.of(
                    event.at("isBase64Encoded").isTrue()
                            ? Base64.getDecoder().decode(text)
                            : text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /// Where the request came to: a scheme and host that a customer's browser can use too; empty if it does not
    /// say. API Gateway itself names the host, and the scheme that reached it.
    public String origin() {
        var host = event.at("requestContext", "domainName").text().orElse("");
        var scheme =
                event.at("headers", "x-forwarded-proto").text().orElse("https").equals("http") ? "http" : "https";
        return HOST.matcher(host).matches() ? scheme + "://" + host : "";
    }

    /// Whether a program asks, and no browser: by what it accepts, or by `format` of the query.
    public boolean isJson() {
        var accept = headers().getOrDefault("accept", "");
        return query("format").equals("json") || (accept.contains("application/json") && !accept.contains("text/html"));
    }

    /// Whether a person reads the answer in a browser: it says that it takes HTML.
    public boolean isBrowser() {
        return !isJson() && headers().getOrDefault("accept", "").contains("text/html");
    }

    /// Whom the request came from, as API Gateway saw it: an address of IPv4 or IPv6. Never what a header says.
    public String address() {
        return event.at("requestContext", "http", "sourceIp").text().orElse("");
    }

    /// The client whose token the authorizer accepted. Cognito names it `client_id`, others `azp` or `sub`.
    public String client() {
        var claims = event.at("requestContext", "authorizer", "jwt", "claims");
        return Stream.of("client_id", "azp", "sub")
                .flatMap(claim -> claims.at(claim).text().stream())
                .findFirst()
                .orElse("");
    }

    /// Whose token it is, by the issuer's own name for them; empty if it does not say.
    public String subject() {
        return event.at("requestContext", "authorizer", "jwt", "claims", "sub")
                .text()
                .orElse("");
    }

    /// The groups that the token names: Cognito's claim, or `groups` of other issuers.
    public Set<String> groups() {
        var claims = event.at("requestContext", "authorizer", "jwt", "claims");
        return Stream.of("cognito:groups", "groups")
                .flatMap(claim -> claims.at(claim).text().stream())
                .flatMap(SCOPES::splitAsStream)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the token has this scope. Issuers name the claim `scope` or `scp`; the authorizer hands a list
    /// over as text in brackets, separated by spaces.
    public boolean hasScope(String scope) {
        var claims = event.at("requestContext", "authorizer", "jwt", "claims");
        return Stream.of("scope", "scp")
                .flatMap(claim -> claims.at(claim).text().stream())
                .flatMap(SCOPES::splitAsStream)
                .anyMatch(scope::equals);
    }
}
