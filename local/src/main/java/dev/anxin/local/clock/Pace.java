package dev.anxin.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How fast time goes. Everything that tells the time or waits for it asks here, so a demonstration of days
/// takes minutes. Function timeouts and polling stay real: work does not get faster.
///
/// @param origin when it began, by the wall's clock
/// @param began what time it was then for functions, queues, tokens and schedules
/// @param speed seconds of their time in one real second
public record Pace(Instant origin, Instant began, double speed) {
    public Pace {
        if (!(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Time must go forward, not at " + speed);
        }
    }

    public static Pace real() {
        return times(1);
    }

    /// From now on, `speed` times as fast.
    public static Pace times(double speed) {
        var now = Instant.now();
        return new Pace(now, now, speed);
    }

    /// As [#json] wrote it.
    ///
    /// @throws java.time.DateTimeException if it is none
    public static Pace of(JsonNode json) {
        return new Pace(
                Instant.parse(json.path("real").asString("")),
                Instant.parse(json.path("virtual").asString("")),
                json.path("speed").asDouble(0));
    }

    /// For other processes, and for the next one on the same directory.
    public ObjectNode json() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("real", origin.toString())
                .put("virtual", began.toString())
                .put("speed", speed);
    }

    /// The same time, from now on so fast.
    public Pace at(double otherSpeed) {
        var now = Instant.now();
        return otherSpeed == speed ? this : new Pace(now, time(now), otherSpeed);
    }

    /// The time that functions, queues, tokens and schedules see.
    public InstantSource clock() {
        return () -> time(Instant.now());
    }

    private Instant time(Instant now) {
        var since = Duration.between(origin, now);
        return began.plus(speed == 1 ? since : Duration.ofNanos((long) (since.toNanos() * speed)));
    }

    /// How long that takes on the wall's clock.
    public Duration real(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() / speed));
    }

    /// How much time passes while the wall's clock goes on so far.
    public Duration during(Duration passed) {
        return Duration.ofNanos((long) (passed.toNanos() * speed));
    }
}
