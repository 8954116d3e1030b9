package dev.anxin.function.runtime;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Opens no connection: what is asked for is answered from memory, and elsewhere nobody answers.
record RehearsalCalls(Map<URI, String> pages) implements Calls {
    RehearsalCalls {
        pages = Map.copyOf(pages);
    }

    @Override
    public Reply send(Call call) {
        var page = pages.get(call.uri());
        return page == null
                ? new Reply.None("nobody answers in a rehearsal")
                : new Reply.Answered(200, Map.of(), page.getBytes(StandardCharsets.UTF_8));
    }
}
