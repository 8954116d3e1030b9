package dev.anxin.local.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.Front;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A gateway that answers quickly, from what its payments are by their number.
record RehearsedGateway(Cast cast, int payments) {
    private static final int PAGE = 100;
    private static final String PATH = "/payments/";

    Front start() {
        return Front.answering(this::answer);
    }

    private Front.Answer answer(HttpExchange exchange, String body) {
        var uri = exchange.getRequestURI();
        if (uri.getPath().equals("/payments")) {
            return list(Front.form(uri.getRawQuery()).getOrDefault("cursor", "0"));
        }
        var number = uri.getPath().startsWith(PATH) ? Cast.number(uri.getPath().substring(PATH.length())) : -1;
        return number >= 0 && number < payments
                ? Front.Answer.json(200, cast.gateway(number))
                : Front.Answer.json(404, "{\"error\":{\"code\":\"not_found\"}}");
    }

    /// The last of its payments is one that nobody registered.
    private Front.Answer list(String cursor) {
        var from = Integer.parseInt(cursor);
        var until = Math.min(from + PAGE, payments + 1);
        var listed = IntStream.range(from, until).mapToObj(cast::gateway).collect(Collectors.joining(","));
        var next = until > payments ? "" : ",\"next\":\"" + until + "\"";
        return Front.Answer.json(200, "{\"payments\":[" + listed + "]" + next + "}");
    }
}
