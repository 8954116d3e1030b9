package dev.anxin.simulation;

import dev.anxin.json.Json;
import dev.anxin.simulation.table.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What happened, in order: for the story of a run, and to tell whether two runs were the same.
public final class Trace {
    private final Scheduler scheduler;
    private final List<String> lines = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private long digest;

    /// @param topic its name
    public record Published(String topic, Json message) {}

    Trace(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Something that people want to read.
    public void note(String line) {
        var since = Duration.between(World.START, scheduler.now());
        var time = "%dd %02d:%02d:%06.3f"
                .formatted(
                        since.toDays(),
                        since.toHoursPart(),
                        since.toMinutesPart(),
                        since.toSecondsPart() + since.toMillisPart() / 1000.0);
        lines.add(time + "  " + line);
        mix(line);
    }

    void wrote(Written written) {
        mix(written.key().toString());
        mix(new TreeMap<>(written.after()).toString());
    }

    void published(String topic, String message) {
        var json = Json.parse(message);
        published.add(new Published(topic, json));
        note("published to " + topic + ": " + json.at("id").text().orElse(message));
    }

    private void mix(String what) {
        digest = digest * 1_000_003 + what.hashCode() + scheduler.now().toEpochMilli();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<Published> published() {
        return List.copyOf(published);
    }

    /// The same for the same run.
    public long digest() {
        return digest;
    }
}
