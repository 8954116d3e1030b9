package dev.anxin.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Time runs ahead while all wait, and only then.
final class PaceTest {
    /// What a tick that has begun before may count for.
    private static final Duration TICK = Duration.ofMillis(20);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory = Path.of("");

    private final Pace pace = Pace.times(36_000);

    private Instant now() {
        return pace.clock().instant();
    }

    /// What time it is when an alarm rings.
    private Instant ring(Instant due) throws Exception {
        var rang = new CompletableFuture<Instant>();
        pace.at(due, () -> rang.complete(now()));
        return rang.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void assertGoesByTheWallClock() throws Exception {
        var begin = System.nanoTime();
        var time = now();
        ring(time.plus(TICK.multipliedBy(5)));
        var passed = Duration.between(time, now());
        assertThat(passed)
                .isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - begin).plus(TICK));
    }

    @Test
    void timeStopsAtWhateverIsDue() throws Exception {
        var due = now().plus(HOUR);
        assertThat(ring(due)).isEqualTo(due);
        assertThat(ring(due)).isAfterOrEqualTo(due); // what is past comes at once
    }

    @Test
    void whileSomebodyWorksItGoesByTheWallClock() throws Exception {
        pace.begin();
        assertGoesByTheWallClock();
        pace.end();
        var due = now().plus(HOUR);
        assertThat(ring(due)).isEqualTo(due);
    }

    @Test
    void whoeverWakesUpIsWaitedFor() throws Exception {
        var due = now().plus(HOUR);
        pace.begin();
        pace.sleepUntil(due);
        assertThat(now()).isAfterOrEqualTo(due);
        assertGoesByTheWallClock();
        pace.end();
    }

    @Test
    void whoIsInterruptedWorksAgain() throws Exception {
        pace.begin();
        Thread.currentThread().interrupt();
        var interrupted = false;
        try {
            pace.sleep(Duration.ofDays(36_500));
        } catch (InterruptedException expected) {
            interrupted = true;
        }
        assertThat(interrupted).isTrue();
        assertGoesByTheWallClock();
        pace.end();
    }

    @Test
    void whatAStackSaysOfItsWorkIsWaitedFor() throws Exception {
        var works = new AtomicBoolean(true);
        try (var _ = pace.waitFor(works::get)) {
            assertGoesByTheWallClock();
            works.set(false);
            var due = now().plus(HOUR);
            assertThat(ring(due)).isEqualTo(due);
            works.set(true);
        }
        var due = now().plus(HOUR);
        assertThat(ring(due)).isEqualTo(due);
    }

    @Test
    void itDoesNotRunAheadOfAnotherProcess() throws Exception {
        var begin = System.nanoTime();
        pace.lead(directory);
        var time = now();
        ring(time.plusSeconds(1).plus(TICK.multipliedBy(5)));
        // A second ahead and one more tick of it, and then with the wall clock.
        var most = Duration.ofSeconds(1).plus(pace.during(TICK)).plusNanos(System.nanoTime() - begin);
        assertThat(Duration.between(time, now())).isLessThanOrEqualTo(most.plus(TICK));
    }

    @Test
    void workIsEndedWhenItsTimeIsOver() throws Exception {
        var done = new AtomicBoolean();
        pace.within(HOUR, Thread.ofVirtual(), () -> {
            assertGoesByTheWallClock();
            done.set(true);
            return null;
        });
        assertThat(done).isTrue();
        var interrupted = new CompletableFuture<Boolean>();
        assertThatThrownBy(() -> pace.within(TICK, Thread.ofVirtual(), () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException ended) {
                        interrupted.complete(true);
                    }
                    return null;
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(interrupted.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var due = now().plus(HOUR);
        assertThat(ring(due)).as("nobody works any more").isEqualTo(due);
    }

    @Test
    void whatIsTakenBackDoesNotRing() throws Exception {
        var rang = new AtomicBoolean();
        pace.at(now().plus(HOUR), () -> rang.set(true)).run();
        ring(now().plus(HOUR.multipliedBy(2)));
        assertThat(rang).isFalse();
    }

    @Test
    void aLeaderKnowsHowFarTheOtherIs() {
        var leader = SharedTime.lead(directory, 5);
        var follower = new SharedTime(leader.file(), false);
        assertThat(follower.now()).isEqualTo(5);
        leader.set(Duration.ofSeconds(2).toNanos());
        assertThat(leader.isBehind()).isTrue();
        follower.reached(follower.now());
        assertThat(leader.isBehind()).isFalse();
        assertThat(SharedTime.follow(directory)).isEmpty(); // nobody follows themselves
        assertThat(SharedTime.follow(directory.resolve("nowhere"))).isEmpty();
    }
}
