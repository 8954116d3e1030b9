package dev.anxin.simulation.schedule;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// All that is left to chance, from one seed.
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /// Another chance, independent of this one: what is asked of one does not change the other.
    public Chance apart() {
        return new Chance(random.split());
    }

    /// @param share 0: never, 1: always
    public boolean hits(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /// @return from 0 to one less than `bound`
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }

    public <T> T of(List<T> some) {
        return some.get(below(some.size()));
    }
}
