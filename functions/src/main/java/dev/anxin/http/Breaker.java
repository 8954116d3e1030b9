package dev.anxin.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Spares a server that does not answer: after five failures in a row it is left alone for half a minute,
/// then one call may try. Each running copy of a function counts for itself, so a broken server still gets a
/// few calls, and needs no place to keep the count.
public final class Breaker {
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    public Breaker(InstantSource clock) {
        this.clock = clock;
    }

    private record Count(int failures, Instant rests) {
        static final Count NONE = new Count(0, Instant.MIN);
    }

    /// Whether `server` may be called now. After a rest the first who asks may, and it rests on for the
    /// others until that call has ended.
    public boolean allows(String server) {
        var now = clock.instant();
        var allowed = new boolean[1];
        counts.compute(server, (_, known) -> {
            var count = known == null ? Count.NONE : known;
            allowed[0] = !now.isBefore(count.rests());
            var probes = allowed[0] && count.failures() >= FAILURES;
            return probes ? new Count(count.failures(), now.plus(REST)) : count;
        });
        return allowed[0];
    }

    public void succeeded(String server) {
        counts.put(server, Count.NONE);
    }

    public void failed(String server) {
        counts.compute(server, (_, known) -> {
            var failures = (known == null ? 0 : known.failures()) + 1;
            return new Count(
                    failures,
                    failures < FAILURES ? Instant.MIN : clock.instant().plus(REST));
        });
    }

    /// It asked to be left alone (Retry-After): cut to five minutes, for nobody is left waiting longer.
    public void restFor(String server, Duration asked) {
        var rest = asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
        counts.put(server, new Count(FAILURES, clock.instant().plus(rest)));
    }
}
