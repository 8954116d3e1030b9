package dev.anxin.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import dev.anxin.local.template.SamTemplate.RunLimits;
import dev.anxin.local.template.Trigger;
import dev.anxin.local.template.Trigger.Access;
import dev.anxin.local.trigger.Activity;
import dev.anxin.local.trigger.HostedFunction;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API over real HTTP, in front of a function that answers with its event.
final class ApiFrontTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(AT);
    private static final long NOW = AT.getEpochSecond();

    private static final Issuer ISSUER = new Issuer(Pace.real(), "anxin", Optional.empty());

    @TempDir
    private static Path strangers = Path.of("");

    private static Issuer stranger = ISSUER;

    private final ReachedLimits reached = new ReachedLimits(line -> {});
    private final ApiFront api =
            new ApiFront(new ApiAddress(0), List.of(function(Map.of())), CLOCK, reached, (_, _) -> {});
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// With a key of its own, for it was kept in its directory.
    @BeforeAll
    static void openStranger() throws JOSEException, IOException {
        var kept = JsonMapper.shared().createObjectNode();
        kept.set(
                "key",
                JsonMapper.shared()
                        .readTree(new RSAKeyGenerator(2048).generate().toJSONString()));
        Files.writeString(strangers.resolve("issuer.json"), kept.toString());
        stranger = new Issuer(Pace.real(), "anxin", Optional.of(strangers));
    }

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @AfterAll
    static void closeIssuers() {
        ISSUER.close();
        stranger.close();
    }

    /// @param reserved runs at once
    private HostedFunction function(Map<String, Integer> reserved) {
        var jwt = new Access.Jwt(ISSUER.url(), List.of("anxin"), "authorization", List.of());
        var scoped = new Access.Jwt(ISSUER.url(), List.of("anxin"), "authorization", List.of("a/read", "a/all"));
        var routes = new ArrayList<Trigger>(List.of(
                new Trigger.Route("Open", "POST", "/callbacks/{account}", new Access.Open(), Trigger.Throttle.DEFAULT),
                new Trigger.Route("Own", "GET", "/own", jwt, Trigger.Throttle.DEFAULT),
                new Trigger.Route("Scoped", "GET", "/payments/{account}/{reference}", scoped, Trigger.Throttle.DEFAULT),
                new Trigger.Route(
                        "Text", "GET", "/payments/fixed/{reference}", new Access.Open(), Trigger.Throttle.DEFAULT),
                new Trigger.Route("Fails", "ANY", "/fails", new Access.Open(), Trigger.Throttle.DEFAULT),
                new Trigger.Route("Few", "GET", "/few", new Access.Open(), new Trigger.Throttle(1, 2)),
                new Trigger.Route("Slow", "GET", "/slow", new Access.Open(), Trigger.Throttle.DEFAULT)));
        var spec = new FunctionSpec(
                "F",
                "F",
                Optional.empty(),
                "x.F::handleRequest",
                RunLimits.of(Duration.ofMillis(500)),
                Map.of(),
                Trigger.AsyncConfig.DEFAULT,
                Optional.empty(),
                routes);
        return new HostedFunction(
                spec,
                "arn:aws:lambda:r:1:function:F",
                () -> ApiFrontTest::answer,
                new HostedFunction.Host(
                        new Activity(true), Pace.real(), new Concurrency(1_000, reserved), reached, line -> {}));
    }

    private static void answer(java.io.InputStream in, java.io.OutputStream out, Object context) throws IOException {
        var event = JsonMapper.shared().readTree(in);
        if (event.path("rawPath").asString("").equals("/fails")) {
            throw new IllegalStateException("as it should");
        }
        if (event.path("rawPath").asString("").equals("/callbacks/answers")) {
            out.write("""
                    {"statusCode":203,"headers":{"Content-Type":"image/png","cache-control":"no-store"},
                     "cookies":["a=1","b=2; Secure"],"body":"AP9/","isBase64Encoded":true}""".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (event.path("rawPath").asString("").equals("/slow")) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        out.write(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theEventHasTheShapeThatAwsDocuments() throws Exception {
        var token = ISSUER.sign(claims(Map.of("scope", "a/read b")).put("many", 7));
        var request = request("/payments/olepay/a%20b%3D1?x=1&x=2&y=%20z")
                .header("Authorization", "Bearer " + token)
                .header("X-Many", "one")
                .header("X-Many", "two")
                .header("Cookie", "a=1; b=2")
                .header("User-Agent", "test");
        var event = (ObjectNode) json(request.GET());
        ((ObjectNode) event.path("headers"))
                .remove(List.of("host", "x-forwarded-port", "authorization", "content-length"));
        ((ObjectNode) event.path("requestContext")).remove(List.of("domainName", "requestId"));
        ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).remove(List.of("iss", "jti"));
        var expected = JsonMapper.shared().readTree(Path.of("src/test/resources/http-event.json"));
        assertThat((JsonNode) event).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "application/json; charset=utf-8, false",
        "text/plain, false",
        "application/octet-stream, true",
        "application/x-www-form-urlencoded, true"
    })
    void bodiesThatAreNoTextAreBase64(String type, boolean encoded) throws Exception {
        var event = json(
                request("/callbacks/x").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString("é")));
        assertThat(event.path("isBase64Encoded").asBoolean(false)).isEqualTo(encoded);
        assertThat(event.path("body").asString("")).isEqualTo(encoded ? "w6k=" : "é");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /payments/fixed/1, GET /payments/fixed/{reference}",
        "POST, /callbacks/stripe, POST /callbacks/{account}"
    })
    void takesTheMostExactRoute(String method, String path, String route) throws Exception {
        var event = json(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(event.path("routeKey").asString("")).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, Not Found",
        "GET, /callbacks/stripe, 404, Not Found",
        "POST, /callbacks/a%2Fb, 404, Not Found",
        "POST, /callbacks/, 404, Not Found",
        "GET, /own, 401, Unauthorized",
        "DELETE, /fails, 500, Internal Server Error",
        "GET, /slow, 503, Service Unavailable"
    })
    void answersAsApiGatewayDoes(String method, String path, int status, String message) throws Exception {
        var response = send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }

    @Test
    void bytesCookiesAndHeadersAreAnsweredAsTheFunctionSays() throws Exception {
        var uri = URI.create(api.uri() + "/callbacks/answers");
        var request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody());
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(203);
        assertThat(response.body()).containsExactly(0, -1, 127);
        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2; Secure");
    }

    @Test
    void theFunctionKnowsUnderWhichNameItWasCalled() throws Exception {
        var event = json(request("/callbacks/x").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(event.at("/requestContext/domainName").asString(""))
                .isEqualTo(api.uri().getAuthority());
        assertThat(event.at("/headers/x-forwarded-proto").asString("")).isEqualTo("http");
    }

    @Test
    void aForgedHostDoesNotBecomeTheNameOfTheApi() throws Exception {
        var answer = raw(String.join(
                "\r\n",
                "POST /callbacks/x HTTP/1.1",
                "Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "Content-Length: 0",
                "Connection: close",
                "",
                ""));
        var event = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(event.at("/requestContext/domainName").asString(""))
                .isEqualTo(api.uri().getAuthority());
        assertThat(event.at("/headers/x-forwarded-proto").asString("")).isEqualTo("http");
    }

    /// The JDK's server answered with the text of its own exception.
    @ParameterizedTest
    @CsvSource({
        "/payments/stripe/%, 400",
        "/payments/stripe/%zz, 400",
        "/payments/stripe/%ff, 401",
        "/own?x=%, 401",
        "/a|b, 404"
    })
    void anAddressThatCannotBeReadIsAnsweredAsApiGatewayDoes(String path, int status) throws Exception {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("{\"message\":\"")
                .doesNotContain("Exception");
    }

    @Test
    void whatIsNoHttpIsAnsweredInTheSameForm() throws Exception {
        assertThat(raw("no HTTP at all\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("{\"message\":\"Bad Request\"}");
    }

    @ParameterizedTest
    @CsvSource({"9000, HTTP/1.1 200", "11000, HTTP/1.1 431"})
    void headersAreAsLargeAsApiGatewayTakesThem(int bytes, String answer) throws Exception {
        assertThat(raw("GET /payments/fixed/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Large: " + "x".repeat(bytes)
                        + "\r\n\r\n"))
                .startsWith(answer);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(api.uri().getHost(), api.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void textThatIsNotUtf8ReachesTheFunctionByteByByte() throws Exception {
        var bytes = new byte[] {'{', '"', (byte) 0xFF, '"', '}'};
        var event = json(request("/callbacks/x")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        assertThat(event.path("isBase64Encoded").asBoolean(false)).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asString(""))).isEqualTo(bytes);
    }

    @Test
    void letsInNoMoreThanARoutesThrottle() throws Exception {
        for (var i = 0; i < 2; i++) {
            assertThat(send(request("/few").GET()).statusCode()).isEqualTo(200);
        }
        var refused = send(request("/few").GET());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(reached.count(AwsLimit.ROUTE_RATE, "GET /few")).isEqualTo(1);
        assertThat(send(request("/payments/fixed/1").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void answersForAFunctionThatIsThrottled() throws Exception {
        try (var busy =
                new ApiFront(new ApiAddress(0), List.of(function(Map.of("F", 0))), CLOCK, reached, (_, _) -> {})) {
            var request = HttpRequest.newBuilder(URI.create(busy.uri() + "/few"));
            var refused = send(request.GET());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
        }
        assertThat(reached.count(AwsLimit.CONCURRENCY, "F")).isEqualTo(1);
    }

    /// By the stack's clock, and before it is answered.
    @Test
    void tellsHowLongEachAnswerTook() throws Exception {
        var seconds = new AtomicLong();
        InstantSource ticking = () -> Instant.ofEpochSecond(seconds.incrementAndGet());
        var heard = new ConcurrentLinkedQueue<String>();
        try (var slow = new ApiFront(
                new ApiAddress(0),
                List.of(function(Map.of())),
                ticking,
                reached,
                (status, took) -> heard.add(status + " " + took.isPositive()))) {
            send(HttpRequest.newBuilder(URI.create(slow.uri() + "/payments/fixed/1"))
                    .GET());
            assertThat(heard).containsExactly("200 true");
            send(HttpRequest.newBuilder(URI.create(slow.uri() + "/nowhere")).GET());
            assertThat(heard).containsExactly("200 true", "404 true");
        }
    }

    /// As base64 they are a third larger.
    @Test
    void refusesBodiesWhoseEventIsOverSixMegabytes() throws Exception {
        var body = HttpRequest.BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024]);
        assertThat(send(request("/callbacks/x").POST(body)).statusCode()).isEqualTo(413);
        assertThat(reached.count(AwsLimit.PAYLOAD, "F")).isEqualTo(1);
    }

    @Test
    void refusesBodiesOverTenMegabytes() throws Exception {
        var body = HttpRequest.BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]);
        assertThat(send(request("/callbacks/x").POST(body)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "good, 200",
        "clientId, 200",
        "audienceList, 200",
        "otherAudience, 401",
        "otherIssuer, 401",
        "expired, 401",
        "notYet, 401",
        "stranger, 401",
        "none, 401",
        "tampered, 401",
        "nonsense, 401",
        "withoutScope, 403",
        "withScope, 200"
    })
    void acceptsAndRejectsTokens(String kind, int status) throws Exception {
        var path = kind.endsWith("Scope") ? "/payments/a/b" : "/own";
        var response = send(
                request(path).header("Authorization", "Bearer " + token(kind)).GET());
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private String token(String kind) {
        var good = claims(Map.of());
        return switch (kind) {
            case "clientId" -> {
                good.remove("aud");
                yield ISSUER.sign(good.put("client_id", "anxin"));
            }
            case "audienceList" -> {
                good.putArray("aud").add("other").add("anxin");
                yield ISSUER.sign(good);
            }
            case "otherAudience" -> ISSUER.sign(good.put("aud", "other"));
            case "otherIssuer" -> ISSUER.sign(good.put("iss", "http://elsewhere"));
            case "expired" -> ISSUER.sign(good.put("exp", NOW));
            case "notYet" -> ISSUER.sign(good.put("nbf", NOW + 5));
            case "stranger" -> stranger.sign(good);
            case "none" -> "eyJhbGciOiJub25lIn0." + ISSUER.sign(good).split("\\.", -1)[1] + ".";
            case "tampered" -> ISSUER.sign(good).replaceFirst("\\.[^.]{4}", ".AAAA");
            case "nonsense" -> "a.b.c";
            case "withoutScope" -> ISSUER.sign(good.put("scope", "other"));
            case "withScope" -> ISSUER.sign(good.put("scope", "other a/all"));
            default -> ISSUER.sign(good);
        };
    }

    private ObjectNode claims(Map<String, String> more) {
        var claims = JsonMapper.shared()
                .createObjectNode()
                .put("iss", ISSUER.url())
                .put("aud", "anxin")
                .put("sub", "shop")
                .put("exp", NOW + 60);
        more.forEach(claims::put);
        return claims;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.uri() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(request).body());
    }
}
