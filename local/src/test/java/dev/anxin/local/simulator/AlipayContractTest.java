package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.simulator.alipay.Alipay;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.Movement;
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
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter and the simulated Alipay, each written from Alipay's description, meet here: whatever one
/// sends the other reads. Time stands still until the test lets it go.
final class AlipayContractTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Gateway ADAPTER = Gateways.named("alipay").orElseThrow();
    private static final Alipay WORDS = new Alipay();
    private static final AccountKeys KEYS = AccountKeys.fresh(WORDS);
    private static final URI BASE = URI.create("https://alipay.example");

    private final Hands time = new Hands();
    private final List<Callback> sent = new ArrayList<>();
    private final List<String> answers = new ArrayList<>(List.of());
    private final SimulatedGateway gateway =
            SimulatedGateway.atHand(new SimulatedGateway.Setup("alipay", KEYS, 0, 1), time, BASE, (uri, callback) -> {
                sent.add(callback);
                return new Sender.Answer(200, answers.isEmpty() ? "success" : answers.removeFirst());
            });
    private final DirectCalls calls = new DirectCalls(gateway);

    AlipayContractTest() {
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
        assertThat(status("/v3/alipay/trade/precreate", order(order).write())).isEqualTo(200);
        return order;
    }

    private static Json order(String order) {
        return Json.object(
                "out_trade_no",
                order,
                "total_amount",
                "10.00",
                "subject",
                "made",
                "time_expire",
                "2026-03-01 21:00:00",
                "notify_url",
                "https://anxin.example/callbacks/alipay");
    }

    /// Of a call that is signed rightly, whatever it says.
    private int status(String path, String body) {
        var uri = URI.create(BASE + path);
        var headers = gateway.door().callHeaders(new GatewayRequest("POST", uri, Map.of(), body));
        return ((Reply.Answered) calls.send(Call.post(uri, headers, body))).status();
    }

    private String paid(String order) {
        opened(order);
        gateway.happen(order, Status.SUCCEEDED, "");
        time.pass(Duration.ofSeconds(1));
        return order;
    }

    private Inquiry inquiry(String order, String... refunds) {
        var secrets = WORDS.callSecrets(KEYS.calls(), KEYS.callbacks());
        return new Inquiry(new PaymentKey("alipay", order), List.of(), BASE.toString(), secrets, time.now())
                .with(new Inquiry.Books(new Money(1_000, "CNY"), List.of(refunds)));
    }

    private <A> A put(Question<A> question) {
        return question.read(calls.send(((Request.Ready) question.request()).call()));
    }

    private String ask(String order, String... refunds) {
        return line(put(ADAPTER.payment(inquiry(order, refunds))));
    }

    private String close(String order) {
        return line(put(ADAPTER.close(inquiry(order), "k")));
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
                new Delivery("alipay", callback.headers(), callback.body(), time.now()),
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

    /// A code that nobody scanned is not known, and cannot be closed.
    @Test
    void answersAsItIsAsked() {
        opened("order_1");
        assertThat(ask("order_1")).isEqualTo("NotFound[]");
        assertThat(close("order_1")).isEqualTo("NoAnswer[why=the gateway answers 400 TRADE_NOT_EXIST]");
        gateway.happen("order_1", Status.PROCESSING, "");
        assertThat(ask("order_1")).isEqualTo("Unpaid[]");
        assertThat(close("order_1")).isEqualTo("NoAnswer[why=the gateway answers 400 TRADE_STATUS_ERROR]");
        gateway.happen("order_1", Status.FAILED, "");
        assertThat(ask("order_1")).as("nobody says that an attempt failed").isEqualTo("Unpaid[]");
        time.pass(Duration.ofDays(1));
        assertThat(sent).isEmpty();
        assertThat(close("order_1")).isEqualTo("Closed[]");
        assertThat(close("order_1")).as("twice does no harm").startsWith("NoAnswer[");
        assertThat(ask("order_1")).isEqualTo("Closed[]");
        time.pass(Duration.ofSeconds(1));
        assertThat(told()).isEqualTo("order_1 Closed[]");
    }

    @Test
    void tellsOfSuccess() {
        paid("order_2");
        assertThat(told()).isEqualTo("order_2 Paid[asked=1000 CNY, captured=1000]");
        assertThat(ask("order_2")).isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        assertThat(close("order_2")).isEqualTo("NoAnswer[why=the gateway answers 400 TRADE_STATUS_ERROR]");
    }

    /// Eleven times in all, whatever the status, until it hears the word.
    @Test
    void sendsAgainAsAlipayDoes() {
        paid("order_4");
        time.pass(Duration.ofMinutes(1));
        assertThat(sent).hasSize(1);
        sent.clear();
        answers.addAll(List.of("fail", "", "SUCCESS", "success ", "{\"outcome\":\"recorded\"}"));
        answers.addAll(Collections.nCopies(20, "fail"));
        var times = new ArrayList<Long>();
        paid("order_3");
        for (long minute = 0; minute < 30 * 60; minute++) {
            while (times.size() < sent.size()) {
                times.add(minute);
            }
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(times).containsExactly(0L, 0L, 0L, 0L, 4L, 14L, 24L, 84L, 204L, 564L, 1_464L);
        assertThat(sent.stream().map(this::id).distinct()).as("one notice").hasSize(1);
    }

    private String id(Callback callback) {
        var body = new String(callback.body(), StandardCharsets.UTF_8);
        return body.replaceFirst("^.*notify_id=([0-9]+).*$", "$1");
    }

    @Test
    void movesMoneyBackOnce() {
        paid("order_5");
        assertThat(askOfRefund("order_5", "order_5:late"))
                .as("nothing went back")
                .isEmpty();
        assertThat(refund("order_5", "late", 400).toString())
                .isEqualTo("Said[report=RefundReported[refund=order_5:late, status=SUCCEEDED, amount=400 CNY]]");
        assertThat(refund("order_5", "late", 400).toString())
                .isEqualTo("Unknown[why=this call moved nothing: an earlier one may have]");
        assertThat(askOfRefund("order_5", "order_5:late"))
                .isEqualTo("RefundReported[refund=order_5:late, status=SUCCEEDED, amount=400 CNY]");
        assertThat(refund("order_5", "late", 300).toString())
                .isEqualTo("Unknown[why=the gateway answers 400 DISCORDANT_REPEAT_REQUEST]");
        assertThat(refund("order_5", "h-1", 601).toString())
                .isEqualTo("Rejected[why=the gateway refuses: REFUND_AMT_NOT_EQUAL_TOTAL]");
        assertThat(ask("order_5", "order_5:late")).isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        assertThat(refund("order_5", "h-1", 600).toString())
                .as("the amount of this one, not the sum")
                .isEqualTo("Said[report=RefundReported[refund=order_5:h-1, status=SUCCEEDED, amount=600 CNY]]");
        assertThat(refund("order_5", "h-2", 1).toString())
                .isEqualTo("Rejected[why=the gateway refuses: TRADE_HAS_CLOSE]");
        assertThat(gateway.moneyMoved("order_5").stream().map(Movement::amount))
                .containsExactly(new Money(400, "CNY"), new Money(600, "CNY"));
        assertThat(ask("order_5", "order_5:late", "order_5:h-1"))
                .as("closed, and it was paid")
                .isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        sent.removeFirst();
        time.pass(Duration.ofSeconds(1));
        assertThat(told())
                .isEqualTo("order_5 Paid[asked=1000 CNY, captured=1000], "
                        + "RefundReported[refund=order_5:late, status=SUCCEEDED, amount=0 ]; "
                        + "order_5 Paid[asked=1000 CNY, captured=1000], "
                        + "RefundReported[refund=order_5:h-1, status=SUCCEEDED, amount=0 ]");
    }

    @Test
    void tellsHowARefundEnds() {
        paid("order_6");
        gateway.failNextRefund(new Fault.PendingFor(Duration.ofMinutes(3)));
        assertThat(refund("order_6", "late", 1_000)).isInstanceOf(RefundReply.Unknown.class);
        assertThat(askOfRefund("order_6", "order_6:late")).isEmpty();
        assertThat(ask("order_6", "order_6:late")).isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        sent.clear();
        time.pass(Duration.ofMinutes(4));
        assertThat(told()).endsWith("RefundReported[refund=order_6:late, status=SUCCEEDED, amount=0 ]");
        assertThat(askOfRefund("order_6", "order_6:late")).contains("status=SUCCEEDED, amount=1000 CNY");
    }

    /// By the number that its notice told.
    @Test
    void asksForWhatWasRefundedElsewhere() {
        paid("order_7");
        sent.clear();
        assertThat(gateway.refundInDashboard("order_7", new Money(300, "CNY"))).isTrue();
        time.pass(Duration.ofSeconds(1));
        var number = told().replaceFirst("^.*refund=gateway:(R[0-9]+),.*$", "$1");
        assertThat(told()).contains("status=SUCCEEDED, amount=0 ], Hinted[what=a refund that was made elsewhere]");
        assertThat(askOfRefund("order_7", "gateway:" + number))
                .isEqualTo("RefundReported[refund=gateway:" + number + ", status=SUCCEEDED, amount=300 CNY]");
        assertThat(ask("order_7")).as("a part that no notice told is invisible").startsWith("Paid[");
        assertThat(gateway.refundInDashboard("order_7", new Money(700, "CNY"))).isTrue();
        assertThat(ask("order_7"))
                .endsWith("NoAnswer[why=it was refunded outside of Anxin, and Alipay lists no refunds]");
    }

    @Test
    void losesAReplyAndFindsTheRefund() {
        paid("order_8");
        gateway.failNextRefund(new Fault.LoseReply());
        assertThat(refund("order_8", "late", 1_000)).isInstanceOf(RefundReply.Unknown.class);
        assertThat(askOfRefund("order_8", "order_8:late")).contains("status=SUCCEEDED");
        assertThat(gateway.moneyMoved("order_8")).hasSize(1);
    }

    @Test
    void refundsNothingOfWhatIsFinished() {
        paid("order_9");
        time.pass(Duration.ofDays(366));
        assertThat(ask("order_9")).isEqualTo("Paid[asked=1000 CNY, captured=1000]");
        assertThat(refund("order_9", "late", 1_000).toString())
                .isEqualTo("Rejected[why=the gateway refuses: TRADE_HAS_FINISHED]");
        assertThat(gateway.moneyMoved("order_9")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRADE_SUCCESS, Paid",
        "TRADE_FINISHED, Paid",
        "TRADE_CLOSED, Closed",
        "WAIT_BUYER_PAY, Acting",
        "alipay.trade.refund.depositback.completed, RefundReported"
    })
    void triggersEvents(String event, String news) {
        var occurrence =
                new Occurrence(event, WORDS.eventId("made"), "by-hand-1", new Money(500, "CNY"), "", time.now());
        assertThat(read(WORDS.callback(occurrence, KEYS.callbacks().signs())))
                .isInstanceOfSatisfying(
                        Reading.Trusted.class,
                        trusted -> assertThat(line(trusted.facts().getFirst().news()))
                                .startsWith(news));
        assertThat(read(WORDS.callback(occurrence, WORDS.freshKeys().signs())))
                .as("forged")
                .isInstanceOf(Reading.Rejected.class);
    }

    /// Whatever is sent otherwise than the adapter sends it is refused.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "ALIPAY-SHA256withRSA app_id=1,nonce=a,timestamp=1772366400000,sign=AAAA",
                "ALIPAY-SHA256withRSA app_id=2021000000000001,nonce=a,timestamp=1772366400000,sign=AAAA",
            })
    void refusesWhoIsNotTheApplication(String authorization) {
        paid("order_10");
        var call = ((Request.Ready) ADAPTER.payment(inquiry("order_10")).request()).call();
        var headers = new HashMap<>(call.headers());
        headers.put("Authorization", authorization);
        var changed = new Call("POST", call.uri(), headers, call.body());
        assertThat(((Reply.Answered) calls.send(changed)).status()).isEqualTo(401);
    }

    @Test
    void refusesARequestThatWasChangedOrIsOld() {
        paid("order_11");
        var call = ((Request.Ready) ADAPTER.payment(inquiry("order_11")).request()).call();
        var changed = new Call(
                "POST", call.uri(), call.headers(), "{\"out_trade_no\":\"order_1\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(((Reply.Answered) calls.send(changed)).status()).isEqualTo(401);
        var elsewhere = new Call("POST", URI.create(call.uri() + "?x=1"), call.headers(), call.body());
        assertThat(((Reply.Answered) calls.send(elsewhere)).status()).isEqualTo(401);
        time.pass(Duration.ofSeconds(601));
        assertThat(((Reply.Answered) calls.send(call)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'out_trade_no':'order_x','out_request_no':'order_x-1','refund_amount':'1'}",
                "{'out_trade_no':'order_x','out_request_no':'order_x-1','refund_amount':1.00}",
                "{'out_trade_no':'order_x','out_request_no':'order_x-1','refund_amount':'0.00'}",
                "{'out_trade_no':'order_x','out_request_no':'order_x-1','refund_amount':'10.01'}",
                "{'out_trade_no':'order_x','refund_amount':'1.00'}",
                "{'out_trade_no':'order_x','out_request_no':'','refund_amount':'1.00'}",
                "{'out_trade_no':'order_x','out_request_no':'order_x-1','refund_amount':'1.00','extra':1}",
                "{'out_trade_no':'order_x','out_request_no':'order_x-1','refund_amount':'1.00','query_options':['all']}",
                "{'out_trade_no':'order_y','out_request_no':'order_x-1','refund_amount':'1.00'}",
                "not json",
            })
    void refusesARefundOfAnotherForm(String body) {
        paid("order_x");
        assertThat(status("/v3/alipay/trade/refund", body.replace('\'', '"'))).isEqualTo(400);
        assertThat(gateway.moneyMoved("order_x")).isEmpty();
    }

    /// It would refund what was paid. Nothing here answers it, and the adapter never asks.
    @Test
    void knowsNoCancelling() {
        paid("order_z");
        assertThat(status("/v3/alipay/trade/cancel", "{\"out_trade_no\":\"order_z\"}"))
                .isEqualTo(404);
    }

    /// Until when the code can be paid is required.
    @Test
    void refusesAnOrderWithoutAnEnd() {
        var endless = new HashMap<>(order("order_e").members());
        endless.remove("time_expire");
        assertThat(status("/v3/alipay/trade/precreate", new Json.Fields(endless).write()))
                .isEqualTo(400);
        var dashed = order("order-e").write();
        assertThat(status("/v3/alipay/trade/precreate", dashed)).isEqualTo(400);
    }
}
