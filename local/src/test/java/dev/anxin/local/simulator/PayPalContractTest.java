package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.CallbackVerifier;
import dev.anxin.function.config.CertificateCache;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Call;
import dev.anxin.http.OAuthCalls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.paypal.PayPal;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter and the simulated PayPal, each written from PayPal's description, meet here: whatever one sends the
/// other reads. Time stands still until the test lets it go.
final class PayPalContractTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Gateway ADAPTER = Gateways.named("paypal").orElseThrow();
    private static final PayPal WORDS = new PayPal();
    private static final AccountKeys KEYS = AccountKeys.fresh(WORDS);
    private static final URI BASE = URI.create("https://simulated.example");

    private final Hands time = new Hands();
    private final List<Callback> sent = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>(List.of());
    private final List<String> aliases = new ArrayList<>();
    private final List<String> called = new ArrayList<>();
    private final SimulatedGateway gateway =
            SimulatedGateway.atHand(new SimulatedGateway.Setup("paypal", KEYS, 0, 1), time, BASE, (uri, callback) -> {
                sent.add(callback);
                return new Sender.Answer(answers.isEmpty() ? 200 : answers.removeFirst(), "");
            });
    private final DirectCalls direct = new DirectCalls(gateway);
    private final OAuthCalls calls = new OAuthCalls(this::noted, time::now);
    private final CertificateCache certificates = new CertificateCache(this::noted, time::now);

    PayPalContractTest() {
        gateway.callTo(URI.create("https://anxin.example"));
    }

    private Reply noted(Call call) {
        called.add(call.method() + " " + call.uri().getPath());
        return direct.send(call);
    }

    /// What is to be done later is done when the test says that it is later.
    private static final class Hands implements Timetable {
        private record Task(Instant due, int number, Runnable work) implements Comparable<Task> {
            @Override
            public int compareTo(Task other) {
                int byTime = due.compareTo(other.due);
                return byTime != 0 ? byTime : Integer.compare(number, other.number);
            }
        }

        private final PriorityQueue<Task> tasks = new PriorityQueue<>();
        private Instant now = START;
        private int count;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void after(Duration virtual, Runnable task) {
            count++;
            tasks.add(new Task(now.plus(virtual), count, task));
        }

        void pass(Duration by) {
            var end = now.plus(by);
            while (!tasks.isEmpty() && !tasks.peek().due().isAfter(end)) {
                var next = tasks.remove();
                now = next.due();
                next.work().run();
            }
            now = end;
        }
    }

    private Reply.Answered create(String body) {
        var uri = URI.create(BASE + "/v2/checkout/orders");
        var headers = gateway.door().callHeaders(new GatewayRequest("POST", uri, Map.of(), body));
        return (Reply.Answered) direct.send(Call.post(uri, headers, body));
    }

    private static String order(String name, String amount) {
        return "{'intent':'CAPTURE','purchase_units':[{'custom_id':'" + name + "','amount':" + amount + "}]}";
    }

    private static String dollars(String value) {
        return "{'currency_code':'USD','value':'" + value + "'}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /// @return the order's id
    private String opened(String name) {
        var answered = create(json(order(name, dollars("10.00"))));
        assertThat(answered.status()).isEqualTo(201);
        return Json.parse(answered.body()).needText("id");
    }

    private String paid(String name) {
        var id = opened(name);
        gateway.happen(id, Status.SUCCEEDED, "");
        time.pass(Duration.ofSeconds(1));
        return id;
    }

    private Inquiry inquiry(String order) {
        var secrets = WORDS.callSecrets(KEYS.calls(), KEYS.callbacks());
        return new Inquiry(new PaymentKey("paypal", order), aliases, BASE.toString(), secrets, time.now());
    }

    private <A> A put(Question<A> question) {
        return question.read(calls.send(((Request.Ready) question.request()).call()));
    }

    /// Remembers the ids that the answer names.
    private String ask(String order) {
        var news = put(ADAPTER.payment(inquiry(order)));
        news.forEach(one -> {
            if (one instanceof News.AlsoKnownAs(var reference)) {
                aliases.add(reference);
            }
        });
        return line(news).replaceAll("(3D|=)[0-9A-Z]{17}", "$1ID").replaceAll(":[0-9A-Z]{17}", ":ID");
    }

    private static String line(List<News> news) {
        return news.stream().map(News::undated).map(News::toString).collect(Collectors.joining(", "));
    }

    private RefundReply refund(String order, String word, long amount) {
        return put(ADAPTER.refund(inquiry(order), new OutgoingRefund(order + ":" + word, new Money(amount, "USD"))));
    }

    private Reading read(Callback callback, List<String> secrets) {
        var verifier = new CallbackVerifier(ADAPTER, secrets, EventOwner.LIVE);
        var delivery = new Delivery("paypal", callback.headers(), callback.body(), time.now());
        return verifier.own(verifier.withCertificate(delivery, certificates));
    }

    private List<String> verifies() {
        return WORDS.verifySecrets(KEYS.callbacks(), BASE);
    }

    private String told() {
        return sent.stream()
                .map(callback -> read(callback, verifies()))
                .map(reading -> reading instanceof Reading.Trusted trusted
                        ? trusted.facts().stream()
                                .map(fact -> fact.payment().reference() + " " + line(fact.news()))
                                .collect(Collectors.joining())
                        : reading.toString())
                .collect(Collectors.joining("; "));
    }

    private List<String> problems() {
        var access = new EndpointRegistration.Access(BASE.toString(), List.of(KEYS.calls()));
        var registration = put(ADAPTER.registration(access).orElseThrow());
        return ((EndpointRegistration.Known) registration).problems("https://anxin.example", "paypal");
    }

    private Undelivered undelivered(String cursor) {
        var from = time.now().minus(Duration.ofHours(1));
        var listingRequest = new ListingRequest(BASE.toString(), List.of(KEYS.calls()), from, time.now(), cursor);
        return put(ADAPTER.undelivered(listingRequest).orElseThrow());
    }

    @Test
    void listsEventsPageAfterPage() {
        answers.addAll(Collections.nCopies(1_000, 503));
        for (int i = 0; i < 101; i++) {
            paid("listed-" + i);
        }
        var first = (Undelivered.Page) undelivered("");
        var second = (Undelivered.Page) undelivered(first.next());
        assertThat(List.of(first.events().size(), second.events().size())).containsExactly(100, 1);
        assertThat(second.next()).isEmpty();
        assertThat(second.events().getFirst().needText("event_type")).isEqualTo("PAYMENT.CAPTURE.COMPLETED");
    }

    /// Each attempt is signed anew, so there is one event alone.
    @Test
    void listsNoEventsOfAnEarlierTime() {
        answers.addAll(Collections.nCopies(1_000, 503));
        paid("listed");
        assertThat(((Undelivered.Page) undelivered("")).events()).hasSize(1);
        time.pass(Duration.ofHours(2));
        assertThat(((Undelivered.Page) undelivered("")).events()).isEmpty();
    }

    @Test
    void saysWhereItSendsEvents() {
        assertThat(problems()).isEmpty();
        gateway.register(true, "PAYMENT.CAPTURE.COMPLETED");
        assertThat(problems()).singleElement().asString().contains("does not send CHECKOUT.ORDER.APPROVED");
        gateway.register(false, "*");
        assertThat(problems()).containsExactly("no endpoint has the address https://anxin.example/callbacks/paypal");
    }

    @Test
    void answersAsItIsAsked() {
        assertThat(ask("0NOSUCHORDER")).isEqualTo("NotFound[]");
        var order = opened("order-1");
        assertThat(ask(order)).isEqualTo("Unpaid[]");
        gateway.happen(order, Status.PROCESSING, "");
        assertThat(ask(order)).as("approved is not paid").isEqualTo("Acting[attempt=, code=], Unpaid[]");
        gateway.happen(order, Status.FAILED, "5120");
        assertThat(ask(order)).isEqualTo("Failed[attempt=ID, code=5120], Unpaid[]");
        gateway.happen(order, Status.FAILED, "DECLINED_BY_RISK_FRAUD_FILTERS");
        assertThat(ask(order)).isEqualTo("Failed[attempt=ID, code=DECLINED_BY_RISK_FRAUD_FILTERS], Unpaid[]");
        gateway.happen(order, Status.SUCCEEDED, "");
        assertThat(ask(order)).isEqualTo("Paid[asked=1000 USD, captured=1000], AlsoKnownAs[reference=capture:ID]");
        assertThat(ask(order)).as("its ids are known now").isEqualTo("Paid[asked=1000 USD, captured=1000]");
    }

    /// What it says of its attempts is what its books say.
    @Test
    void namesAttemptsAsItsBooksDo() {
        var order = opened("order-attempts");
        gateway.happen(order, Status.FAILED, "5120");
        var news = put(ADAPTER.payment(inquiry(order)));
        assertThat(news)
                .first()
                .isInstanceOfSatisfying(
                        News.Failed.class,
                        failed -> assertThat(failed.attempt())
                                .isEqualTo(gateway.attempts(order).getFirst()));
    }

    @Test
    void letsHeldMoneyGo() {
        var order = opened("order-held");
        assertThat(((Request.Impossible) ADAPTER.close(inquiry(order), "k").request()).why())
                .startsWith("PayPal cancels no orders");
        gateway.happen(order, Status.AUTHORISED, "");
        assertThat(ask(order)).isEqualTo("Authorised[asked=1000 USD], AlsoKnownAs[reference=authorization:ID]");
        assertThat(line(put(ADAPTER.close(inquiry(order), "k")))).isEqualTo("Closed[]");
        assertThat(line(put(ADAPTER.close(inquiry(order), "k"))))
                .as("twice does no harm")
                .isEqualTo("Closed[]");
        assertThat(ask(order)).isEqualTo("Closed[]");
    }

    @Test
    void tellsOnlyThatThereIsSomethingToAsk() {
        var order = paid("order-2");
        assertThat(told()).isEqualTo(order + " Hinted[what=PAYMENT.CAPTURE.COMPLETED]");
        assertThat(called).singleElement().asString().startsWith("GET /v1/notifications/certs/CERT-");
        assertThat(told()).isNotEmpty();
        assertThat(called).as("the certificate is kept").hasSize(1);
    }

    @Test
    void tellsOfAnECheck() {
        var order = opened("order-echeck");
        gateway.begin(order, PayMethod.Kind.BANK_DEBIT, Duration.ZERO);
        time.pass(Duration.ofSeconds(1));
        assertThat(told()).isEqualTo(order + " Hinted[what=PAYMENT.CAPTURE.PENDING]");
        assertThat(ask(order)).matches("Acting\\[attempt=ID, code=], MethodNamed\\[method=debit echeck [0-9A-Z]{17}]");
        gateway.happen(order, Status.SUCCEEDED, "");
        assertThat(ask(order)).startsWith("Paid[asked=1000 USD, captured=1000]");
    }

    @Test
    void sendsAgainAsPayPalDoes() {
        answers.addAll(Collections.nCopies(40, 500));
        paid("order-3");
        time.pass(Duration.ofDays(4));
        assertThat(sent).hasSize(26);
        var times = sent.stream()
                .map(callback ->
                        Duration.between(START, Instant.parse(callback.headers().get("PAYPAL-TRANSMISSION-TIME"))))
                .toList();
        assertThat(times.getFirst()).isZero();
        assertThat(times.getLast()).isEqualTo(Duration.ofDays(3));
        assertThat(new TreeSet<>(times)).as("ever later").hasSize(26);
        assertThat(sent.stream()
                        .map(one -> new String(one.body(), StandardCharsets.UTF_8))
                        .distinct())
                .as("always the same event")
                .hasSize(1);
    }

    @Test
    void movesMoneyBackOnce() {
        var order = paid("order-4");
        assertThat(((Request.Impossible)
                                ADAPTER.refund(inquiry(order), new OutgoingRefund(order + ":x", new Money(1, "USD")))
                                        .request())
                        .why())
                .isEqualTo("no capture of it is known");
        ask(order);
        var first = refund(order, "late", 400);
        assertThat(first)
                .hasToString(
                        "Said[report=RefundReported[refund=" + order + ":late, status=SUCCEEDED, amount=400 USD]]");
        assertThat(refund(order, "late", 400)).isEqualTo(first);
        assertThat(gateway.moneyMoved(order)).hasSize(1);
        assertThat(refund(order, "late", 300).toString())
                .isEqualTo("Unknown[why=the gateway answers 422 DUPLICATE_REQUEST_ID]");
        assertThat(refund(order, "h-1", 601).toString())
                .isEqualTo("Rejected[why=the gateway refuses: REFUND_AMOUNT_EXCEEDED]");
        assertThat(refund(order, "h-1", 600).toString()).startsWith("Said[");
        assertThat(refund(order, "h-2", 1).toString())
                .isEqualTo("Rejected[why=the gateway refuses: CAPTURE_FULLY_REFUNDED]");
        assertThat(gateway.moneyMoved(order).stream().map(Movement::amount))
                .containsExactly(new Money(400, "USD"), new Money(600, "USD"));
        assertThat(ask(order)).startsWith("Paid[asked=1000 USD, captured=1000], RefundReported[refund=");
        time.pass(Duration.ofSeconds(1));
        sent.removeFirst();
        assertThat(told())
                .isEqualTo(aliases.getFirst() + " Hinted[what=PAYMENT.CAPTURE.REFUNDED]; " + aliases.getFirst()
                        + " Hinted[what=PAYMENT.CAPTURE.REFUNDED]");
    }

    @Test
    void tellsHowARefundEnds() {
        var order = paid("order-5");
        ask(order);
        gateway.failNextRefund(new Fault.PendingFor(Duration.ofMinutes(3)));
        assertThat(refund(order, "late", 1_000).toString()).contains("status=PENDING");
        assertThat(ask(order)).contains("status=PENDING");
        sent.clear();
        time.pass(Duration.ofMinutes(4));
        assertThat(told())
                .isEqualTo(aliases.getFirst() + " Hinted[what=PAYMENT.REFUND.PENDING]; " + aliases.getFirst()
                        + " Hinted[what=PAYMENT.CAPTURE.REFUNDED]");
        assertThat(ask(order)).contains("status=SUCCEEDED");
        gateway.settleRefunds(order, GatewayRefund.Status.FAILED);
        assertThat(ask(order)).contains("status=FAILED");
    }

    @Test
    void showsWhatTheDashboardRefunds() {
        var order = paid("order-6");
        assertThat(gateway.refundInDashboard(order, new Money(300, "USD"))).isTrue();
        assertThat(ask(order)).contains("RefundReported[refund=gateway:ID, status=SUCCEEDED, amount=300 USD]");
    }

    @Test
    void losesAReplyAndFindsTheRefund() {
        var order = paid("order-7");
        ask(order);
        gateway.failNextRefund(new Fault.LoseReply());
        assertThat(refund(order, "late", 1_000)).isInstanceOf(RefundReply.Unknown.class);
        assertThat(ask(order)).contains(":late, status=SUCCEEDED");
        assertThat(gateway.moneyMoved(order)).hasSize(1);
    }

    private String disputes(String order) {
        var inquiry = inquiry(order);
        var named = put(ADAPTER.money(inquiry).getFirst());
        return ADAPTER.disputes(inquiry, named).stream()
                .map(this::put)
                .map(PayPalContractTest::line)
                .collect(Collectors.joining());
    }

    @Test
    void tellsWhatDisputesCost() {
        var order = paid("order-8");
        ask(order);
        assertThat(disputes(order)).isEmpty();
        sent.clear();
        var dispute = gateway.disputes()
                .open(order, GatewayDispute.Status.INQUIRY, Complaint.ALL)
                .orElseThrow();
        time.pass(Duration.ofSeconds(1));
        assertThat(told()).isEqualTo(aliases.getFirst() + " Hinted[what=CUSTOMER.DISPUTE.CREATED]");
        assertThat(disputes(order)).contains("status=INQUIRY, amount=1000 USD, moved=NOTHING, dueBy=2026-03-08");
        gateway.disputes().move(order, dispute, GatewayDispute.Status.OPEN);
        assertThat(disputes(order)).contains("status=OPEN, amount=1000 USD, moved=WITHDRAWN");
        assertThat(refund(order, "late", 100).toString())
                .isEqualTo("Rejected[why=the gateway refuses: TRANSACTION_DISPUTED]");
        gateway.disputes().move(order, dispute, GatewayDispute.Status.WON);
        assertThat(disputes(order)).contains("status=WON, amount=1000 USD, moved=REINSTATED");
        gateway.disputes().open(order, GatewayDispute.Status.OPEN, Complaint.PART);
        assertThat(disputes(order)).contains("status=WON").contains("status=OPEN, amount=333 USD");
    }

    @Test
    void listsWhatWasTakenThreeHoursLater() {
        var order = paid("order-9");
        ask(order);
        var listingRequest = new ListingRequest(
                BASE.toString(), inquiry(order).secrets(), START.minusSeconds(60), START.plusSeconds(600), "");
        assertThat(put(ADAPTER.list(listingRequest))).isEqualTo(new Listing.Page(List.of(), ""));
        time.pass(Duration.ofHours(3));
        assertThat(put(ADAPTER.list(listingRequest))).isInstanceOfSatisfying(Listing.Page.class, page -> {
            assertThat(page.payments())
                    .hasSize(1)
                    .first()
                    .satisfies(one -> assertThat(one.reference()).isEqualTo(aliases.getFirst()));
            assertThat(page.next()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT.CAPTURE.COMPLETED, Trusted",
        "PAYMENT.CAPTURE.DECLINED, Trusted",
        "PAYMENT.CAPTURE.PENDING, Trusted",
        "PAYMENT.CAPTURE.REFUNDED, Trusted",
        "PAYMENT.CAPTURE.REVERSED, Trusted",
        "PAYMENT.AUTHORIZATION.CREATED, Trusted",
        "CHECKOUT.ORDER.APPROVED, Trusted",
        "CUSTOMER.DISPUTE.CREATED, Trusted",
        "BILLING.PLAN.CREATED, Ignored"
    })
    void triggersEvents(String event, String reading) {
        var occurrence =
                new Occurrence(event, WORDS.eventId("made"), "by-hand-1", new Money(500, "USD"), "", time.now());
        var keys = WORDS.signingKeys(KEYS.callbacks(), BASE);
        assertThat(read(WORDS.callback(occurrence, keys), verifies()).getClass().getSimpleName())
                .isEqualTo(reading);
        assertThat(read(WORDS.callback(occurrence, WORDS.freshKeys().signs()), verifies()))
                .as("forged")
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reading.Reason.WRONG_CERTIFICATE));
        var impostor = keys.stream()
                .map(key -> key.startsWith("key:")
                        ? "key:" + keyOf(WORDS.freshKeys().signs())[1] + ":" + keyOf(keys)[2]
                        : key)
                .toList();
        assertThat(read(WORDS.callback(occurrence, impostor), verifies()))
                .as("by another key, with the right certificate")
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reading.Reason.WRONG_SIGNATURE));
        assertThat(WORDS.events()).contains(event);
    }

    /// `key`, it, and its certificate.
    private static String[] keyOf(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith("key:"))
                .findFirst()
                .orElseThrow()
                .split(":", 3);
    }

    @Test
    void getsOneTokenAndRenewsIt() {
        var order = opened("order-10");
        ask(order);
        ask(order);
        assertThat(called)
                .containsExactly(
                        "POST /v1/oauth2/token",
                        "GET /v2/checkout/orders/" + order,
                        "GET /v2/checkout/orders/" + order);
        time.pass(Duration.ofHours(9));
        assertThat(ask(order)).isEqualTo("Unpaid[]");
        assertThat(called).filteredOn("POST /v1/oauth2/token"::equals).hasSize(2);
    }

    /// Whoever shows what the adapter does not show gets nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "Bearer x",
                "Basic eDp5",
                "Bearer A21AA.1.0000000000000000000000000000000000000000000000000000000000000000",
                "Bearer A21AA.9999999999.0000000000000000000000000000000000000000000000000000000000000000"
            })
    void refusesWhoShowsNoToken(String shown) {
        var call = ((Request.Ready) ADAPTER.payment(inquiry(opened("order-11"))).request()).call();
        var headers = new HashMap<>(call.headers());
        if (!shown.equals("-")) {
            headers.put("Authorization", shown);
        }
        assertThat(((Reply.Answered) direct.send(Call.get(call.uri(), headers))).status())
                .isEqualTo(401);
        var uri = URI.create(BASE + "/v1/oauth2/token");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        assertThat(((Reply.Answered) direct.send(Call.post(uri, headers, "grant_type=client_credentials"))).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "k | {'amount':{'currency_code':'USD','value':'1'},'custom_id':'x','fee':1} | 400 INVALID_PARAMETER_SYNTAX",
                "k | {'amount':{'currency_code':'USD','value':'1.001'},'custom_id':'x'} | 422 DECIMAL_PRECISION",
                "k | {'amount':{'currency_code':'USD','value':'0.00'},'custom_id':'x'} | 422 CANNOT_BE_ZERO_OR_NEGATIVE",
                "k | {'amount':{'currency_code':'USD','value':'-1'},'custom_id':'x'} | 400 INVALID_PARAMETER_SYNTAX",
                "k | {'amount':{'currency_code':'JPY','value':'1.5'},'custom_id':'x'} | 422 DECIMALS_NOT_SUPPORTED",
                "k | {'amount':{'currency_code':'EUR','value':'1.00'},'custom_id':'x'} | 422 REFUND_CAPTURE_CURRENCY_MISMATCH",
                "k | {'amount':{'currency_code':'QQQ','value':'1.00'},'custom_id':'x'} | 422 INVALID_CURRENCY_CODE",
                "k | {'amount':{'currency_code':'USD','value':'1.00'}} | 400 MISSING_REQUIRED_PARAMETER",
                "k | no json | 400 INVALID_PARAMETER_SYNTAX",
                "- | {'amount':{'currency_code':'USD','value':'1.00'},'custom_id':'x'} | 400 INVALID_STRING_LENGTH",
            })
    void refusesRefundsThatTheAdapterWouldNotAskFor(String key, String body, String refusal) {
        var order = paid("order-12");
        ask(order);
        var call = ((Request.Ready)
                        ADAPTER.refund(inquiry(order), new OutgoingRefund(order + ":x", new Money(1, "USD")))
                                .request())
                .call();
        var headers = new HashMap<>(gateway.door().callHeaders(new GatewayRequest("POST", call.uri(), Map.of(), body)));
        headers.put("PayPal-Request-Id", key);
        if (key.equals("-")) {
            headers.remove("PayPal-Request-Id");
        }
        var answered = (Reply.Answered) direct.send(Call.post(call.uri(), headers, json(body)));
        var issue =
                Json.parse(answered.body()).at("details").elements().getFirst().needText("issue");
        assertThat(answered.status() + " " + issue).isEqualTo(refusal);
        assertThat(gateway.moneyMoved(order)).isEmpty();
    }

    @Test
    void takesOrdersAsPayPalDoes() {
        assertThat(create(json(order("o", dollars("10.001")))).status()).isEqualTo(422);
        assertThat(create(json(order("o", "{'currency_code':'JPY','value':'10.5'}")))
                        .status())
                .isEqualTo(422);
        assertThat(create(json("{'intent':'CAPTURE','purchase_units':[]}")).status())
                .isEqualTo(400);
        assertThat(create(json("{'intent':'CAPTURE','surprise':1,'purchase_units':[]}"))
                        .status())
                .isEqualTo(400);
        var yen = Json.parse(create(json(order("yen", "{'currency_code':'JPY','value':'1099'}")))
                        .body())
                .needText("id");
        gateway.happen(yen, Status.SUCCEEDED, "");
        assertThat(ask(yen)).startsWith("Paid[asked=1099 JPY, captured=1099]");
        var forint = Json.parse(create(json(order("huf", "{'currency_code':'HUF','value':'1099'}")))
                        .body())
                .needText("id");
        gateway.happen(forint, Status.SUCCEEDED, "");
        assertThat(ask(forint)).startsWith("Paid[asked=109900 HUF, captured=109900]");
        assertThat(Objects.requireNonNull(gateway.find(forint)).orElseThrow().amount())
                .isEqualTo(new Money(109_900, "HUF"));
    }
}
