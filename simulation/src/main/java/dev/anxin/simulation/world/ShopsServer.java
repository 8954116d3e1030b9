package dev.anxin.simulation.world;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A merchant's server: it takes every event that gets there.
public final class ShopsServer implements Calls {
    private final Trace trace;
    private final List<String> heard = new ArrayList<>();

    ShopsServer(Trace trace) {
        this.trace = trace;
    }

    @Override
    public Reply send(Call call) {
        var id = Json.parse(call.body()).needText("id");
        heard.add(id);
        trace.mix("heard " + id);
        trace.note(() -> "the shop hears " + id);
        return new Reply.Answered(204, Map.of(), new byte[0]);
    }

    /// Ids of events, as often as they came.
    public List<String> heard() {
        return List.copyOf(heard);
    }
}
