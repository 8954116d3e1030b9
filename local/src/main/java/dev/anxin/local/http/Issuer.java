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
import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.AtomicFile;
import dev.anxin.local.engine.LoopbackServer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Issues tokens in the shape of Cognito's access tokens. It gives anybody on this machine any token, because
/// it guards nothing but what this machine started. In a directory its key and its port are kept, readable by
/// their owner only: then tokens outlive the process.
public final class Issuer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIFE = Duration.ofHours(1); // by the wall clock: people use them
    private static final Duration STAFF_LIFE = Duration.ofMinutes(15);

    private final Pace pace;
    private final String audience;
    private final RSAKey key;
    private final SignIn signIn;
    private final LoopbackServer loopbackServer;

    /// The key of all that begin in this process: to make one takes a second of CPU. A token names its issuer, so that
    /// one of another is refused.
    private static final class OfProcess {
        static final RSAKey KEY = newKey();
    }

    /// @param audience for whom its tokens are
    /// @param directory where its key is kept; none: in memory
    public Issuer(Pace pace, String audience, Optional<Path> directory) {
        this.pace = pace;
        this.audience = audience;
        this.signIn = new SignIn(pace.clock());
        var file = directory.map(path -> path.resolve("issuer.json"));
        var kept = file.filter(Files::exists).map(JSON::readTree);
        this.key = kept.map(json -> read(json, file.orElseThrow())).orElseGet(() -> OfProcess.KEY);
        this.loopbackServer =
                loopbackServer(kept.map(json -> json.path("port").asInt(0)).orElse(0));
        file.ifPresent(path -> keep(path, key));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK makes no RSA keys", e);
        }
    }

    private static RSAKey read(JsonNode kept, Path file) {
        try {
            return RSAKey.parse(kept.path("key").toString());
        } catch (ParseException e) {
            throw new IllegalStateException("No key of the issuer is in " + file, e);
        }
    }

    // Tokens name their issuer: at another port they are another's. If it is taken by now, they are lost.
    private LoopbackServer loopbackServer(int port) {
        try {
            return LoopbackServer.answering(port, this::answer);
        } catch (UncheckedIOException taken) {
            return LoopbackServer.answering(this::answer);
        }
    }

    private void keep(Path file, RSAKey secret) {
        var content = JSON.createObjectNode().put("port", loopbackServer.uri().getPort());
        content.set("key", JSON.readTree(secret.toJSONString()));
        AtomicFile.write(file, JSON.writeValueAsBytes(content));
    }

    /// What tokens name as their issuer.
    public String url() {
        return loopbackServer.uri().toString();
    }

    /// A token that is good for an hour by the wall clock.
    ///
    /// @param scopes parted by blanks
    public String token(String client, String scopes) {
        return sign(claims(client, scopes, LIFE).put("client_id", client));
    }

    /// A token of a person, good for a quarter of an hour by the wall clock.
    ///
    /// @param group which gives the role: agent, supervisor or auditor
    public String staffToken(String subject, String group) {
        var claims = claims(subject, "support/use", STAFF_LIFE).put("client_id", "support");
        claims.putArray("cognito:groups").add(group);
        return sign(claims);
    }

    private ObjectNode claims(String subject, String scopes, Duration life) {
        var now = pace.clock().instant();
        return JSON.createObjectNode()
                .put("iss", url())
                .put("aud", audience)
                .put("sub", subject)
                .put("token_use", "access")
                .put("scope", scopes)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(pace.during(life)).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
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

    private LoopbackServer.Answer answer(HttpExchange exchange, String body) {
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "GET /.well-known/openid-configuration" ->
                LoopbackServer.Answer.json(
                        200,
                        JSON.createObjectNode()
                                .put("issuer", url())
                                .put("jwks_uri", url() + "/jwks.json")
                                .put("token_endpoint", url() + "/token"));
            case "GET /jwks.json" -> LoopbackServer.Answer.json(200, new JWKSet(key.toPublicJWK()));
            case "GET /time" ->
                LoopbackServer.Answer.json(
                        200,
                        JSON.createObjectNode()
                                .put("time", pace.clock().instant().toString()));
            case "POST /token" -> token(body);
            case "GET /oauth2/authorize" -> {
                var way = new ArrayList<String>();
                var query = String.valueOf(exchange.getRequestURI().getRawQuery());
                var answer = signIn.authorize(LoopbackServer.form(query), way);
                way.forEach(to -> exchange.getResponseHeaders().set("Location", to));
                yield answer;
            }
            case "POST /oauth2/token" -> {
                // The console is of another origin. Cognito lets any page ask, too.
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                yield signIn.group(LoopbackServer.form(body))
                        .map(group -> granted(staffToken("made-" + group, group), STAFF_LIFE))
                        .orElseGet(() -> LoopbackServer.Answer.json(400, "{\"error\":\"invalid_grant\"}"));
            }
            default -> LoopbackServer.Answer.json(404, "{\"error\":\"not_found\"}");
        };
    }

    // As OAuth's client credentials grant, without a secret; with a group, of a person.
    private LoopbackServer.Answer token(String body) {
        var form = LoopbackServer.form(body);
        if (!form.containsKey("client_id")) {
            return LoopbackServer.Answer.json(400, "{\"error\":\"invalid_request\"}");
        }
        var client = form.getOrDefault("client_id", "");
        var group = form.getOrDefault("group", "");
        return group.isEmpty()
                ? granted(token(client, form.getOrDefault("scope", "")), LIFE)
                : granted(staffToken(client, group), STAFF_LIFE);
    }

    private static LoopbackServer.Answer granted(String token, Duration life) {
        return LoopbackServer.Answer.json(
                200,
                JSON.createObjectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", life.toSeconds()));
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
