package dev.anxin.local.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local, without its own server, which would listen on every interface and send telemetry. It
/// never deletes expired items and never raises TransactionConflict.
public final class TableEngine implements AutoCloseable {
    private final Server server;
    private final LocalDynamoDBRequestHandler requests;

    private TableEngine(Server server, LocalDynamoDBRequestHandler requests) {
        this.server = server;
        this.requests = requests;
    }

    /// @param directory where tables and streams live; none: in memory
    @SuppressWarnings("checkstyle:IllegalCatch") // Jetty's start declares Exception
    public static TableEngine start(Optional<Path> directory) {
        var server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        try {
            var path = directory.map(Path::toString).orElse(null);
            var requests = new LocalDynamoDBRequestHandler(0, directory.isEmpty(), path, true, false);
            server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
            server.start();
            return new TableEngine(server, requests);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @Override
    @SuppressWarnings("checkstyle:IllegalCatch") // Jetty's stop declares Exception
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
        requests.shutdown();
    }
}
