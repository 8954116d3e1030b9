package dev.anxin.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// HTTP on loopback, each request on its own virtual thread. The JDK's server answers an address that it cannot
/// read with the text of its own exception; this one hands on every address, and answers what is not HTTP as
/// API Gateway does.
record HttpFront(Server server) implements AutoCloseable {
    private static final int LARGEST_HEAD = 10_240; // API Gateway's: request line and headers together
    private static final Duration LONGEST = Duration.ofSeconds(60); // twice API Gateway's limit

    /// What answers a request, to its end.
    @FunctionalInterface
    interface Service {
        void answer(Request request, Response response) throws IOException;
    }

    /// @param port 0 for a free one
    /// @throws UncheckedIOException if the port cannot be had
    @SuppressWarnings("checkstyle:IllegalCatch") // Jetty's start declares Exception
    static HttpFront start(int port, Service service) {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        threads.setDaemon(true);
        var server = new Server(threads);
        var configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(LARGEST_HEAD);
        var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(LONGEST.toMillis());
        server.addConnector(connector);
        server.setErrorHandler((request, response, callback) -> error(response, callback));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                service.answer(request, response);
                callback.succeeded();
                return true;
            }
        });
        try {
            server.start();
            return new HttpFront(server);
        } catch (Exception e) {
            throw new UncheckedIOException(new IOException("Port " + port + " on 127.0.0.1 cannot be had", e));
        }
    }

    private static boolean error(Response response, Callback callback) {
        send(
                response,
                "application/json",
                "{\"message\":\"" + HttpStatus.getMessage(response.getStatus()) + "\"}",
                callback);
        return true;
    }

    private static void send(Response response, String type, String body, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    /// With the headers that are set already.
    static void send(Response response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        try (var out = Content.Sink.asOutputStream(response)) {
            out.write(body);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @Override
    @SuppressWarnings("checkstyle:IllegalCatch") // Jetty's stop declares Exception
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The API does not stop", e);
        }
    }
}
