package dev.anxin.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads, decides, and writes if nobody wrote in between. If somebody did, it begins anew: the decision was about
/// something that has changed.
///
/// @param tries at most
/// @param rest the longest rest before the second try, doubled with each try after it
public record OptimisticWrite(int tries, Duration rest) {
    public static OptimisticWrite atMost(int tries) {
        return new OptimisticWrite(tries, Duration.ZERO);
    }

    /// @param what is written, for the message
    /// @param attempt decides and writes; empty if somebody else was faster
    /// @throws Overtaken if somebody else was faster each time
    public <S, R> R write(String what, Supplier<S> read, Function<S, Optional<R>> attempt) {
        return write(what, read.get(), read, attempt);
    }

    /// @param known what the first try goes by
    /// @param read for each try after it
    public <S, R> R write(String what, S known, Supplier<S> read, Function<S, Optional<R>> attempt) {
        for (int before = 0; before < tries; before++) {
            rest(before);
            var result = attempt.apply(before == 0 ? known : read.get());
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new Overtaken(what + " was overtaken " + tries + " times in a row");
    }

    /// For a random time, so that two that met do not meet again.
    private void rest(int before) {
        if (before > 0 && rest.isPositive()) {
            var longest = rest.multipliedBy(1L << (before - 1)).toNanos();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
    }
}
