package dev.anxin.function.order;

import dev.anxin.aws.table.Streaks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Ends an account's streak of refunds when an order is fulfilled. All fulfilments of an account would read the
/// same item, so each copy of the function looks every ten seconds at most. A streak that began meanwhile ends
/// with the next order that is fulfilled: until then it can only be too long, which stops automatic refunds
/// sooner.
public final class StreakEnd {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Streaks streaks;
    private final InstantSource clock;
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    public StreakEnd(Streaks streaks, InstantSource clock) {
        this.streaks = streaks;
        this.clock = clock;
    }

    void fulfilled(String account) {
        var now = clock.instant();
        if (!now.isBefore(looked.getOrDefault(account, Instant.MIN).plus(BETWEEN))) {
            streaks.reset(account);
            looked.put(account, now); // only once it is done: the shop asks again after an error
        }
    }
}
