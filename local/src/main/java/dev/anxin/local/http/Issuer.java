package dev.anxin.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.Front;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Issues tokens in the shape of Cognito's access tokens, with keys made at start. It gives anybody on
/// this machine any token: nothing is behind it but what this machine started.
public final class Issuer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "local";
    private static final Duration LIFE = Duration.ofHours(1);

    private final InstantSource clock;
    private final String audience;
    private final KeyPair keys;
    private final Front front;

    /// @param audience for whom its tokens are
    public Issuer(InstantSource clock, String audience) {
        this.clock = clock;
        this.audience = audience;
        this.keys = keyPair();
        this.front = Front.answering(0, this::answer);
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
        var claims = JSON.createObjectNode()
                .put("iss", url())
                .put("aud", audience)
                .put("sub", client)
                .put("client_id", client)
                .put("token_use", "access")
                .put("scope", scopes)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        return sign(claims);
    }

    /// Any claims at all, signed.
    String sign(JsonNode claims) {
        var head =
                JSON.createObjectNode().put("alg", "RS256").put("kid", KEY_ID).put("typ", "JWT");
        var text = encode(head.toString()) + "." + encode(claims.toString());
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA256withRSA", e);
        }
    }

    private Front.Answer answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return switch (exchange.getRequestMethod() + " " + path) {
            case "GET /.well-known/openid-configuration" ->
                json(JSON.createObjectNode()
                        .put("issuer", url())
                        .put("jwks_uri", url() + "/jwks.json")
                        .put("token_endpoint", url() + "/token"));
            case "GET /jwks.json" -> json(published());
            case "POST /token" -> token(new String(Front.body(exchange), StandardCharsets.UTF_8));
            default -> new Front.Answer(404, "application/json", "{\"error\":\"not_found\"}");
        };
    }

    // As OAuth's client credentials grant, without a secret.
    private Front.Answer token(String form) {
        var client = field(form, "client_id");
        if (client.isEmpty()) {
            return new Front.Answer(400, "application/json", "{\"error\":\"invalid_request\"}");
        }
        return json(JSON.createObjectNode()
                .put("access_token", token(client, field(form, "scope")))
                .put("token_type", "Bearer")
                .put("expires_in", LIFE.toSeconds()));
    }

    private static String field(String form, String name) {
        return Arrays.stream(form.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private JsonNode published() {
        var key = (RSAPublicKey) keys.getPublic();
        var set = JSON.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", BASE64.encodeToString(unsigned(key.getModulus())))
                .put("e", BASE64.encodeToString(unsigned(key.getPublicExponent())));
        return set;
    }

    static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        var modulus =
                new BigInteger(1, Base64.getUrlDecoder().decode(key.path("n").asString("")));
        var exponent =
                new BigInteger(1, Base64.getUrlDecoder().decode(key.path("e").asString("")));
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Front.Answer json(JsonNode body) {
        return new Front.Answer(200, "application/json", body.toString());
    }

    @Override
    public void close() {
        front.close();
    }
}
