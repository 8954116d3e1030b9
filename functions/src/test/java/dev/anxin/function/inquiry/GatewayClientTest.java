package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anxin.function.runtime.FixedSecrets;
import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Breaker;
import dev.anxin.http.HttpCalls;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.InquiryPolicy;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Asks a gateway over real HTTP, on this machine, which answers in every wrong way.
final class GatewayClientTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant PAY_UNTIL = NOON.plus(Duration.ofMinutes(30));
    private static final PaymentKey KEY = new PaymentKey("olepay", "o-1");
    private static final Money PRICE = new Money(1099, "USD");
    private static final int LARGEST = 64 * 1024;
    private static final String WAITING = "{\"order_id\":\"o-1\",\"status\":\"waiting\"}";
    private static final String CLOSED = "{\"order_id\":\"o-1\",\"status\":\"closed\"}";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Instant now = NOON;
    private GatewayClient gatewayClient;

    /// What the server does with a request.
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        gatewayClient = gatewayClient("{\"olepay\":{\"secrets\":[\"made-secret\"]}}", Duration.ofSeconds(60));
    }

    private GatewayClient gatewayClient(String secrets, Duration patience) {
        return new GatewayClient(
                FixedSecrets.document(secrets, () -> now),
                new HttpCalls(patience, LARGEST, AddressPolicy.OPEN),
                new Breaker(() -> now));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void hearsWhatTheGatewaySays() {
        answers(200, WAITING);
        assertThat(ask(NOON)).containsExactly(new News.Unpaid());
        assertThat(asked).containsExactly("GET /payments/o-1 Bearer made-secret");
    }

    /// Nothing for 30 s is nothing within our patience, whenever in the answer it begins.
    @Test
    void waitsNoLongerThanItsPatience() {
        gatewayClient = gatewayClient("{\"olepay\":{\"secrets\":[\"made-secret\"]}}", Duration.ofMillis(300));
        serve(exchange -> awaitEnd());
        assertThat(why(ask(NOON))).startsWith("no answer within");
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        assertThat(why(ask(NOON))).startsWith("no answer within");
    }

    @Test
    void readsNoMoreThanItsLimit() {
        var tenMegabytes = new byte[10_000_000];
        Arrays.fill(tenMegabytes, (byte) ' ');
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(tenMegabytes);
            exchange.close();
        });
        assertThat(why(ask(NOON))).isEqualTo("the answer is over " + LARGEST + " bytes");
    }

    @Test
    void followsNoRedirectAndSendsItsSecretNowhereElse() {
        serve(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/payments/o-1")) {
                exchange.getResponseHeaders().add("Location", base() + "/elsewhere");
                answer(exchange, 307, "");
            } else {
                answer(exchange, 200, WAITING);
            }
        });
        assertThat(why(ask(NOON))).isEqualTo("redirects are not followed (307)");
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | <html>maintenance</html> | a 200 that cannot be read: not well-formed JSON",
                "200 | {\"order_id\":\"o-1\",\"stat | a 200 that cannot be read: not well-formed JSON",
                "200 | {\"error\":{\"code\":\"busy\"}} | an error inside a 200",
                "200 | {\"order_id\":\"o-2\",\"status\":\"waiting\"} | the answer is about another payment",
                "401 | {} | the gateway refuses our secret (401)",
                "429 | {} | the gateway is asked too much (429)",
                "502 | <html> | the gateway answers 502",
            })
    void hearsNoAnswerInRubbish(int status, String body, String why) {
        answers(status, body);
        assertThat(why(ask(NOON))).startsWith(why);
    }

    @Test
    void hearsNothingWhereNobodyListens() {
        server.stop(0);
        assertThat(why(ask(NOON))).startsWith("no answer: ");
    }

    @Test
    void leavesAnAccountAloneAfterFiveFailuresInARow() {
        answers(500, "");
        for (int i = 0; i < 5; i++) {
            assertThat(why(ask(NOON))).isEqualTo("the gateway answers 500");
        }
        assertThat(why(ask(NOON))).isEqualTo(GatewayClient.NOT_ASKED);
        assertThat(asked).hasSize(5);
        answers(200, WAITING);
        assertThat(ask(NOON.plusSeconds(30))).containsExactly(new News.Unpaid());
        assertThat(ask(NOON.plusSeconds(30))).containsExactly(new News.Unpaid());
        assertThat(asked).hasSize(7);
    }

    @Test
    void leavesAnAccountAloneForAsLongAsItAsksBut5MinutesAtMost() {
        answersRetryAfter("90");
        assertThat(why(ask(NOON))).isEqualTo("the gateway is asked too much (429)");
        assertThat(why(ask(NOON.plusSeconds(89)))).isEqualTo(GatewayClient.NOT_ASKED);
        answersRetryAfter("86400");
        ask(NOON.plusSeconds(90));
        assertThat(why(ask(NOON.plusSeconds(389)))).isEqualTo(GatewayClient.NOT_ASKED);
        answers(200, WAITING);
        assertThat(ask(NOON.plusSeconds(390))).containsExactly(new News.Unpaid());
        assertThat(asked).hasSize(3);
    }

    @Test
    void oneQuestionThatIsAnsweredBadlyIsNoReasonToStopAsking() {
        answers(200, "<html>");
        for (int i = 0; i < 10; i++) {
            ask(NOON);
        }
        assertThat(asked).hasSize(10);
    }

    @Test
    void closesWhatNobodyPaidUntilTheEndOfItsWindow() {
        servesClosing(200, CLOSED);
        assertThat(ask(PAY_UNTIL)).containsExactly(new News.Closed());
        assertThat(asked).hasSize(2).last().asString().startsWith("POST /payments/o-1/close");
    }

    @Test
    void keepsTheFailureBesideTheClosing() {
        var failed = "{\"order_id\":\"o-1\",\"status\":\"failed\",\"code\":\"101\"}";
        serve(exchange -> answer(exchange, 200, exchange.getRequestMethod().equals("GET") ? failed : CLOSED));
        assertThat(ask(PAY_UNTIL)).containsExactly(new News.Failed("", "101"), new News.Closed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "409 | {\"error\":{\"code\":\"not_closable\"}}",
                "200 | {\"order_id\":\"o-1\",\"status\":\"waiting\"}",
                "200 | {\"order_id\":\"o-2\",\"status\":\"closed\"}",
                "200 | {\"order_id\":\"o-1\",\"status\":\"succeeded\",\"amount\":1099,\"currency\":\"USD\"}",
                "500 | <html>",
                "404 | {\"error\":{\"code\":\"not_found\"}}",
            })
    void isJustUnpaidWhereTheGatewayDoesNotConfirmThatItIsClosed(int status, String body) {
        servesClosing(status, body);
        assertThat(ask(PAY_UNTIL)).containsExactly(new News.Unpaid());
        assertThat(asked).hasSize(2);
    }

    @Test
    void closesNothingBeforeTheEndOfTheWindow() {
        servesClosing(200, CLOSED);
        assertThat(ask(PAY_UNTIL.minusMillis(1))).containsExactly(new News.Unpaid());
        assertThat(asked).hasSize(1);
    }

    @Test
    void closesNothingWhereTheAccountSaysNo() {
        servesClosing(200, CLOSED);
        var news = ask(account(false), state(), PAY_UNTIL);
        assertThat(news).containsExactly(new News.Unpaid());
    }

    @Test
    void closesNothingWhereMoneyWasSeenOrAnAttemptIsUnderWay() {
        servesClosing(200, CLOSED);
        var other = new News.Paid(new Money(1, "USD"), 1);
        assertThat(ask(account(true), state(other), PAY_UNTIL)).containsExactly(new News.Unpaid());
        var impossible = new News.Contradicted("'amount' is negative");
        assertThat(ask(account(true), state(impossible), PAY_UNTIL)).containsExactly(new News.Unpaid());
        answers(200, "{\"order_id\":\"o-1\",\"status\":\"processing\"}");
        assertThat(ask(PAY_UNTIL)).containsExactly(new News.Acting("", ""));
        assertThat(asked).hasSize(3).allMatch(request -> request.startsWith("GET"));
    }

    @Test
    void cannotAskWithoutASecretAndSaysSo() {
        var none = gatewayClient("{}", Duration.ofSeconds(60));
        assertThat(why(none.ask(new GatewayClient.Subject(KEY, account(true), state(), 0, NOON))
                        .news()))
                .isEqualTo("no secret to call the gateway with is configured");
        assertThat(asked).isEmpty();
    }

    private List<News> ask(Instant at) {
        now = at;
        return ask(account(true), state(), at);
    }

    private List<News> ask(Account account, PaymentState state, Instant at) {
        return gatewayClient
                .ask(new GatewayClient.Subject(KEY, account, state, 7, at))
                .news();
    }

    private static String why(List<News> answer) {
        return ((News.NoAnswer) answer.getFirst()).why();
    }

    private static PaymentState state(News... more) {
        var registration = new Registration(
                NOON, "demo-shop", "order", PRICE, "customer", "en", "Asia/Shanghai", PAY_UNTIL, "", Terms.DEFAULT);
        var registered = Fact.of(KEY, Fact.Source.MERCHANT, "registered", NOON, new News.Registered(registration));
        var called = Fact.of(KEY, Fact.Source.CALLBACK, "called", NOON, more);
        return PaymentState.of(Summary.of(registered).join(Summary.of(called)));
    }

    private Account account(boolean closeUnpaid) {
        return new Account(
                "olepay",
                "olepay",
                "demo-shop",
                Set.of(),
                Duration.ofMinutes(30),
                Terms.DEFAULT,
                new InquiryPolicy(base(), 600, closeUnpaid),
                RefundLimits.DEFAULT,
                ShopFront.NONE,
                "",
                false);
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answers(int status, String body) {
        serve(exchange -> answer(exchange, status, body));
    }

    private void answersRetryAfter(String seconds) {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", seconds);
            answer(exchange, 429, "");
        });
    }

    /// Nobody has paid; and this is the answer to closing it.
    private void servesClosing(int status, String body) {
        serve(exchange -> {
            var closing = exchange.getRequestMethod().equals("POST");
            answer(exchange, closing ? status : 200, closing ? body : WAITING);
        });
    }

    private void serve(Answer answer) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException first) {
            asked.clear();
        }
        server.createContext("/", exchange -> {
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + token);
            answer.to(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
