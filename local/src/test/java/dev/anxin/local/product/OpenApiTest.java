package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Reports;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.local.product.ApiDocument.Operation;
import dev.anxin.local.template.Trigger;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.reconcile.Run;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/openapi.yaml` says what the running system does: its routes, their scopes, and what becomes of every
/// request in it.
final class OpenApiTest {
    private static final ApiDocument DOCUMENT = ApiDocument.read();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /// A run that found nothing.
    @BeforeAll
    static void report() {
        var reports = new Reports(
                ProductStack.shared().engineClients().tables(),
                ProductStack.shared().physical("Ledger"),
                Duration.ofDays(30));
        reports.begin(new Run(ProductStack.NOON), List.of("shard-0"), ProductStack.NOON);
    }

    /// A payment about which its gateway has turned out to answer nothing.
    @BeforeAll
    static void unaskable() {
        var facts = new Facts(
                ProductStack.shared().engineClients().tables(),
                ProductStack.shared().physical("Ledger"));
        var now = Instant.now();
        var price = new Money(1099, "USD");
        var registration = new Registration(
                now,
                ProductStack.MERCHANT,
                "order-5",
                price,
                "",
                "en",
                "UTC",
                now.plusSeconds(1800),
                "",
                Terms.DEFAULT);
        var fact = Fact.of(
                new PaymentKey("olepay", "doc-unaskable"),
                Fact.Source.MERCHANT,
                "registered",
                now,
                new News.Registered(registration),
                new News.Unaskable("made up"));
        facts.put(fact, Evidence.own(now, Duration.ofDays(30)));
    }

    @Test
    void hasExactlyTheTemplatesRoutesWithTheirScopes() {
        var documented = DOCUMENT.operations().stream()
                .collect(Collectors.toMap(Operation::route, operation -> Set.copyOf(operation.scopes())));
        var served = ProductStack.shared().samTemplate().routes().stream()
                .filter(route -> !route.key().startsWith("GET /console")) // a page, with an API of its own
                .collect(Collectors.toMap(route -> route.key(), OpenApiTest::scopes));
        assertThat(documented).isEqualTo(served);
    }

    /// In the document's order, for some requests need what others made.
    @Test
    void everyRequestInItIsAnsweredAsItSays() throws Exception {
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode tried : operation.content().path("x-tried")) {
                judge(operation, tried, sendUntilAnsweredSo(operation, tried));
            }
            if (!operation.isPublic()) {
                var first = operation.content().path("x-tried").path(0);
                judge(operation, 401, send(operation, first, Map.of()));
                judge(operation, 403, send(operation, first, bearer("anxin/other")));
            }
        }
    }

    @Test
    void itsJudgeFindsFaults() {
        var payment = DOCUMENT.root().at("/components/responses/Wrong/content/application~1json/schema");
        assertThat(DOCUMENT.faults(payment, JSON.readTree("{\"problem\":7}"))).isNotEmpty();
        var time = DOCUMENT.root().at("/components/schemas/Time");
        assertThat(DOCUMENT.faults(time, JSON.readTree("\"noon\""))).isNotEmpty();
    }

    @Test
    void triesEveryStatusThatItNames() {
        for (Operation operation : DOCUMENT.operations()) {
            var tried = operation
                    .content()
                    .path("x-tried")
                    .valueStream()
                    .map(one -> one.path("status").asString())
                    .collect(Collectors.toSet());
            if (!operation.isPublic()) {
                tried.addAll(Set.of("401", "403"));
            }
            assertThat(tried)
                    .as(operation.route())
                    .isEqualTo(Set.copyOf(operation.content().path("responses").propertyNames()));
        }
    }

    @Test
    void itsGoodExamplesFitItsSchemas() {
        for (Operation operation : DOCUMENT.operations()) {
            var content =
                    operation.content().path("requestBody").path("content").path("application/json");
            var good = operation
                    .content()
                    .path("x-tried")
                    .valueStream()
                    .filter(tried -> tried.path("status").asInt() < 300 && tried.has("body"));
            good.forEach(tried -> assertThat(DOCUMENT.faults(content.path("schema"), body(operation, tried)))
                    .as("%s %s", operation.route(), tried.path("body"))
                    .isEmpty());
        }
    }

    private static void judge(Operation operation, JsonNode tried, HttpResponse<String> answer) {
        judge(operation, tried.path("status").asInt(), answer);
    }

    private static void judge(Operation operation, int status, HttpResponse<String> answer) {
        var what = operation.route() + " -> " + answer.statusCode() + " " + answer.body();
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        var response = DOCUMENT.resolved(operation.content().path("responses").path(Integer.toString(status)));
        if (response.has("content")) {
            var schema = response.path("content").path("application/json").path("schema");
            assertThat(schema.isMissingNode()).as(what).isFalse();
            assertThat(DOCUMENT.faults(schema, JSON.readTree(answer.body())))
                    .as(what)
                    .isEmpty();
        } else {
            assertThat(answer.body()).as(what).isEmpty();
        }
    }

    /// So many times at most: what is counted by the minute begins anew whenever the next one begins.
    private static HttpResponse<String> sendUntilAnsweredSo(Operation operation, JsonNode tried) throws Exception {
        var answer = send(operation, tried, headers(operation));
        for (int times = tried.path("times").asInt(1);
                times > 1 && answer.statusCode() != tried.path("status").asInt();
                times--) {
            answer = send(operation, tried, headers(operation));
        }
        return answer;
    }

    private static HttpResponse<String> send(Operation operation, JsonNode tried, Map<String, String> headers)
            throws Exception {
        var bytes = bytes(operation, tried);
        var publisher =
                bytes.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(bytes);
        var request = HttpRequest.newBuilder(address(operation, tried))
                .header("accept", tried.path("accept").asString("application/json"))
                .header("content-type", "application/json")
                .method(operation.method(), publisher);
        headers.forEach(request::header);
        if (tried.has("key")) {
            request.header("idempotency-key", tried.path("key").asString());
        }
        signature(tried.path("signed").asString(""), bytes).forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(Operation operation, JsonNode tried) throws Exception {
        if (tried.has("page")) {
            var payment = tried.path("page");
            var shown = ProductStack.get(
                    "/payments/" + payment.path("account").asString() + "/"
                            + payment.path("reference").asString(),
                    ProductStack.asMerchant(ProductStack.MERCHANT));
            var page = Json.parse(shown.body()).needText("pageUrl");
            return URI.create(page + operation.path().replace("/pay/{token}", ""));
        }
        var path = operation.path();
        for (var variable : tried.path("path").properties()) {
            var value = URLEncoder.encode(variable.getValue().asString(), StandardCharsets.UTF_8);
            path = path.replace("{" + variable.getKey() + "}", value);
        }
        var query = tried.path("query").properties().stream()
                .map(one ->
                        one.getKey() + "=" + URLEncoder.encode(one.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        return URI.create(ProductStack.shared().apiUri() + path + (tried.has("query") ? query : ""));
    }

    private static byte[] bytes(Operation operation, JsonNode tried) {
        if (tried.has("bytes")) {
            return "x".repeat(tried.path("bytes").asInt()).getBytes(StandardCharsets.UTF_8);
        }
        return tried.has("body") ? JSON.writeValueAsBytes(body(operation, tried)) : new byte[0];
    }

    private static JsonNode body(Operation operation, JsonNode tried) {
        var examples = operation
                .content()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples");
        var name = tried.path("body").asString();
        assertThat(examples.has(name))
                .as("%s has an example %s", operation.route(), name)
                .isTrue();
        return examples.path(name).path("value");
    }

    private static Map<String, String> headers(Operation operation) {
        if (operation.scopes().contains("support/use")) {
            return Map.of("authorization", "Bearer " + ProductStack.shared().staffToken("made-agent", "agent"));
        }
        return operation.isPublic() ? Map.of() : bearer(operation.scopes().toArray(String[]::new));
    }

    private static Map<String, String> bearer(String... scopes) {
        return Map.of("authorization", "Bearer " + ProductStack.shared().token(ProductStack.MERCHANT, scopes));
    }

    /// As the gateway would sign it, or as nobody should.
    private static Map<String, String> signature(String how, byte[] body) {
        var now = Instant.now();
        return switch (how) {
            case "olepay" ->
                StandardWebhooks.headers(List.of(ProductStack.OLEPAY_SECRET), "msg_made_documented", now, body);
            case "stripe" ->
                Map.of(StripeSignature.HEADER, StripeSignature.header(List.of(ProductStack.STRIPE_SECRET), now, body));
            case "byNobodysCertificate" ->
                Map.of(
                        "PAYPAL-TRANSMISSION-ID",
                        "made-documented",
                        "PAYPAL-TRANSMISSION-TIME",
                        now.toString(),
                        "PAYPAL-CERT-URL",
                        ProductStack.GATEWAY.base() + "/v1/notifications/certs/CERT-that-is-nowhere",
                        "PAYPAL-AUTH-ALGO",
                        "SHA256withRSA",
                        "PAYPAL-TRANSMISSION-SIG",
                        "bWFkZQ==");
            case "otherwise" ->
                StandardWebhooks.headers(
                        List.of(ProductStack.OLEPAY_SECRET), "msg_made_documented", now, new byte[] {'x'});
            default -> Map.of();
        };
    }

    private static Set<String> scopes(Trigger.Route route) {
        return route.access() instanceof Trigger.Access.Jwt jwt ? Set.copyOf(jwt.scopes()) : Set.of();
    }
}
