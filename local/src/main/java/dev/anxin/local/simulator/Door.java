package dev.anxin.local.simulator;

import com.sun.net.httpserver.HttpHandler;
import dev.anxin.local.engine.Front;
import java.net.URI;

/// A server's door: shut, whoever knocks is refused; opened again, it is at the same address.
final class Door implements Entrance {
    private final HttpHandler inside;
    private final URI uri;
    private final int port;
    private Front front;
    private boolean open = true;

    /// @param port 0 for a free one
    Door(int port, HttpHandler inside) {
        this.inside = inside;
        this.front = Front.start(port, inside);
        this.uri = front.uri();
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
            front.close();
        }
    }

    @Override
    public synchronized void open() {
        if (!open) {
            front = Front.start(port, inside);
            open = true;
        }
    }
}
