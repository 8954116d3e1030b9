package dev.anxin.simulation.cost;

import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.json.Json;
import dev.anxin.simulation.upgrade.Copies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Supplier;

/// One function: its copies, and what its runs cost. A copy does one thing at a time; the one that was last at
/// work goes first.
final class ReplayFunction {
    private static final Set<String> SCHEDULED = Set.of("sweep", "reconcile");

    private final String name;
    private final int megabytes;
    private final Supplier<Environment> surroundings;
    private final ReplayClock clock;
    private final UsageMeter meter;
    private final KeyHeat heat;
    private final Deque<Copy> copies = new ArrayDeque<>();

    private record Copy(Handler handler, Instant freeAt) {}

    /// @param megabytes of its memory
    ReplayFunction(
            String name,
            int megabytes,
            Supplier<Environment> surroundings,
            ReplayClock clock,
            UsageMeter meter,
            KeyHeat heat) {
        this.name = name;
        this.megabytes = megabytes;
        this.surroundings = surroundings;
        this.clock = clock;
        this.meter = meter;
        this.heat = heat;
    }

    /// @param records how many things it is asked to do in this run
    Json invoke(Json event, int records) {
        var begun = clock.now();
        heat.ofSchedule(SCHEDULED.contains(name));
        var handler = free(begun);
        clock.pass(CallTimes.work(CallTimes.RUN.plus(CallTimes.RECORD.multipliedBy(records)), megabytes));
        var answer = handler.handle(event);
        copies.push(new Copy(handler, clock.now()));
        meter.ran(name, megabytes, Duration.between(begun, clock.now()));
        if (!answer.at("batchItemFailures").elements().isEmpty()) {
            throw new IllegalStateException(name + " failed where nothing goes wrong: " + answer.write());
        }
        return answer;
    }

    private Handler free(Instant now) {
        var free = copies.stream().filter(copy -> !copy.freeAt().isAfter(now)).findFirst();
        free.ifPresent(copies::remove);
        return free.map(Copy::handler).orElseGet(() -> (Handler) Copies.of(name, surroundings.get()));
    }
}
