package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.SelfTest;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.wechat.WeChat;
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
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The adapter and the simulated WeChat Pay, each written from WeChat Pay's description, meet here: whatever one
/// sends the other reads. Time stands still until the test lets it go.
final class WeChatContractTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Gateway ADAPTER = Gateways.named("wechat").orElseThrow();
    private static final WeChat WORDS = new WeChat();
    private static final AccountKeys KEYS = AccountKeys.fresh(WORDS);
    private static final URI BASE = URI.create("https://wechat.example");

    private static final String CALLBACK = "https://anxin.example/callbacks/wechat";

    private final Hands time = new Hands();
    private final List<Callback> sent = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>(List.of());
    private final SimulatedGateway gateway =
            SimulatedGateway.atHand(new SimulatedGateway.Setup("wechat", KEYS, 0, 1), time, BASE, (uri, callback) -> {
                sent.add(callback);
                return new Sender.Answer(answers.isEmpty() ? 204 : answers.removeFirst(), "");
            });
    private final DirectCalls calls = new DirectCalls(gateway);

    WeChatContractTest() {
        gateway.callTo(URI.create("https://anxin.example"));
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

    private String opened(String order) {
        var body = order(order).write();
        var uri = URI.create(BASE + "/v3/pay/transactions/native");
        var headers = gateway.door().callHeaders(new GatewayRequest("POST", uri, Map.of(), body));
        assertThat(((Reply.Answered) calls.send(Call.post(uri, headers, body))).status())
                .isEqualTo(200);
        return order;
    }

    private static Json order(String order) {
        return Json.object(
                "appid",
                "wxd678efh567hg6787",
                "mchid",
                "1900000109",
                "description",
                "made",
                "out_trade_no",
                order,
                "notify_url",
                "https://anxin.example/callbacks/wechat",
                "amount",
                Json.object("total", 1_000, "currency", "CNY"));
    }

    private String paid(String order) {
        opened(order);
        gateway.happen(order, Status.SUCCEEDED, "");
        time.pass(Duration.ofSeconds(1));
        return order;
    }

    private Inquiry inquiry(String order, String... refunds) {
        var secrets = WORDS.callSecrets(KEYS.calls(), KEYS.callbacks());
        return new Inquiry(new PaymentKey("wechat", order), List.of(), BASE.toString(), secrets, time.now())
                .with(new Inquiry.Books(new Money(1_000, "CNY"), List.of(refunds)));
    }

    private <A> A put(Question<A> question) {
        return question.read(calls.send(((Request.Ready) question.request()).call()));
    }

    private String ask(String order, String... refunds) {
        return line(put(ADAPTER.payment(inquiry(order, refunds))));
    }

    private String askOfRefund(String order, String refund) {
        return line(put(ADAPTER.money(inquiry(order, refund)).getFirst()));
    }

    private static String line(List<News> news) {
        return news.stream().map(News::undated).map(News::toString).collect(Collectors.joining(", "));
    }

    private RefundReply refund(String order, String word, long amount) {
        return put(ADAPTER.refund(inquiry(order), new OutgoingRefund(order + ":" + word, new Money(amount, "CNY"))));
    }

    private Reading read(Callback callback) {
        return ADAPTER.read(
                new Delivery("wechat", callback.headers(), callback.body(), time.now()),
                KEYS.callbacks().verifies());
    }

    private String told() {
        return sent.stream()
                .map(this::read)
                .map(reading -> reading instanceof Reading.Trusted trusted
                        ? trusted.facts().stream()
                                .map(fact -> fact.payment().reference() + " " + line(fact.news()))
                                .collect(Collectors.joining())
                        : reading.toString())
                .collect(Collectors.joining("; "));
    }

    @Test
    void answersAsItIsAsked() {
        assertThat(ask("order-0")).isEqualTo("NotFound[]");
        opened("order-1");
        assertThat(ask("order-1")).isEqualTo("Unpaid[]");
        gateway.happen("order-1", Status.PROCESSING, "");
        assertThat(ask("order-1")).isEqualTo("Acting[attempt=, code=]");
        assertThat(line(put(ADAPTER.close(inquiry("order-1"), "k")))).startsWith("NoAnswer[");
        gateway.happen("order-1", Status.FAILED, "");
        assertThat(ask("order-1")).isEqualTo("Failed[attempt=, code=PAYERROR], Unpaid[]");
        assertThat(line(put(ADAPTER.close(inquiry("order-1"), "k")))).isEqualTo("Closed[]");
        assertThat(line(put(ADAPTER.close(inquiry("order-1"), "k"))))
                .as("twice does no harm")
                .isEqualTo("Closed[]");
        assertThat(ask("order-1")).isEqualTo("Closed[]");
        time.pass(Duration.ofDays(1));
        assertThat(sent).as("only success is pushed").isEmpty();
    }

    @Test
    void tellsOfSuccess() {
        paid("order-2");
        assertThat(told()).isEqualTo("order-2 Paid[asked=1000 CNY, captured=1000]");
        assertThat(ask("order-2")).isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        assertThat(line(put(ADAPTER.close(inquiry("order-2"), "k"))))
                .isEqualTo("NoAnswer[why=the gateway answers 400 ORDER_PAID]");
        assertThat(new String(sent.getFirst().body(), StandardCharsets.UTF_8)).doesNotContain("order-2");
    }

    @Test
    void sendsAgainAsWeChatPayDoes() {
        answers.addAll(Collections.nCopies(20, 500));
        paid("order-3");
        time.pass(Duration.ofHours(30));
        assertThat(sent).hasSize(16);
        var times = sent.stream()
                .map(callback -> Long.parseLong(callback.headers().get("Wechatpay-Timestamp")) - START.getEpochSecond())
                .toList();
        assertThat(times.subList(0, 7)).containsExactly(0L, 15L, 30L, 60L, 240L, 840L, 2_040L);
        assertThat(times.getLast())
                .isEqualTo(Duration.ofHours(24).plusMinutes(4).toSeconds());
    }

    @Test
    void movesMoneyBackOnce() {
        paid("order-4");
        time.pass(Duration.ofMinutes(5));
        assertThat(askOfRefund("order-4", "order-4:late"))
                .as("nothing went back")
                .isEmpty();
        var first = refund("order-4", "late", 400);
        assertThat(first.toString())
                .isEqualTo("Said[report=RefundReported[refund=order-4:late, status=SUCCEEDED, amount=400 CNY]]");
        assertThat(refund("order-4", "late", 400)).isEqualTo(first);
        assertThat(gateway.moneyMoved("order-4")).hasSize(1);
        assertThat(refund("order-4", "late", 300).toString())
                .isEqualTo("Rejected[why=the gateway refuses: INVALID_REQUEST]");
        assertThat(refund("order-4", "h-1", 100).toString())
                .as("two within a minute")
                .isEqualTo("Unknown[why=the gateway answers 429 FREQUENCY_LIMITED]");
        time.pass(Duration.ofMinutes(2));
        assertThat(refund("order-4", "h-1", 601).toString()).startsWith("Rejected[");
        assertThat(refund("order-4", "h-1", 600).toString()).startsWith("Said[");
        assertThat(gateway.moneyMoved("order-4").stream().map(Movement::amount))
                .containsExactly(new Money(400, "CNY"), new Money(600, "CNY"));
        assertThat(askOfRefund("order-4", "order-4:late"))
                .isEqualTo("RefundReported[refund=order-4:late, status=SUCCEEDED, amount=400 CNY]");
        assertThat(ask("order-4", "order-4:late")).isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        time.pass(Duration.ofSeconds(1));
        sent.removeFirst();
        assertThat(sent).hasSize(2);
    }

    @Test
    void tellsHowARefundEnds() {
        paid("order-5");
        gateway.failNextRefund(new Fault.PendingFor(Duration.ofMinutes(3)));
        assertThat(refund("order-5", "late", 1_000).toString()).contains("status=PENDING");
        sent.clear();
        time.pass(Duration.ofMinutes(4));
        time.pass(Duration.ZERO);
        var callback = sent.getFirst();
        assertThat(sent).hasSize(1);
        assertThat(ADAPTER.read(
                                new Delivery(
                                        "wechat",
                                        callback.headers(),
                                        callback.body(),
                                        time.now().minus(Duration.ofMinutes(1))),
                                KEYS.callbacks().verifies())
                        .toString())
                .contains("RefundReported[refund=order-5:late, status=SUCCEEDED, amount=1000 CNY]");
        gateway.settleRefunds("order-5", GatewayRefund.Status.FAILED);
        assertThat(askOfRefund("order-5", "order-5:late")).contains("status=FAILED");
    }

    @Test
    void doesNotListWhatTheDashboardRefunds() {
        paid("order-6");
        assertThat(gateway.refundInDashboard("order-6", new Money(300, "CNY"))).isTrue();
        assertThat(ask("order-6"))
                .isEqualTo("Paid[asked=1000 CNY, captured=1000], "
                        + "NoAnswer[why=it was refunded outside of Anxin, and WeChat Pay lists no refunds]");
    }

    @Test
    void losesAReplyAndFindsTheRefund() {
        paid("order-7");
        gateway.failNextRefund(new Fault.LoseReply());
        assertThat(refund("order-7", "late", 1_000)).isInstanceOf(RefundReply.Unknown.class);
        assertThat(askOfRefund("order-7", "order-7:late")).contains("status=SUCCEEDED");
        gateway.failNextRefund(new Fault.Reject());
        assertThat(gateway.moneyMoved("order-7")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSACTION.SUCCESS, Trusted",
        "REFUND.SUCCESS, Trusted",
        "REFUND.ABNORMAL, Trusted",
        "REFUND.CLOSED, Trusted",
        "SECURITY_ECHO.SUCCESS, Ignored"
    })
    void triggersEvents(String event, String reading) {
        var occurrence =
                new Occurrence(event, WORDS.eventId("made"), "by-hand-1", new Money(500, "CNY"), "", time.now());
        assertThat(read(WORDS.callback(occurrence, KEYS.callbacks().signs()))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(reading);
        assertThat(read(WORDS.callback(occurrence, WORDS.freshKeys().signs())))
                .as("forged")
                .isInstanceOf(Reading.Rejected.class);
    }

    private SelfTest selfTest(String callMore, String callback) {
        var secrets = new ArrayList<>(WORDS.callSecrets(KEYS.calls(), KEYS.callbacks()));
        if (!callMore.isEmpty()) {
            secrets.addFirst(callMore);
        }
        var access = new EndpointRegistration.Access(BASE.toString(), secrets);
        return put(ADAPTER.selfTest(new SelfTest.Attempt(access, callback, time.now()))
                .orElseThrow());
    }

    @Test
    void testsItsKeysAndHasAnEventSent() {
        assertThat(selfTest("", CALLBACK)).isEqualTo(new SelfTest.Passed());
        time.pass(Duration.ofSeconds(1));
        assertThat(sent).singleElement().satisfies(callback -> {
            assertThat(read(callback))
                    .isInstanceOfSatisfying(
                            Reading.Ignored.class,
                            ignored -> assertThat(ignored.why())
                                    .isEqualTo("an event for a test: address and keys are right"))
                    .returns(200, reading -> reading.answer().status());
            var otherSeal = new Delivery("wechat", callback.headers(), callback.body(), time.now());
            var secrets = List.of(
                    KEYS.callbacks().verifies().getFirst(),
                    "apiv3:" + "other-key".repeat(4).substring(4));
            assertThat(ADAPTER.read(otherSeal, secrets))
                    .isInstanceOfSatisfying(
                            Reading.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(Reading.Reason.SEALED));
        });
        assertThat(selfTest(WORDS.freshCallKey(), CALLBACK))
                .as("by a key that is not the merchant's")
                .isInstanceOf(SelfTest.Unclear.class);
        assertThat(selfTest("", "https://elsewhere.example/callbacks/wechat"))
                .isEqualTo(new SelfTest.Unclear("the gateway answers 400 PARAM_ERROR"));
        time.pass(Duration.ofHours(1));
        assertThat(sent).hasSize(1);
    }

    /// `'` stands for `"`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'echo_message':'x'} | 200",
                "{'echo_message':'x','notify_url':'https://anxin.example/callbacks/wechat'} | 200",
                "{'echo_message':'x','notify_url':'https://anxin.example/callbacks/wechat?a=1'} | 400",
                "{'echo_message':'x','notify_url':'anxin.example/callbacks/wechat'} | 400",
                "{'echo_message':'x','mchid':'1900000109'} | 400",
                "{'echo_message':''} | 400",
                "{'notify_url':'https://anxin.example/callbacks/wechat'} | 400",
                "no JSON | 400",
            })
    void isAsStrictAboutItsTestOfKeys(String body, int status) {
        var uri = URI.create(BASE + "/v3/security/echo");
        var json = body.replace('\'', '"');
        var headers = new HashMap<>(gateway.door().callHeaders(new GatewayRequest("POST", uri, Map.of(), json)));
        var serial = KEYS.callbacks().verifies().getFirst().split(":", 2)[0];
        assertThat(calls.send(Call.post(uri, headers, json)))
                .as("without the id of the key that answers")
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(400));
        headers.put("Wechatpay-Serial", serial);
        assertThat(((Reply.Answered) calls.send(Call.post(uri, headers, json))).status())
                .isEqualTo(status);
    }

    /// Whatever is sent otherwise than the adapter sends it is refused.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization | WECHATPAY2-SHA256-RSA2048 mchid=\"1\" | 401",
                "Authorization | Bearer x | 401",
                "Wechatpay-Serial | PUB_KEY_ID_OTHER | 400",
                "Wechatpay-Serial | - | 400",
            })
    void refusesWhoIsNotTheMerchant(String header, String value, int status) {
        opened("order-8");
        var call = ((Request.Ready) ADAPTER.payment(inquiry("order-8")).request()).call();
        var headers = new HashMap<>(call.headers());
        headers.put(header, value);
        if (value.equals("-")) {
            headers.remove(header);
        }
        assertThat(calls.send(Call.get(call.uri(), headers)))
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(status));
    }

    @Test
    void refusesARequestThatWasChangedOrIsOld() {
        opened("order-9");
        var call = ((Request.Ready) ADAPTER.payment(inquiry("order-9")).request()).call();
        var changed = Call.get(URI.create(call.uri() + "&x=1"), call.headers());
        assertThat(((Reply.Answered) calls.send(changed)).status()).isEqualTo(401);
        time.pass(Duration.ofSeconds(301));
        assertThat(((Reply.Answered) calls.send(call)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'out_trade_no':'order-x','out_refund_no':'order-x@1','amount':{'refund':1,'total':999,'currency':'CNY'}}",
                "{'out_trade_no':'order-x','out_refund_no':'order-x:1','amount':{'refund':1,'total':1000,'currency':'CNY'}}",
                "{'out_trade_no':'order-x','out_refund_no':'order-x@1','amount':{'refund':1,'total':1000}}",
                "{'out_trade_no':'order-x','out_refund_no':'order-x@1','amount':{'refund':1,'total':1000,'currency':'USD'}}",
                "{'out_trade_no':'order-x','out_refund_no':'order-x@1','amount':{'refund':0,'total':1000,'currency':'CNY'}}",
                "{'out_trade_no':'order-x','out_refund_no':'order-x@1','extra':1,'amount':{'refund':1,'total':1000,'currency':'CNY'}}",
                "not json",
            })
    void refusesARefundOfAnotherForm(String body) {
        paid("order-x");
        var json = body.replace('\'', '"');
        var uri = URI.create(BASE + "/v3/refund/domestic/refunds");
        var headers = new HashMap<>(gateway.door().callHeaders(new GatewayRequest("POST", uri, Map.of(), json)));
        headers.put("Wechatpay-Serial", KEYS.callbacks().verifies().getFirst().split(":", 2)[0]);
        assertThat(((Reply.Answered) calls.send(Call.post(uri, headers, json))).status())
                .isEqualTo(400);
        assertThat(gateway.moneyMoved("order-x")).isEmpty();
    }
}
