package dev.anxin.local.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The API of both gateways on this machine, as each test tells it to answer. It does not know a payment that
/// nobody told it of.
final class TestGateway {
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();
    private final String base;

    private record Answer(int status, String body) {}

    private TestGateway(String base) {
        this.base = base;
    }

    /// Runs until the process ends.
    static TestGateway start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var gateway =
                    new TestGateway("http://127.0.0.1:" + server.getAddress().getPort());
            server.createContext("/", gateway::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return gateway;
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    String base() {
        return base;
    }

    /// What it says of a payment from now on.
    void says(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
    }

    /// What OlePay says of a payment of 10.99 USD.
    ///
    /// @param status and more fields: `"status":"failed","code":"101"`
    void olepay(String reference, String status) {
        says("GET /payments/" + reference, 200, olepayPayment(reference, status));
    }

    static String olepayPayment(String reference, String status) {
        return """
                {"order_id":"%s","payment_id":"op_made","amount":1099,"currency":"USD",%s}""".formatted(reference, status);
    }

    /// Lets something happen, once, between that request and its answer.
    void meanwhile(String request, Runnable happens) {
        hooks.put(request, happens);
    }

    /// How often it was asked that.
    long asked(String request) {
        return asked.stream().filter(request::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var request = exchange.getRequestMethod() + " " + path;
        asked.add(request);
        Optional.ofNullable(hooks.remove(request)).ifPresent(Runnable::run);
        var code = path.startsWith("/v1/") ? "resource_missing" : "not_found";
        var answer = answers.getOrDefault(request, new Answer(404, "{\"error\":{\"code\":\"" + code + "\"}}"));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
