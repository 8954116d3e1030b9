package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A small HTTP server on loopback: one function from request to answer, each request on its own virtual
/// thread.
public final class Front implements AutoCloseable {
    private final HttpServer server;

    private Front(HttpServer server) {
        this.server = server;
    }

    /// @param type the content type
    public record Answer(int status, String type, String body) {}

    /// @param port 0 for a free one
    public static Front start(int port, com.sun.net.httpserver.HttpHandler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", handler);
            server.start();
            return new Front(server);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " on 127.0.0.1 cannot be had", e);
        }
    }

    /// A front that answers POSTed bodies.
    public static Front answering(int port, Function<HttpExchange, Answer> service) {
        return start(port, exchange -> send(exchange, service.apply(exchange)));
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

    public static byte[] body(HttpExchange exchange) {
        try {
            return exchange.getRequestBody().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
