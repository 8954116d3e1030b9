package dev.anxin.local.engine;

import dev.anxin.local.rights.Rights;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local, without its own server, which would listen on every interface and send telemetry. It
/// never deletes expired items and never raises TransactionConflict.
public final class TableEngine implements AutoCloseable {
    private static final Pattern WRITE = Pattern.compile("\\.(Put|Update|Delete|Create|BatchWrite|TransactWrite)");

    private final Server server;
    private final LocalDynamoDBRequestHandler requests;

    private TableEngine(Server server, LocalDynamoDBRequestHandler requests) {
        this.server = server;
        this.requests = requests;
    }

    /// @param directory where tables and streams live; none: in memory
    /// @param rights who may ask what
    /// @param told hears each time that something was written
    @SuppressWarnings("checkstyle:IllegalCatch") // Jetty's start declares Exception
    public static TableEngine start(Optional<Path> directory, Rights rights, Runnable told) {
        var server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        try {
            var path = directory.map(Path::toString).orElse(null);
            var requests = new LocalDynamoDBRequestHandler(0, directory.isEmpty(), path, true, false);
            var tables = new WriteNotifier(new LocalDynamoDBServerHandler(requests, null), told);
            server.setHandler(new ContextHandler(new TableGate(tables, rights), "/"));
            server.start();
            return new TableEngine(server, requests);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    /// Says when a request is done that may have written.
    private static final class WriteNotifier extends Handler.Wrapper {
        private final Runnable told;

        WriteNotifier(Handler handler, Runnable told) {
            super(handler);
            this.told = told;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var action = Optional.ofNullable(request.getHeaders().get("X-Amz-Target"))
                    .orElse("");
            return super.handle(
                    request, response, WRITE.matcher(action).find() ? Callback.from(callback, told) : callback);
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
