package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/// A small HTTP server on loopback, each request on its own virtual thread.
public record LoopbackServer(HttpServer server) implements AutoCloseable {

    /// @param type the content type
    public record Answer(int status, String type, String body) {
        public static Answer json(int status, Object body) {
            return new Answer(status, "application/json", body.toString());
        }
    }

    /// @param port 0 for a free one
    public static LoopbackServer start(int port, HttpHandler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", handler);
            server.start();
            return new LoopbackServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " on 127.0.0.1 cannot be had", e);
        }
    }

    /// A front on a free port that answers requests by their body, which is text.
    public static LoopbackServer answering(BiFunction<HttpExchange, String, Answer> service) {
        return answering(0, service);
    }

    /// As [#answering] on any port.
    ///
    /// @param port 0 for a free one
    public static LoopbackServer answering(int port, BiFunction<HttpExchange, String, Answer> service) {
        return start(port, exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            send(exchange, service.apply(exchange, body));
        });
    }

    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /// With the headers that are set already.
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// The fields of an URL-encoded form, or of a query.
    public static Map<String, String> form(String text) {
        var form = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var halves = (pair + "=").split("=", 3);
            form.put(
                    URLDecoder.decode(halves[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
