package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Call;
import dev.anxin.http.HttpCalls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.local.simulator.books.Movement.Kind;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.stripe.Stripe;
import dev.anxin.local.simulator.stripe.StripeKeys;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapters move money at the simulated gateways; the gateways' own books tell what really moved.
final class RefundsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String KEY = "sk_made_for_tests";

    /// A day in a second.
    private final Agenda agenda = new Agenda(Pace.times(86_400));

    private final GatewayKeys keys =
            new GatewayKeys(Map.of("olepay", keys(new OlePay()), "stripe", keys(new Stripe())));
    private final SimulatedGateway olepay = opened("olepay");
    private final SimulatedGateway stripe = opened("stripe");
    private final HttpCalls calls = new HttpCalls(Duration.ofSeconds(1), 256 * 1024, AddressPolicy.OPEN);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final LoopbackServer anxin = LoopbackServer.answering((exchange, body) -> {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var account = exchange.getRequestURI().getPath().replace("/callbacks/", "");
        var delivery = new Delivery(account, headers, body.getBytes(StandardCharsets.UTF_8), signed(headers));
        if (adapter(account).read(delivery, keys.keys(account).verifies())
                instanceof Reading.Trusted(var facts, var _, var _)) {
            facts.getFirst().news().forEach(news -> told.add(kind(news)));
        }
        return LoopbackServer.Answer.json(200, "{}");
    });

    /// At this pace what is not read at once is stale.
    private static Instant signed(Map<String, String> headers) {
        var time = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])").matcher(headers.toString());
        return time.find() ? Instant.ofEpochSecond(Long.parseLong(time.group())) : Instant.EPOCH;
    }

    private static AccountKeys keys(GatewaySimulator words) {
        return new AccountKeys(words.gateway(), words.freshKeys(), KEY, "");
    }

    private SimulatedGateway opened(String account) {
        return new SimulatedGateway(new SimulatedGateway.Setup(account, keys.of(account), 0, 1), agenda);
    }

    private SimulatedGateway gateway(String account) {
        return account.equals("stripe") ? stripe : olepay;
    }

    private static Gateway adapter(String account) {
        return Gateways.named(account).orElseThrow();
    }

    private static <A> A put(Question<A> question, HttpCalls by) {
        return question.read(by.send(((Request.Ready) question.request()).call()));
    }

    @AfterEach
    void close() {
        olepay.close();
        stripe.close();
        agenda.close();
        anxin.close();
        assertThat(agenda.failures()).isEmpty();
    }

    /// A payment of 10.00 at a gateway.
    private final class Paid {
        final SimulatedGateway gateway;
        final String id;
        HttpCalls patience = calls;
        private final String currency;

        Paid(String account, String order) {
            gateway = RefundsTest.this.gateway(account);
            currency = account.equals("stripe") ? "USD" : "CNY";
            id = account.equals("stripe")
                    ? create(gateway, "/v1/payment_intents", "amount=1000&currency=usd&metadata[order]=" + order)
                    : create(
                            gateway,
                            "/payments",
                            "{\"order_id\":\"" + order + "\",\"amount\":1000,\"currency\":\"CNY\"}");
        }

        Paid paid() {
            gateway.happen(id, Status.SUCCEEDED, "");
            return this;
        }

        private Inquiry inquiry() {
            var key = new PaymentKey(gateway.account(), id);
            return new Inquiry(key, List.of(), gateway.uri().toString(), List.of(KEY), Instant.MAX);
        }

        /// `Said SUCCEEDED 500`, `Rejected`, `Unknown`.
        String refund(String refund, long minor) {
            return refund(refund, minor, currency);
        }

        String refund(String refund, long minor, String in) {
            var outgoingRefund = new OutgoingRefund(refund, new Money(minor, in));
            var question = adapter(gateway.account()).refund(inquiry(), outgoingRefund);
            return switch (put(question, patience)) {
                case RefundReply.Said(var report) ->
                    "Said " + report.status() + " " + report.amount().minor();
                case RefundReply.Rejected _ -> "Rejected";
                case RefundReply.Unknown _ -> "Unknown";
            };
        }

        /// What it says of the money, as whoever decides about it asks.
        List<String> asked() {
            var adapter = adapter(gateway.account());
            var news = new ArrayList<>(put(adapter.payment(inquiry()), calls));
            for (var more : adapter.money(inquiry().knowing(news))) {
                news.addAll(put(more, calls));
            }
            return news.stream()
                    .filter(one -> !(one instanceof News.MethodNamed))
                    .map(RefundsTest::kind)
                    .toList();
        }

        List<String> moved() {
            return gateway.moneyMoved(id).stream()
                    .map(one ->
                            one.kind() + " " + one.key() + " " + one.amount().minor())
                    .toList();
        }
    }

    private String create(SimulatedGateway gateway, String path, String body) {
        var call = Call.post(URI.create(gateway.uri() + path), Map.of("Authorization", "Bearer " + KEY), body);
        var json = Json.parse(((Reply.Answered) calls.send(call)).body());
        return json.at("id").text().or(() -> json.at("order_id").text()).orElseThrow();
    }

    private static String kind(News news) {
        return switch (news) {
            case News.Dated(var _, var dated) -> kind(dated);
            case News.RefundReported(var id, var status, var amount) ->
                (id.startsWith("gateway:") ? "gateway:" : id) + " " + status + " " + amount.minor();
            case News.DisputeReported dispute ->
                "dispute " + dispute.status() + " " + dispute.amount().minor();
            default -> news.getClass().getSimpleName();
        };
    }

    private Paid paid(String account) {
        return new Paid(account, "a-1").paid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void aRefundMovesMoneyOnceHoweverOftenItIsCalledFor(String account) {
        var payment = paid(account);
        assertThat(Stream.generate(() -> payment.refund("r-1", 400)).limit(3)).containsOnly("Said SUCCEEDED 400");
        assertThat(payment.refund("r-1", 401))
                .as("the same key, another amount")
                .isEqualTo("Unknown");
        assertThat(payment.refund("r-2", 600)).isEqualTo("Said SUCCEEDED 600");
        assertThat(payment.moved()).containsExactly("REFUND r-1 400", "REFUND r-2 600");
        assertThat(payment.asked()).containsExactlyInAnyOrder("Paid", "r-1 SUCCEEDED 400", "r-2 SUCCEEDED 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void whatMayNotGoBackIsRejectedAndNothingMoves(String account) {
        var unpaid = new Paid(account, "a-2");
        assertThat(unpaid.refund("r-0", 1)).isEqualTo("Rejected");
        var payment = paid(account);
        assertThat(payment.refund("r-1", 1001)).isEqualTo("Rejected");
        assertThat(payment.refund("r-2", 900)).startsWith("Said");
        assertThat(payment.refund("r-3", 101)).as("more than is left").isEqualTo("Rejected");
        payment.gateway.failNextRefund(new Fault.Reject());
        assertThat(payment.refund("r-4", 1)).isEqualTo("Rejected");
        payment.gateway.disputes().chargeBack(payment.id);
        assertThat(payment.refund("r-5", 1)).as("disputed").isEqualTo("Rejected");
        assertThat(unpaid.moved()).isEmpty();
        assertThat(payment.moved()).first().isEqualTo("REFUND r-2 900");
        assertThat(payment.moved()).hasSize(2).last().asString().startsWith("CHARGEBACK ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void manyCallsAtOnceMoveEachRefundOnceAndNeverMoreThanThereIs(String account) {
        var payment = paid(account);
        var said = Stream.iterate(0, i -> i + 1)
                .limit(24)
                .map(i -> CompletableFuture.supplyAsync(() -> payment.refund("r-" + i % 8, 300)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(said).contains("Said SUCCEEDED 300", "Rejected");
        assertThat(payment.moved()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whatIsKnownBySessionIsRefundedByItsIntent() {
        var item = "line_items[0][price_data]";
        var form = item + "[unit_amount]=1000&" + item + "[currency]=usd&mode=payment";
        var session = create(stripe, "/v1/checkout/sessions", form);
        stripe.happen(session, Status.SUCCEEDED, "");
        var asked = new Inquiry(
                new PaymentKey("stripe", session), List.of(), stripe.uri().toString(), List.of(KEY), Instant.MAX);
        var gateway = adapter("stripe");
        var answer = put(gateway.payment(asked), calls);
        var inquiry = asked.knowing(answer);
        var outgoingRefund = new OutgoingRefund(session + ":late", new Money(1000, "USD"));
        assertThat(put(gateway.refund(inquiry, outgoingRefund), calls)).isInstanceOf(RefundReply.Said.class);
        assertThat(put(gateway.money(inquiry).getFirst(), calls))
                .extracting(RefundsTest::kind)
                .containsExactly(session + ":late SUCCEEDED 1000");
    }

    @Test
    void stripeRefusesASecondCallUnderAKeyWhileTheFirstRuns() {
        var used = new StripeKeys();
        var now = agenda.now();
        var inner = new ArrayList<Integer>();
        var done = LoopbackServer.Answer.json(200, "{}");
        var outer = used.once("k", "p", now, () -> {
            inner.add(used.once("k", "p", now, () -> done).status());
            return done;
        });
        assertThat(outer).isEqualTo(done);
        assertThat(inner).containsExactly(409);
        assertThat(used.once("k", "q", now, () -> done).status()).isEqualTo(400);
        assertThat(used.once("k", "q", now.plus(DAY), () -> done)).isEqualTo(done);
    }

    @Test
    void anotherCurrencyIsRejected() {
        assertThat(paid("olepay").refund("r-1", 1, "USD")).isEqualTo("Rejected");
        var nobody = new Paid("olepay", "a-3");
        nobody.gateway.close();
        assertThat(nobody.refund("r-1", 1)).isEqualTo("Unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void anAnswerIsLostAfterItWasDoneAndACallBeforeIt(String account) {
        var payment = paid(account);
        payment.gateway.planFor(payment.id, List.of(new Fault.LoseReply()));
        assertThat(payment.refund("r-1", 100)).isEqualTo("Unknown");
        assertThat(payment.moved()).containsExactly("REFUND r-1 100");
        assertThat(payment.refund("r-1", 100)).isEqualTo("Said SUCCEEDED 100");
        payment.gateway.planFor(payment.id, List.of(new Fault.FailBefore()));
        assertThat(payment.refund("r-2", 100)).isEqualTo("Unknown");
        assertThat(payment.asked()).containsExactlyInAnyOrder("Paid", "r-1 SUCCEEDED 100");
        assertThat(payment.refund("r-2", 100)).isEqualTo("Said SUCCEEDED 100");
        payment.gateway.plan(FaultPlan.NONE);
        payment.gateway.failNextRefund(new Fault.TimeoutAfterSuccess(Duration.ofMillis(600)));
        payment.patience = new HttpCalls(Duration.ofMillis(300), 256 * 1024, AddressPolicy.OPEN);
        assertThat(payment.refund("r-3", 100)).isEqualTo("Unknown");
        assertThat(payment.moved()).containsExactly("REFUND r-1 100", "REFUND r-2 100", "REFUND r-3 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void aRefundIsPendingForDaysThenSucceedsThenBounces(String account) {
        var payment = new Paid(account, "a-4");
        payment.gateway.callTo(anxin.uri());
        payment.paid();
        await().atMost(SOON).until(() -> told.contains("Paid"));
        payment.gateway.failNextRefund(new Fault.PendingFor(DAY.dividedBy(4)), new Fault.BounceAfter(DAY.dividedBy(4)));
        assertThat(payment.refund("r-1", 1000)).isEqualTo("Said PENDING 1000");
        assertThat(payment.asked()).contains("r-1 PENDING 1000");
        await().atMost(SOON).until(() -> payment.asked().contains("r-1 SUCCEEDED 1000"));
        await().atMost(SOON).until(() -> payment.asked().contains("r-1 FAILED 1000"));
        assertThat(payment.moved()).containsExactly("REFUND r-1 1000", "REFUND_BACK r-1 1000");
        await().atMost(SOON).until(() -> told.contains("r-1 FAILED 1000"));
        assertThat(told.stream().distinct())
                .containsExactly("Paid", "r-1 PENDING 1000", "r-1 SUCCEEDED 1000", "r-1 FAILED 1000");
        assertThat(payment.refund("r-2", 1000)).as("its money is there again").isEqualTo("Said SUCCEEDED 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void theGatewayMayReportMoreThanItMoved(String account) {
        var payment = paid(account);
        payment.gateway.failNextRefund(new Fault.ReportMore(50));
        assertThat(payment.refund("r-1", 100)).isEqualTo("Said SUCCEEDED 150");
        assertThat(payment.asked()).contains("r-1 SUCCEEDED 150");
        assertThat(payment.moved()).containsExactly("REFUND r-1 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void aChargebackComesInTheMomentOfTheRefundAndIsLostOrWon(String account) {
        var payment = new Paid(account, "a-5");
        payment.gateway.callTo(anxin.uri());
        payment.paid();
        payment.gateway.failNextRefund(new Fault.ChargebackDuring());
        assertThat(payment.refund("r-1", 1000)).isEqualTo("Rejected");
        assertThat(payment.asked()).containsExactly("Paid", "dispute OPEN 1000");
        var first = payment.gateway.moneyMoved(payment.id).getFirst();
        assertThat(payment.gateway.disputes().move(payment.id, first.key(), GatewayDispute.Status.WON))
                .isTrue();
        assertThat(payment.gateway.disputes().move(payment.id, first.key(), GatewayDispute.Status.LOST))
                .isFalse();
        assertThat(payment.asked()).containsExactly("Paid", "dispute WON 1000");
        var second = payment.gateway.disputes().chargeBack(payment.id).orElseThrow();
        payment.gateway.disputes().move(payment.id, second, GatewayDispute.Status.LOST);
        assertThat(payment.refund("r-2", 1)).as("nothing is left").isEqualTo("Rejected");
        assertThat(payment.gateway.moneyMoved(payment.id))
                .extracting(Movement::kind)
                .containsExactly(Kind.CHARGEBACK, Kind.CHARGEBACK_BACK, Kind.CHARGEBACK);
        await().atMost(SOON)
                .until(() -> told.containsAll(List.of("dispute OPEN 1000", "dispute WON 1000", "dispute LOST 1000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void somebodyRefundsInTheDashboard(String account) {
        var payment = new Paid(account, "a-6");
        payment.gateway.callTo(anxin.uri());
        payment.paid();
        var some = new Money(300, account.equals("stripe") ? "USD" : "CNY");
        assertThat(payment.gateway.refundInDashboard(payment.id, some)).isTrue();
        assertThat(payment.asked()).containsExactly("Paid", "gateway: SUCCEEDED 300");
        assertThat(payment.refund("r-1", 701)).isEqualTo("Rejected");
        assertThat(payment.gateway.settleRefunds(payment.id, GatewayRefund.Status.FAILED))
                .isEqualTo(1);
        assertThat(payment.gateway.settleRefunds(payment.id, GatewayRefund.Status.FAILED))
                .isZero();
        await().atMost(SOON).until(() -> told.contains("gateway: FAILED 300"));
    }

    /// Whoever calls again with a key that Stripe has forgotten, without having looked, pays twice.
    @Test
    void stripeForgetsKeysAfterADayAndOlePayNever() {
        var forgets = paid("stripe");
        var remembers = paid("olepay");
        forgets.refund("r-1", 100);
        remembers.refund("r-1", 100);
        var later = agenda.now().plus(DAY);
        await().atMost(SOON).until(() -> agenda.now().isAfter(later));
        forgets.refund("r-1", 100);
        remembers.refund("r-1", 100);
        assertThat(remembers.moved()).containsExactly("REFUND r-1 100");
        assertThat(forgets.moved()).containsExactly("REFUND r-1 100", "REFUND r-1 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olepay", "stripe"})
    void allPaymentsAreListedPageByPage(String account) {
        var from = agenda.now().truncatedTo(ChronoUnit.SECONDS); // Stripe counts in seconds
        var made = Stream.iterate(0, i -> i + 1)
                .limit(105)
                .map(i -> new Paid(account, "l-" + i).id)
                .toList();
        var until = agenda.now().plusSeconds(1);
        var listed = new ArrayList<String>();
        var next = "";
        do {
            var page = list(account, from, until, next);
            page.payments().forEach(one -> listed.add(one.reference()));
            next = page.next();
        } while (!next.isEmpty());
        assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
        assertThat(list(account, from.minus(DAY), from, "").payments()).isEmpty();
        assertThat(list(account, until, from, "").payments()).isEmpty();
    }

    private Listing.Page list(String account, Instant from, Instant until, String cursor) {
        var listingRequest = new ListingRequest(gateway(account).uri().toString(), List.of(KEY), from, until, cursor);
        return (Listing.Page) put(adapter(account).list(listingRequest), calls);
    }
}
