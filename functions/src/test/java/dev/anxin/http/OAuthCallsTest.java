package dev.anxin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Over a server that is a function: it gives tokens T1, T2, ... and takes those that the test says.
final class OAuthCallsTest {
    private final List<String> sent = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int given;
    private Function<String, Integer> judge = _ -> 200;
    private int tokenStatus = 200;
    private final OAuthCalls calls = new OAuthCalls(this::answer, () -> now);

    private Reply answer(Call call) {
        var shown = call.headers().getOrDefault("Authorization", "-");
        sent.add(call.method() + " " + call.uri().getPath() + " " + shown);
        if (!call.uri().getPath().equals("/token")) {
            return new Reply.Answered(judge.apply(shown), Map.of(), new byte[0]);
        }
        given++;
        return tokenStatus == 0
                ? new Reply.None("no answer within 5 s")
                : new Reply.Answered(
                        tokenStatus, Map.of("retry-after", "9"), ("T" + given).getBytes(StandardCharsets.UTF_8));
    }

    private static TokenGrant grant(String secret) {
        var call = Call.post(URI.create("https://a.example/token"), Map.of("Authorization", "Basic " + secret), "x");
        return new TokenGrant(
                call,
                answered -> Optional.of(new String(answered.body(), StandardCharsets.UTF_8))
                        .map(text -> new TokenGrant.Token(text, Duration.ofHours(9))));
    }

    private Reply send(String path) {
        return send(path, "s");
    }

    private Reply send(String path, String secret) {
        return calls.send(
                Call.get(URI.create("https://a.example" + path), Map.of()).granted(grant(secret)));
    }

    @Test
    void getsOneTokenForAllCalls() {
        send("/1");
        send("/2");
        calls.send(Call.get(URI.create("https://a.example/3"), Map.of()));
        assertThat(sent).containsExactly("POST /token Basic s", "GET /1 Bearer T1", "GET /2 Bearer T1", "GET /3 -");
    }

    @Test
    void getsOneForEachSecret() {
        send("/1", "one");
        send("/2", "two");
        send("/3", "one");
        assertThat(sent)
                .containsExactly(
                        "POST /token Basic one",
                        "GET /1 Bearer T1",
                        "POST /token Basic two",
                        "GET /2 Bearer T2",
                        "GET /3 Bearer T1");
    }

    @Test
    void getsANewOneAMinuteBeforeItsEnd() {
        send("/1");
        now = now.plus(Duration.ofHours(9)).minusSeconds(61);
        send("/2");
        now = now.plusSeconds(1);
        send("/3");
        assertThat(sent).containsSubsequence("GET /2 Bearer T1", "POST /token Basic s", "GET /3 Bearer T2");
        assertThat(given).isEqualTo(2);
    }

    @Test
    void renewsARefusedTokenOnce() {
        send("/1");
        judge = shown -> shown.equals("Bearer T1") ? 401 : 200;
        assertThat(((Reply.Answered) send("/2")).status()).isEqualTo(200);
        assertThat(sent)
                .containsExactly(
                        "POST /token Basic s",
                        "GET /1 Bearer T1",
                        "GET /2 Bearer T1",
                        "POST /token Basic s",
                        "GET /2 Bearer T2");
        judge = _ -> 401;
        sent.clear();
        assertThat(((Reply.Answered) send("/3")).status()).isEqualTo(401);
        assertThat(sent).as("no circle").containsExactly("GET /3 Bearer T2", "POST /token Basic s", "GET /3 Bearer T3");
    }

    /// A token that was just given and is refused will not be taken a second time either.
    @Test
    void doesNotRepeatACallWithAFreshToken() {
        judge = _ -> 401;
        send("/1");
        assertThat(sent).containsExactly("POST /token Basic s", "GET /1 Bearer T1");
    }

    @Test
    void sendsNothingWithoutAToken() {
        for (int status : List.of(401, 403, 429, 500, 503)) {
            tokenStatus = status;
            assertThat(send("/1")).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(status);
                assertThat(answered.header("retry-after")).contains("9");
            });
        }
        tokenStatus = 404;
        assertThat(send("/1")).as("it says nothing of the call itself").isEqualTo(new Reply.None("no token: a 404"));
        tokenStatus = 0;
        assertThat(send("/1")).isEqualTo(new Reply.None("no token: no answer within 5 s"));
        assertThat(sent).allMatch("POST /token Basic s"::equals);
    }

    @Test
    void hidesSecrets() {
        var grant = grant("secret");
        assertThat(grant.toString() + new TokenGrant.Token("secret", Duration.ofHours(1)))
                .doesNotContain("secret");
    }
}
