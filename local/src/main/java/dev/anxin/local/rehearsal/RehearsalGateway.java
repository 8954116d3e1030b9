package dev.anxin.local.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A gateway that answers quickly, from what its payments are by their number.
record RehearsalGateway(RehearsalPayments rehearsalPayments, int payments) {
    private static final int PAGE = 100;
    private static final String PATH = "/payments/";

    LoopbackServer start() {
        return LoopbackServer.answering(this::answer);
    }

    private LoopbackServer.Answer answer(HttpExchange exchange, String body) {
        var uri = exchange.getRequestURI();
        if (uri.getPath().equals("/payments")) {
            return list(LoopbackServer.form(uri.getRawQuery()).getOrDefault("cursor", "0"));
        }
        var number = uri.getPath().startsWith(PATH)
                ? RehearsalPayments.number(uri.getPath().substring(PATH.length()))
                : -1;
        return number >= 0 && number < payments
                ? LoopbackServer.Answer.json(200, rehearsalPayments.gateway(number))
                : LoopbackServer.Answer.json(404, "{\"error\":{\"code\":\"not_found\"}}");
    }

    /// The last of its payments is one that nobody registered.
    private LoopbackServer.Answer list(String cursor) {
        var from = Integer.parseInt(cursor);
        var until = Math.min(from + PAGE, payments + 1);
        var listed = IntStream.range(from, until)
                .mapToObj(rehearsalPayments::gateway)
                .collect(Collectors.joining(","));
        var next = until > payments ? "" : ",\"next\":\"" + until + "\"";
        return LoopbackServer.Answer.json(200, "{\"payments\":[" + listed + "]" + next + "}");
    }
}
