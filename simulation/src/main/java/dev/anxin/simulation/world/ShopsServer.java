package dev.anxin.simulation.world;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A merchant's server: it takes every event that gets there while it is up.
public final class ShopsServer implements Calls {
    private final Scheduler scheduler;
    private final Trace trace;
    private final List<String> heard = new ArrayList<>();
    private Instant downUntil = Instant.MIN;

    ShopsServer(Scheduler scheduler, Trace trace) {
        this.scheduler = scheduler;
        this.trace = trace;
    }

    @Override
    public Reply send(Call call) {
        if (scheduler.now().isBefore(downUntil)) {
            return new Reply.None("no connection");
        }
        var id = Json.parse(call.body()).needText("id");
        heard.add(id);
        trace.mix("heard " + id);
        trace.note(() -> "the shop hears " + id);
        return new Reply.Answered(204, Map.of(), new byte[0]);
    }

    public void goDown(Duration length) {
        downUntil = scheduler.now().plus(length);
    }

    /// Ids of events, as often as they came.
    public List<String> heard() {
        return List.copyOf(heard);
    }
}
