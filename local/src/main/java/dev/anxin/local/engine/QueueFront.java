package dev.anxin.local.engine;

import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.PayloadLimits;
import dev.anxin.local.rights.AwsRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands before ElasticMQ, which asks nobody who calls: passes on what its caller may ask. It reads requests and
/// copies answers: everything goes through here, so it must cost next to nothing.
final class QueueFront implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /// SQS's JSON protocol, which all of the SDK's clients speak.
    private static final Pattern TARGET = Pattern.compile("AmazonSQS\\.(\\w+)");

    private final Gate gate;
    private final ServerSocket server;
    private final CompletableFuture<Integer> target = new CompletableFuture<>();

    QueueFront(Gate gate) {
        this.gate = gate;
        try {
            server = new ServerSocket(0, 0, LOOPBACK);
        } catch (IOException e) {
            throw new UncheckedIOException("No port on 127.0.0.1 can be had", e);
        }
        Thread.ofVirtual().name("before ElasticMQ").start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// @param port where ElasticMQ answers
    void passTo(int port) {
        target.complete(port);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().name("before ElasticMQ").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// One connection, to its end. Whoever ends it first ends both sides.
    private void serve(Socket client) {
        try (client;
                var engine = new Socket(LOOPBACK, target.join())) {
            client.setTcpNoDelay(true);
            engine.setTcpNoDelay(true);
            Thread.ofVirtual().name("answers of ElasticMQ").start(() -> copy(engine, client));
            var input = new BufferedInputStream(client.getInputStream());
            for (var next = RawRequest.read(input); next.isPresent(); next = RawRequest.read(input)) {
                pass(next.get(), client, engine);
            }
        } catch (IOException ended) {
            return; // the caller sees it by itself: a connection that ends is no answer
        }
    }

    /// A client waits for an answer before it asks again, so nobody else writes to it meanwhile.
    private void pass(RawRequest request, Socket client, Socket engine) throws IOException {
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            client.getOutputStream().write(refused(refusal.get()));
        } else {
            engine.getOutputStream().write(request.bytes());
        }
    }

    private Optional<RefusalAnswer> refusal(RawRequest request) {
        var operation = request.header("X-Amz-Target")
                .map(TARGET::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .orElse("without X-Amz-Target");
        return gate.rights()
                .judge(
                        request.header("Authorization").orElse(null),
                        () -> new AwsRequest(AwsRequest.Service.SQS, operation, json(request)))
                .map(denied -> RefusalAnswer.of(AwsRequest.Service.SQS, denied))
                .or(() -> tooLarge(operation, request));
    }

    /// As JSON nothing is shorter than it is, so most requests need not be read.
    private Optional<RefusalAnswer> tooLarge(String operation, RawRequest request) {
        var refusal = request.body().length() > PayloadLimits.MESSAGE
                ? MessageSizes.refusal(operation, json(request))
                : Optional.<RefusalAnswer>empty();
        refusal.ifPresent(answer -> gate.reached().add(AwsLimit.PAYLOAD, "SQS", answer.message()));
        return refusal;
    }

    private static JsonNode json(RawRequest request) {
        return JsonMapper.shared().readTree(request.bodyBytes());
    }

    private static byte[] refused(RefusalAnswer answer) {
        var body = answer.json().body().getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + answer.status() + " Refused\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + "x-amzn-query-error: " + answer.code() + ";Sender\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(Socket engine, Socket client) {
        try (client;
                engine) {
            engine.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            return; // either side: the other one is closed now
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
