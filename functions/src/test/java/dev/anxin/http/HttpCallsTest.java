package dev.anxin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Against a real server on loopback.
final class HttpCallsTest {
    private static final int LARGEST = 1_000;

    private final HttpCalls calls = new HttpCalls(Duration.ofSeconds(5), LARGEST, AddressPolicy.OPEN);

    @Test
    void bringsStatusHeadersAndBodyWhateverTheyAre() throws IOException {
        try (var server = new Server(exchange -> {
            exchange.getResponseHeaders().add("X-Made", exchange.getRequestMethod());
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 503, sent + exchange.getRequestHeaders().getFirst("authorization"));
        })) {
            var reply = calls.send(Call.post(server.uri("/a?b=c"), Map.of("authorization", "made"), "body "));
            assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(503);
                assertThat(answered.header("x-made")).contains("POST");
                assertThat(answered.body()).asString().isEqualTo("body made");
            });
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        var calledThere = new AtomicInteger();
        try (var there = new Server(exchange -> answer(exchange, 200, "" + calledThere.incrementAndGet()));
                var here = new Server(exchange -> {
                    exchange.getResponseHeaders().add("location", there.uri("/").toString());
                    answer(exchange, 302, "");
                })) {
            assertThat(calls.send(Call.get(here.uri("/"), Map.of())))
                    .isInstanceOfSatisfying(
                            Reply.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(302));
            assertThat(calledThere).hasValue(0);
        }
    }

    @Test
    void callsTheOtherPlaceWhereNoConnectionComesAbout() throws IOException {
        try (var server = new Server(exchange -> answer(exchange, 200, exchange.getRequestMethod()))) {
            var call = Call.post(free(), Map.of(), "body").orAt(server.uri("/there"));
            assertThat(calls.send(call))
                    .isInstanceOfSatisfying(
                            Reply.Answered.class,
                            answered -> assertThat(answered.body()).asString().isEqualTo("POST"));
        }
    }

    @Test
    void callsNoOtherPlaceOnceSomebodyMayHaveGotTheCall() throws IOException {
        var calledThere = new AtomicInteger();
        try (var there = new Server(exchange -> answer(exchange, 200, "" + calledThere.incrementAndGet()));
                var here = new Server(HttpExchange::close)) {
            assertThat(calls.send(Call.post(here.uri("/"), Map.of(), "body").orAt(there.uri("/"))))
                    .isInstanceOf(Reply.None.class);
            assertThat(calls.send(Call.get(here.uri("/"), Map.of()).orAt(there.uri("/"))))
                    .isInstanceOf(Reply.None.class);
            assertThat(calledThere).hasValue(0);
        }
    }

    /// An address at which nobody listens.
    private static URI free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/here");
        }
    }

    @Test
    void takesTooMuchForNoAnswer() throws IOException {
        try (var server = new Server(exchange -> answer(exchange, 200, "x".repeat(10_000_000)))) {
            assertThat(calls.send(Call.get(server.uri("/"), Map.of())))
                    .isEqualTo(new Reply.None("the answer is over 1000 bytes"));
        }
        try (var server = new Server(exchange -> answer(exchange, 200, "x".repeat(LARGEST)))) {
            assertThat(calls.send(Call.get(server.uri("/"), Map.of()))).isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    void endsInTimeWhenNothingComesOrTheBodyNeverEnds() throws IOException {
        var enough = new CountDownLatch(1);
        var hasty = new HttpCalls(Duration.ofMillis(300), LARGEST, AddressPolicy.OPEN);
        try (var silent = new Server(exchange -> await(enough));
                var endless = new Server(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    await(enough);
                })) {
            assertThat(hasty.send(Call.get(silent.uri("/"), Map.of())))
                    .isEqualTo(new Reply.None("no answer within 0 s"));
            assertThat(hasty.send(Call.get(endless.uri("/"), Map.of())))
                    .isEqualTo(new Reply.None("no answer within 0 s"));
            enough.countDown();
        }
    }

    @Test
    void hangsUpOnAServerThatKeepsItWaiting() throws Exception {
        var hasty = new HttpCalls(Duration.ofMillis(300), LARGEST, AddressPolicy.OPEN);
        try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            hasty.send(Call.get(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), Map.of()));
            try (var connection = silent.accept()) {
                connection.setSoTimeout(10_000); // a connection that stayed open fails here
                assertThat(connection.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void readsNoMoreThanItNeedsOfAnAnswerWhoseStatusIsAllThatCounts() throws IOException {
        var cutting = HttpCalls.cuttingBodies(Duration.ofSeconds(5), LARGEST, AddressPolicy.OPEN);
        try (var server = new Server(exchange -> answer(exchange, 200, "x".repeat(10_000_000)))) {
            assertThat(cutting.send(Call.get(server.uri("/"), Map.of())))
                    .isInstanceOfSatisfying(Reply.Answered.class, answered -> {
                        assertThat(answered.status()).isEqualTo(200);
                        assertThat(answered.body()).hasSize(LARGEST);
                    });
        }
    }

    @Test
    void survivesAServerThatForgetsItsConnectionsBetweenTwoCalls() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var server = new ServerSocket(0, 2, InetAddress.ofLiteral("127.0.0.1"))) {
            var answered = threads.submit(() -> {
                for (int i = 0; i < 2; i++) {
                    answerOnce(server);
                }
                return true;
            });
            var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            for (int i = 0; i < 2; i++) {
                assertThat(calls.send(Call.post(uri, Map.of(), "made"))).isInstanceOf(Reply.Answered.class);
            }
            assertThat(answered.get()).isTrue();
        }
    }

    /// Answers one request on a connection, promises to keep it, and hangs up on the next.
    private static void answerOnce(ServerSocket server) throws IOException {
        try (var connection = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            while (!in.readLine().isEmpty()) {
                // the head of the request, up to its empty line
            }
            in.skip("made".length());
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\nok"
                            .getBytes(StandardCharsets.US_ASCII));
            in.read(); // the next request, or the end
        }
    }

    @Test
    void saysWhyThereIsNoAnswer() throws IOException {
        var gone = new Server(exchange -> answer(exchange, 200, ""));
        gone.close();
        assertThat(calls.send(Call.get(gone.uri("/"), Map.of())))
                .isEqualTo(new Reply.None("no answer: ConnectException"));
        assertThat(calls.send(Call.get(URI.create("ftp://made.example/"), Map.of())))
                .isEqualTo(new Reply.None("the address is none that can be called"));
    }

    @Test
    void callsNothingThatItsGuardRefuses() throws IOException {
        var called = new AtomicInteger();
        try (var server = new Server(exchange -> answer(exchange, 200, "" + called.incrementAndGet()))) {
            var guarded =
                    new HttpCalls(Duration.ofSeconds(5), LARGEST, _ -> Optional.of("points to an internal address"));
            assertThat(guarded.send(Call.get(server.uri("/"), Map.of())))
                    .isEqualTo(new Reply.None("points to an internal address"));
            assertThat(called).hasValue(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Server(HttpServer server) implements AutoCloseable {
        Server(HttpHandler handler) throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", handler);
            server.start();
        }

        URI uri(String path) {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
