package dev.anxin.local.simulator;

import com.sun.net.httpserver.HttpHandler;
import dev.anxin.local.engine.LoopbackServer;
import java.net.URI;

/// A server's door: shut, whoever knocks is refused; opened again, it is at the same address.
final class ServerSwitch implements CallTarget {
    private final HttpHandler inside;
    private final URI uri;
    private final int port;
    private LoopbackServer loopbackServer;
    private boolean open = true;

    /// @param port 0 for a free one
    ServerSwitch(int port, HttpHandler inside) {
        this.inside = inside;
        this.loopbackServer = LoopbackServer.start(port, inside);
        this.uri = loopbackServer.uri();
        this.port = uri.getPort();
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public synchronized void shut() {
        if (open) {
            open = false;
            loopbackServer.close();
        }
    }

    @Override
    public synchronized void open() {
        if (!open) {
            loopbackServer = LoopbackServer.start(port, inside);
            open = true;
        }
    }
}
