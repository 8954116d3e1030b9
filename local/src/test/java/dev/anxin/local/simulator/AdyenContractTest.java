package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
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
import dev.anxin.local.simulator.adyen.Adyen;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.books.Taking;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The adapter and the simulated Adyen, each written from Adyen's description, meet here: whatever one sends the other
/// reads. Time stands still until the test lets it go.
final class AdyenContractTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Gateway ADAPTER = Gateways.named("adyen").orElseThrow();
    private static final Adyen WORDS = new Adyen();
    private static final AccountKeys KEYS = AccountKeys.fresh(WORDS);
    private static final URI BASE = URI.create("https://adyen.example");
    private static final EventOwner OWNER = new EventOwner(false, "", WORDS.owner());

    private final Hands time = new Hands();
    private final List<Callback> sent = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>(List.of());
    private final SimulatedGateway gateway =
            SimulatedGateway.atHand(new SimulatedGateway.Setup("adyen", KEYS, 0, 1), time, BASE, (uri, callback) -> {
                sent.add(callback);
                times.add(time.now());
                return new Sender.Answer(answers.isEmpty() ? 202 : answers.removeFirst(), "");
            });
    private final DirectCalls calls = new DirectCalls(gateway);

    AdyenContractTest() {
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

    private Json opened(String order, String path) {
        var body = Json.object(
                        "merchantAccount",
                        "AnxinDemoAccount",
                        "reference",
                        order,
                        "amount",
                        Json.object("value", 1_000, "currency", "EUR"))
                .write();
        var reply = send("POST", "/v72" + path, Map.of(), body);
        assertThat(reply.status()).isEqualTo(201);
        return Json.parse(reply.body());
    }

    private Reply.Answered send(String method, String path, Map<String, String> more, String body) {
        var uri = URI.create(BASE + path);
        var headers = new HashMap<>(gateway.door().callHeaders(new GatewayRequest(method, uri, Map.of(), body)));
        headers.putAll(more);
        return (Reply.Answered) calls.send(new Call(method, uri, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// @return Adyen's id of the payment
    private String paid(String order) {
        opened(order, "/sessions");
        gateway.happen(order, Status.SUCCEEDED, "");
        time.pass(Duration.ofSeconds(1));
        return gateway.attempts(order).getLast();
    }

    private Inquiry inquiry(String order, Money asked, String... otherIds) {
        var secrets = WORDS.callSecrets(KEYS.calls(), KEYS.callbacks());
        return new Inquiry(new PaymentKey("adyen", order), List.of(otherIds), BASE.toString(), secrets, time.now())
                .with(new Inquiry.Books(asked, List.of()));
    }

    private <A> A put(Question<A> question) {
        return question.read(calls.send(((Request.Ready) question.request()).call()));
    }

    private RefundReply refund(String order, String psp, String word, long amount) {
        var asked = inquiry(order, new Money(1_000, "EUR"), psp);
        return put(ADAPTER.refund(asked, new OutgoingRefund(order + ":" + word, new Money(amount, "EUR"))));
    }

    private static String line(List<News> news) {
        return news.stream().map(News::undated).map(News::toString).collect(Collectors.joining(", "));
    }

    private Reading read(Callback callback) {
        return ADAPTER.read(
                new Delivery("adyen", callback.headers(), callback.body(), time.now()),
                KEYS.callbacks().verifies(),
                OWNER);
    }

    private String told() {
        return sent.stream()
                .map(this::read)
                .map(reading -> reading instanceof Reading.Trusted trusted
                        ? trusted.facts().stream()
                                .map(fact -> fact.payment().reference() + " " + line(fact.news()))
                                .collect(Collectors.joining())
                        : reading.getClass().getSimpleName())
                .collect(Collectors.joining("; "));
    }

    @Test
    void tellsOfEachAttempt() {
        opened("o-1", "/sessions");
        gateway.happen("o-1", Status.FAILED, "12");
        gateway.happen("o-1", Status.PROCESSING, "");
        gateway.happen("o-1", Status.SUCCEEDED, "");
        time.pass(Duration.ofSeconds(1));
        var attempts = gateway.attempts("o-1");
        assertThat(attempts).hasSize(2);
        assertThat(told())
                .isEqualTo("o-1 Failed[attempt=" + attempts.getFirst() + ", code=12]; o-1 Acting[attempt="
                        + attempts.getLast() + ", code=]; o-1 CaptureReported[asked=1000 EUR, capture="
                        + attempts.getLast() + ", status=SUCCEEDED, amount=1000], AlsoKnownAs[reference="
                        + attempts.getLast() + "]");
        assertThat(ADAPTER.foreign(
                        ((Reading.Trusted) read(sent.getLast())).kept().document(), OWNER))
                .isEmpty();
    }

    @Test
    void namesSlowMethods() {
        opened("o-2", "/sessions");
        gateway.begin("o-2", PayMethod.Kind.BANK_DEBIT, Duration.ZERO);
        time.pass(Duration.ofSeconds(1));
        assertThat(told()).contains("Acting[").contains("MethodNamed[method=debit sepadirectdebit");
    }

    @Test
    void tellsWhatHappensToTheMoney() {
        var psp = paid("o-3");
        sent.clear();
        gateway.take("o-3", Taking.Step.FAIL);
        gateway.take("o-3", Taking.Step.AGAIN);
        time.pass(Duration.ofSeconds(1));
        assertThat(told())
                .isEqualTo(psp + " CaptureReported[asked=0 EUR, capture=" + psp
                        + ", status=FAILED, amount=1000]; Ignored");
    }

    @Test
    void sendsAgainAsAdyenDoes() {
        answers.addAll(Collections.nCopies(200, 500));
        paid("o-4");
        time.pass(Duration.ofDays(40));
        assertThat(sent).hasSize(100);
        assertThat(times.subList(0, 6).stream()
                        .map(at -> Duration.between(START, at).toSeconds()))
                .containsExactly(0L, 9L, 27L, 54L, 174L, 474L);
        assertThat(times.getLast()).isBetween(START.plus(Duration.ofDays(29)), START.plus(Duration.ofDays(31)));
    }

    @Test
    void takesPartsOnOnce() {
        var psp = paid("o-5");
        sent.clear();
        gateway.failNextRefund(new Fault.PendingFor(Duration.ofMinutes(3)));
        var first = refund("o-5", psp, "late", 400);
        assertThat(first.toString())
                .isEqualTo("Said[report=RefundReported[refund=o-5:late, status=PENDING, amount=400 EUR]]");
        assertThat(refund("o-5", psp, "late", 400)).isEqualTo(first);
        assertThat(refund("o-5", psp, "late", 300).toString()).isEqualTo("Unknown[why=the gateway answers 422 704]");
        assertThat(refund("o-5", psp, "h-1", 601).toString()).isEqualTo("Rejected[why=the gateway refuses: 137]");
        assertThat(sent).as("of what is under way nothing is told").isEmpty();
        time.pass(Duration.ofMinutes(4));
        time.pass(Duration.ZERO);
        assertThat(told()).isEqualTo(psp + " RefundReported[refund=o-5:late, status=SUCCEEDED, amount=400 EUR]");
        assertThat(gateway.moneyMoved("o-5")).hasSize(1);
        sent.clear();
        gateway.settleRefunds("o-5", GatewayRefund.Status.FAILED);
        time.pass(Duration.ofSeconds(1));
        assertThat(told()).isEqualTo(psp + " RefundReported[refund=o-5:late, status=FAILED, amount=400 EUR]");
    }

    @Test
    void takesAllBackByAReversal() {
        var psp = paid("o-6");
        sent.clear();
        assertThat(refund("o-6", psp, "late", 1_000).toString())
                .isEqualTo("Said[report=RefundReported[refund=o-6:late, status=PENDING, amount=1000 EUR]]");
        time.pass(Duration.ofSeconds(1));
        assertThat(told())
                .isEqualTo(psp + " RefundReported[refund=o-6:late, status=SUCCEEDED, amount=1000 EUR], Closed[]");
        assertThat(gateway.moneyMoved("o-6")).hasSize(1);
    }

    @Test
    void losesAReplyAndTakesTheSameCallAgain() {
        var psp = paid("o-7");
        gateway.failNextRefund(new Fault.LoseReply());
        assertThat(refund("o-7", psp, "late", 1_000)).isInstanceOf(RefundReply.Unknown.class);
        assertThat(refund("o-7", psp, "late", 1_000).toString()).startsWith("Said[");
        assertThat(gateway.moneyMoved("o-7")).hasSize(1);
    }

    @Test
    void tellsWhatTheDashboardRefunds() {
        var psp = paid("o-8");
        sent.clear();
        assertThat(gateway.refundInDashboard("o-8", new Money(300, "EUR"))).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(told()).startsWith(psp + " RefundReported[refund=gateway:").endsWith("amount=300 EUR]");
    }

    @Test
    void answersForLinksAlone() {
        var link = opened("o-9", "/paymentLinks").needText("id");
        var asked = inquiry("o-9", Money.NONE, link);
        assertThat(line(put(ADAPTER.payment(asked)))).isEqualTo("Unpaid[]");
        gateway.happen("o-9", Status.PROCESSING, "");
        assertThat(line(put(ADAPTER.payment(asked)))).isEqualTo("Acting[attempt=, code=]");
        assertThat(line(put(ADAPTER.close(asked, "k")))).startsWith("NoAnswer[");
        gateway.happen("o-9", Status.SUCCEEDED, "");
        assertThat(line(put(ADAPTER.payment(asked)))).startsWith("Authorised[asked=1000 EUR], Unaskable[");
        var other = opened("o-10", "/paymentLinks").needText("id");
        assertThat(line(put(ADAPTER.close(inquiry("o-10", Money.NONE, other), "k"))))
                .isEqualTo("Closed[]");
        assertThat(ADAPTER.payment(inquiry("o-9", Money.NONE)).request()).isInstanceOf(Request.Impossible.class);
        assertThat(send("GET", "/v72/payments/" + gateway.attempts("o-9").getLast(), Map.of(), "")
                        .status())
                .as("there is no such question")
                .isEqualTo(404);
    }

    static Stream<String> events() {
        return WORDS.events().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void triggersEvents(String event) {
        var occurrence =
                new Occurrence(event, WORDS.eventId("made"), "by-hand-1", new Money(500, "EUR"), "12", time.now());
        var kept = event.equals("REPORT_AVAILABLE") || event.equals("CAPTURE");
        assertThat(read(WORDS.callback(occurrence, KEYS.callbacks().signs())))
                .isInstanceOf(kept ? Reading.Ignored.class : Reading.Trusted.class);
        assertThat(read(WORDS.callback(occurrence, WORDS.freshKeys().signs())))
                .as("forged")
                .isInstanceOf(Reading.Rejected.class);
    }

    /// Whatever is sent otherwise than the adapter sends it is refused.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-API-Key | other | 401",
                "Idempotency-Key | - | 422",
                "Idempotency-Key | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 422",
            })
    void refusesAnotherCaller(String header, String value, int status) {
        var psp = paid("o-11");
        var question =
                ADAPTER.refund(inquiry("o-11", Money.NONE, psp), new OutgoingRefund("o-11:late", new Money(1, "EUR")));
        var call = ((Request.Ready) question.request()).call();
        var headers = new HashMap<>(call.headers());
        headers.put(header, value);
        if (value.equals("-")) {
            headers.remove(header);
        }
        var changed = new Call(call.method(), call.uri(), headers, call.body());
        assertThat(((Reply.Answered) calls.send(changed)).status()).isEqualTo(status);
        assertThat(gateway.moneyMoved("o-11")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'merchantAccount':'Other','reference':'anxin:x','amount':{'value':1,'currency':'EUR'}}",
                "{'merchantAccount':'AnxinDemoAccount','reference':'anxin:x','amount':{'value':0,'currency':'EUR'}}",
                "{'merchantAccount':'AnxinDemoAccount','reference':'anxin:x','amount':{'value':1,'currency':'USD'}}",
                "{'merchantAccount':'AnxinDemoAccount','reference':'anxin:x','amount':{'value':1.5,'currency':'EUR'}}",
                "{'merchantAccount':'AnxinDemoAccount','reference':'anxin:x','amount':1}",
                "{'merchantAccount':'AnxinDemoAccount','reference':'anxin:x','extra':1,'amount':{'value':1,'currency':'EUR'}}",
                "{'merchantAccount':'AnxinDemoAccount','reference':'','amount':{'value':1,'currency':'EUR'}}",
                "not json",
            })
    void refusesARefundOfAnotherForm(String body) {
        var psp = paid("o-12");
        var json = body.replace('\'', '"');
        var answer = send("POST", "/v72/payments/" + psp + "/refunds", Map.of("Idempotency-Key", "o-12:x"), json);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(gateway.moneyMoved("o-12")).isEmpty();
    }
}
