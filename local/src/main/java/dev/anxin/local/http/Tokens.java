package dev.anxin.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.anxin.local.template.Trigger.Access;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JWT authorizer: RS256 by the issuer's published keys, issuer, audience or client id, time, scopes.
/// Source: API Gateway's developer guide, "Control access to HTTP APIs with JWT authorizers".
final class Tokens {
    private final InstantSource clock;
    private final Map<String, JWKSet> keysByIssuer = new ConcurrentHashMap<>();

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

        /// @param status 401, or 403 for a good token without the scope
        record Refused(int status) implements Verdict {}
    }

    Verdict judge(Access access, Map<String, String> headers) {
        return switch (access) {
            case Access.Open open -> new Verdict.Open();
            case Access.Jwt jwt -> judge(jwt, headers.getOrDefault(jwt.header(), ""));
        };
    }

    private Verdict judge(Access.Jwt access, String header) {
        try {
            var token = SignedJWT.parse(header.replaceFirst("^(?i)Bearer ", "").strip());
            var claims = JsonMapper.shared().readTree(token.getPayload().toString());
            return signed(access.issuer(), token) && holds(access, claims)
                    ? scoped(access, claims)
                    : new Verdict.Refused(401);
        } catch (ParseException | JacksonException | JOSEException | IOException e) {
            return new Verdict.Refused(401);
        }
    }

    private boolean holds(Access.Jwt access, JsonNode claims) {
        var now = clock.instant().getEpochSecond();
        var audience = texts(claims.has("aud") ? claims.path("aud") : claims.path("client_id"));
        return claims.path("iss").asString("").equals(access.issuer())
                && audience.stream().anyMatch(access.audiences()::contains)
                && claims.path("exp").asLong(0) > now
                && claims.path("nbf").asLong(0) <= now
                && claims.path("iat").asLong(0) <= now + 1;
    }

    private static Verdict scoped(Access.Jwt access, JsonNode claims) {
        var granted = List.of(
                claims.path("scope").asString(claims.path("scp").asString("")).split(" ", -1));
        if (!access.scopes().isEmpty() && access.scopes().stream().noneMatch(granted::contains)) {
            return new Verdict.Refused(403);
        }
        var texts = new LinkedHashMap<String, String>();
        claims.forEachEntry((name, value) -> texts.put(name, text(value)));
        return new Verdict.Accepted(texts, access.scopes());
    }

    // API Gateway writes lists in brackets, parted by blanks.
    private static String text(JsonNode value) {
        return value.isArray() ? "[" + String.join(" ", texts(value)) + "]" : value.asString(value.toString());
    }

    private static List<String> texts(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .map(one -> one.asString(""))
                .toList();
    }

    private boolean signed(String issuer, SignedJWT token) throws JOSEException, IOException, ParseException {
        var id = token.getHeader().getKeyID();
        if (id == null || !token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)) {
            return false;
        }
        var keys = keysByIssuer.get(issuer);
        if (keys == null || keys.getKeyByKeyId(id) == null) {
            keys = JWKSet.load(URI.create(keysOf(issuer)).toURL(), 2_000, 5_000, 0); // ms to connect, to read
            keysByIssuer.put(issuer, keys);
        }
        var key = keys.getKeyByKeyId(id);
        return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    private static String keysOf(String issuer) throws IOException {
        try (var stream =
                URI.create(issuer + "/.well-known/openid-configuration").toURL().openStream()) {
            return JsonMapper.shared().readTree(stream).path("jwks_uri").asString("");
        }
    }
}
