package dev.anxin.local.simulator.books;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How the money of one payment was taken, at once or in parts. Never changed: each step gives the next one.
///
/// @param untaken how much of what is asked is not taken, in minor units
/// @param captures oldest first; none before it succeeded
/// @param isNamed whether its gateway names them one by one, though none has failed
public record Taking(long untaken, List<GatewayCapture> captures, boolean isNamed) {
    static final Taking ALL = new Taking(0, List.of(), false);

    public Taking {
        captures = List.copyOf(captures);
    }

    Taking but(long less) {
        return new Taking(less, captures, isNamed);
    }

    Taking named() {
        return new Taking(untaken, captures, true);
    }

    Taking with(long amount, Instant at) {
        var capture = new GatewayCapture(amount, false, at);
        return new Taking(
                untaken, Stream.concat(captures.stream(), Stream.of(capture)).toList(), isNamed);
    }

    /// What happens to money that was taken.
    public enum Step {
        /// What was not taken at first is taken too.
        REST,
        /// The latest capture that stands fails.
        FAIL,
        /// What failed last is captured again, under the same id.
        AGAIN,
        /// What failed last is captured again, by another capture.
        ANOTHER
    }

    /// The same where it cannot happen.
    Taking after(Step step, Instant at) {
        return switch (step) {
            case REST -> untaken > 0 ? but(0).with(untaken, at) : this;
            case FAIL -> turned(false, at);
            case AGAIN -> turned(true, at);
            case ANOTHER ->
                captures.reversed().stream()
                        .filter(GatewayCapture::failed)
                        .findFirst()
                        .map(failed -> with(failed.amount(), at))
                        .orElse(this);
        };
    }

    /// @param stands whether the latest of those that failed is there again; else the latest that stands fails
    private Taking turned(boolean stands, Instant at) {
        var all = new ArrayList<>(captures);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).failed() == stands) {
                all.set(i, all.get(i).standing(stands, at));
                return new Taking(untaken, all, true);
            }
        }
        return this;
    }

    /// Of an amount, what was taken and is there; before that, what would be taken.
    long of(long amount) {
        return captures.isEmpty()
                ? amount - untaken
                : captures.stream()
                        .filter(capture -> !capture.failed())
                        .mapToLong(GatewayCapture::amount)
                        .sum();
    }

    Taking shifted(Duration by) {
        return new Taking(untaken, captures.stream().map(one -> one.shifted(by)).toList(), isNamed);
    }
}
