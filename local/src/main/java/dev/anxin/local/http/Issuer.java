package dev.anxin.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.Front;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Issues tokens in the shape of Cognito's access tokens, with keys made at start. It gives anybody on this
/// machine any token: nothing is behind it but what this machine started.
public final class Issuer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIFE = Duration.ofHours(1);

    private final InstantSource clock;
    private final String audience;
    private final RSAKey key;
    private final Front front;

    /// @param audience for whom its tokens are
    public Issuer(InstantSource clock, String audience) {
        this.clock = clock;
        this.audience = audience;
        try {
            this.key = new RSAKeyGenerator(2048).keyID("local").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
        this.front = Front.answering(this::answer);
    }

    /// What tokens name as their issuer.
    public String url() {
        return front.uri().toString();
    }

    /// A token that is good for an hour.
    ///
    /// @param scopes parted by blanks
    public String token(String client, String scopes) {
        var now = clock.instant();
        return sign(JSON.createObjectNode()
                .put("iss", url())
                .put("aud", audience)
                .put("sub", client)
                .put("client_id", client)
                .put("token_use", "access")
                .put("scope", scopes)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("jti", UUID.randomUUID().toString()));
    }

    /// Any claims at all, signed.
    String sign(JsonNode claims) {
        var head =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
        try {
            var token = new SignedJWT(head.build(), JWTClaimsSet.parse(claims.toString()));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalArgumentException("These are no claims: " + claims, e);
        }
    }

    private Front.Answer answer(HttpExchange exchange, String body) {
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "GET /.well-known/openid-configuration" ->
                Front.Answer.json(
                        200,
                        JSON.createObjectNode()
                                .put("issuer", url())
                                .put("jwks_uri", url() + "/jwks.json")
                                .put("token_endpoint", url() + "/token"));
            case "GET /jwks.json" -> Front.Answer.json(200, new JWKSet(key.toPublicJWK()));
            case "POST /token" -> token(body);
            default -> Front.Answer.json(404, "{\"error\":\"not_found\"}");
        };
    }

    // As OAuth's client credentials grant, without a secret.
    private Front.Answer token(String body) {
        var form = Front.form(body);
        if (!form.containsKey("client_id")) {
            return Front.Answer.json(400, "{\"error\":\"invalid_request\"}");
        }
        return Front.Answer.json(
                200,
                JSON.createObjectNode()
                        .put("access_token", token(form.getOrDefault("client_id", ""), form.getOrDefault("scope", "")))
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFE.toSeconds()));
    }

    @Override
    public void close() {
        front.close();
    }
}
