package dev.anxin.local.http;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// Where the API will answer, known before the functions are that answer: some of them are told of it.
public final class ApiAddress implements AutoCloseable {
    private final HttpFront httpFront;
    private volatile HttpFront.Service service = ApiAddress::notYet;

    /// @param port 0 for a free one
    public ApiAddress(int port) {
        this.httpFront = HttpFront.start(port, (request, response) -> service.answer(request, response));
    }

    public URI uri() {
        return httpFront.uri();
    }

    /// From now on.
    void answer(HttpFront.Service by) {
        service = by;
    }

    private static void notYet(Request request, Response response) throws IOException {
        HttpFront.send(response, 503, new byte[0]);
    }

    @Override
    public void close() {
        httpFront.close();
    }
}
