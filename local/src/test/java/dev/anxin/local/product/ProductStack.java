package dev.anxin.local.product;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.rights.RecordedUse;
import dev.anxin.local.rights.RightsCheck;
import dev.anxin.local.simulator.alipay.Alipay;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/// The template on engines in memory, with two accounts whose secrets are made for tests. Started once for
/// all tests that do not need it fresh; each test uses references of its own.
public final class ProductStack {
    public static final String STRIPE_SECRET = "whsec_made_for_tests_only";
    public static final String ADYEN_SECRET = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";
    public static final String OLEPAY_SECRET =
            "whsec_bWFkZS1mb3ItdGVzdHMtb25seS0wMDAw"; // base64 of made-for-tests-only-0000
    public static final String MERCHANT = "demo-shop";

    /// When the events in events/ happen: their signatures are of this moment.
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// Whom the accounts' payments are asked about.
    static final TestGateway GATEWAY = TestGateway.start();

    public static final SigningKeys ALIPAY_KEYS = new Alipay().freshKeys();

    private static final String ACCOUNTS = """
            {"olepay":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"staff":["agent","supervisor","auditor"],"gatewayUrl":"%1$s"},
             "stripe":{"gateway":"stripe","merchant":"demo-shop","clients":["demo-shop"],"staff":["agent"],"gatewayUrl":"%1$s"},
             "quick":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s","waitsSeconds":[1],"queriesPerMinute":60000},
             "few":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop","agency"],"gatewayUrl":"%1$s","queriesPerMinute":2},
             "looked-up":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s","shopName":"Made Shop","lookUp":true},
             "foreign":{"gateway":"stripe","merchant":"other-shop","clients":["other-shop","agency"],"staff":["others"]},
             "stripe-live":{"gateway":"stripe","merchant":"demo-shop","clients":["demo-shop"]},
             "stripe-of":{"gateway":"stripe","merchant":"demo-shop","clients":["demo-shop"]},
             "adyen":{"gateway":"adyen","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s"},
             "paypal":{"gateway":"paypal","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s","queriesPerMinute":60000},
             "broken":{"merchant":7},
             "half-broken":{"gateway":"olepay","merchant":"half-shop","clients":["half-shop"],"payWithinSeconds":"soon"},
             "half-whole":{"gateway":"olepay","merchant":"half-shop","clients":["half-shop"],"gatewayUrl":"%1$s"},
             "worded":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"failureCodes":{"909":"declined","910":"hated"},
              "failureTexts":{"declined":{"zh-CN":"这笔支付未获银行批准。请更换银行卡或其他支付方式，本店在此恭候您。","en":"Your bank did not approve it. Please use another card or method, we wait for you."}}}}
            """.formatted(GATEWAY.base());
    private static final String VERIFY = """
            {"olepay":{"gateway":"olepay","secrets":["%1$s"]},"quick":{"gateway":"olepay","secrets":["%1$s"]},
             "stripe":{"gateway":"stripe","mode":"test","eventSource":"%5$s/ed_made","secrets":["%2$s"]},"stripe-live":{"gateway":"stripe","secrets":["%2$s"]},
             "stripe-of":{"gateway":"stripe","mode":"test","connectedAccount":"acct_made","eventSource":"%5$s/ed_made","secrets":["%2$s"]},
             "stripe-misread":{"gateway":"stripe","mode":"play","eventSource":"%5$s/ed_misread"},
             "adyen":{"gateway":"adyen","mode":"test","merchantAccount":"MadeAccount","capture":"automatic","secrets":["%4$s"]},
             "alipay":{"gateway":"alipay","mode":"test","app_id":"2021000000000001","seller_id":"2088000000000001","secrets":["%3$s"]},
             "paypal":{"gateway":"paypal","mode":"test","secrets":["webhook:1JE0000000000MADE","certificates:%6$s"]},
             "misread":{"gateway":"nobody","secrets":["%1$s"]}}
            """.formatted(
                    OLEPAY_SECRET,
                    STRIPE_SECRET,
                    ALIPAY_KEYS.verifies().getFirst(),
                    ADYEN_SECRET,
                    "aws.partner/stripe.com",
                    GATEWAY.base());
    private static final String CALL = """
            {"olepay":{"secrets":["made"]},"quick":{"secrets":["made"]},"few":{"secrets":["made"]},"stripe":{"secrets":["made"]},
             "adyen":{"secrets":["apikey:MadeAccount:made-key-made-key-made-key"]},"paypal":{"secrets":["client:made:made"]}}
            """;
    /// What the tokens in events/ are sealed with.
    private static final String PAGE_KEY = """
            {"v":1,"key":"made-key-made-key-made-key-made-key-0"}""";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ProductStack() {}

    /// The stack that tests share.
    public static LocalStack shared() {
        return Shared.STACK;
    }

    /// A stack of its own.
    static LocalStack start() {
        return start(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /// @param log gets what its functions log
    public static LocalStack start(PrintStream log) {
        return LocalStack.start(options().withLog(log));
    }

    /// Of the template as it is.
    public static StackOptions options() {
        return StackOptions.of(Path.of("../template.yaml"))
                .withUsage(RecordedUse.ALL)
                .withParameters(RightsCheck.OPTIONS)
                .withSecrets(Map.of(
                        "AccountsDocument",
                        ACCOUNTS,
                        "VerifySecrets",
                        VERIFY,
                        "CallSecrets",
                        CALL,
                        "PageKey",
                        PAGE_KEY));
    }

    /// Hands an event to a handler as Lambda would, as bytes of JSON.
    public static Json invoke(RequestStreamHandler handler, byte[] event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, EmptyContext.INSTANCE);
        return Json.parse(answer.toByteArray());
    }

    /// Surroundings of a handler of its own at noon: the variables that the template gives it, some of them
    /// changed. It may do what its role may.
    public static Environment surroundings(String function, Map<String, String> changed, OutputStream log) {
        return surroundings(function, changed, log, () -> NOON);
    }

    public static Environment surroundings(
            String function, Map<String, String> changed, OutputStream log, InstantSource clock) {
        var variables = shared().environment(function, changed);
        return new Environment(variables, clock, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /// A table with the keys and indexes that the template gives the ledger, which feeds no function: nothing
    /// happens there but what the test does.
    public static String quietLedger(String name) {
        var tables = shared().engineClients().tables();
        var ledger = tables.describeTable(request -> request.tableName(shared().physical("Ledger")))
                .table();
        tables.createTable(request -> request.tableName(name)
                .attributeDefinitions(ledger.attributeDefinitions())
                .keySchema(ledger.keySchema())
                .globalSecondaryIndexes(ledger.globalSecondaryIndexes().stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index.indexName())
                                .keySchema(index.keySchema())
                                .projection(index.projection())
                                .build())
                        .toList())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        return name;
    }

    public static HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(shared().apiUri() + path))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(shared().apiUri() + path)).GET();
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<String> delete(String path, Map<String, String> headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(shared().apiUri() + path)).DELETE();
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static Map<String, String> asMerchant(String merchant) {
        var token = shared().token(
                        merchant,
                        "anxin/payments.write",
                        "anxin/payments.read",
                        "anxin/orders.write",
                        "anxin/failures.write");
        return Map.of("authorization", "Bearer " + token);
    }

    private static final class Shared {
        private static final LocalStack STACK = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(STACK::close));
        }
    }
}
