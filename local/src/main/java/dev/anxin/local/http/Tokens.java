package dev.anxin.local.http;

import dev.anxin.local.template.Trigger.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JWT authorizer: RS256 by the issuer's published keys, issuer, audience or client id, time,
/// scopes.
/// Source: API Gateway's developer guide, "Control access to HTTP APIs with JWT authorizers".
final class Tokens {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Map<String, PublicKey>> keysByIssuer = new ConcurrentHashMap<>();

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /// What became of a request's token.
    sealed interface Verdict {
        /// No token is asked for.
        record Open() implements Verdict {}

        /// @param claims as text, as API Gateway passes them on
        /// @param scopes the route's, of which the token has one; empty if the route asks for none
        record Accepted(Map<String, String> claims, List<String> scopes) implements Verdict {}

        /// 401
        record Unauthorized(String why) implements Verdict {}

        /// 403: a good token without the scope
        record Forbidden() implements Verdict {}
    }

    Verdict judge(Access access, Map<String, String> headers) {
        return switch (access) {
            case Access.Open open -> new Verdict.Open();
            case Access.Jwt jwt -> judge(jwt, headers.getOrDefault(jwt.header(), ""));
        };
    }

    private Verdict judge(Access.Jwt access, String header) {
        var token = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : header;
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Verdict.Unauthorized("there is no token");
        }
        try {
            var head = JSON.readTree(decode(parts[0]));
            var claims = JSON.readTree(decode(parts[1]));
            if (!signed(access.issuer(), head, parts)) {
                return new Verdict.Unauthorized("the signature is not the issuer's");
            }
            return fault(access, claims)
                    .<Verdict>map(Verdict.Unauthorized::new)
                    .orElseGet(() -> scoped(access, claims));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Verdict.Unauthorized("the token cannot be read");
        } catch (IOException | GeneralSecurityException e) {
            return new Verdict.Unauthorized("the issuer's keys cannot be had: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Unauthorized("closing");
        }
    }

    private Optional<String> fault(Access.Jwt access, JsonNode claims) {
        var now = clock.instant().getEpochSecond();
        var audience = texts(claims.has("aud") ? claims.path("aud") : claims.path("client_id"));
        if (!claims.path("iss").asString("").equals(access.issuer())) {
            return Optional.of("another issuer");
        }
        if (audience.stream().noneMatch(access.audiences()::contains)) {
            return Optional.of("for somebody else");
        }
        if (claims.path("exp").asLong(0) <= now) {
            return Optional.of("expired");
        }
        return claims.path("nbf").asLong(0) > now || claims.path("iat").asLong(0) > now + 1
                ? Optional.of("not valid yet")
                : Optional.empty();
    }

    private static Verdict scoped(Access.Jwt access, JsonNode claims) {
        var granted = List.of(
                claims.path("scope").asString(claims.path("scp").asString("")).split(" ", -1));
        if (!access.scopes().isEmpty() && access.scopes().stream().noneMatch(granted::contains)) {
            return new Verdict.Forbidden();
        }
        var texts = new LinkedHashMap<String, String>();
        claims.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
        return new Verdict.Accepted(texts, access.scopes());
    }

    // API Gateway writes lists in brackets, parted by blanks.
    private static String text(JsonNode value) {
        return value.isArray() ? "[" + String.join(" ", texts(value)) + "]" : value.asString(value.toString());
    }

    private static List<String> texts(JsonNode value) {
        var list = new ArrayList<String>();
        (value.isArray() ? value.valueStream() : java.util.stream.Stream.of(value))
                .forEach(one -> list.add(one.asString("")));
        return list;
    }

    private boolean signed(String issuer, JsonNode head, String[] parts)
            throws IOException, InterruptedException, GeneralSecurityException {
        if (!head.path("alg").asString("").equals("RS256")) {
            return false;
        }
        var key = key(issuer, head.path("kid").asString(""));
        if (key.isEmpty()) {
            return false;
        }
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key.get());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decode(parts[2]));
    }

    private Optional<PublicKey> key(String issuer, String id)
            throws IOException, InterruptedException, GeneralSecurityException {
        var known = keysByIssuer.getOrDefault(issuer, Map.of());
        if (!known.containsKey(id)) {
            known = fetch(issuer);
            keysByIssuer.put(issuer, known);
        }
        return Optional.ofNullable(known.get(id));
    }

    private Map<String, PublicKey> fetch(String issuer)
            throws IOException, InterruptedException, GeneralSecurityException {
        var configuration = get(URI.create(issuer + "/.well-known/openid-configuration"));
        var keys = new LinkedHashMap<String, PublicKey>();
        for (var key :
                get(URI.create(configuration.path("jwks_uri").asString(""))).path("keys")) {
            if (key.path("kty").asString("").equals("RSA")) {
                keys.put(key.path("kid").asString(""), Issuer.publicKey(key));
            }
        }
        return keys;
    }

    private JsonNode get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
