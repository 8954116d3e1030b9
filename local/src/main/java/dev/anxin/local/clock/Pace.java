package dev.anxin.local.clock;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How fast time goes. Everything that tells the time or waits for it asks here, so a demonstration of days
/// takes minutes.
///
/// Work does not get faster. So while anything works, time goes at the wall clock's rate, and runs ahead only
/// while all wait: an answer that takes a slow machine three seconds takes three seconds of this time too, and
/// so does a restart. Time never stops, so nothing that works can wait for it for ever. The timeouts of
/// functions pass in it, and end whatever works too long. Where the machine has no time for us, the clock's own
/// thread comes late too, and little time passes: a busy machine ends nothing early. While everything waits,
/// time stops at each moment that something waits for, and goes on when what that woke is done.
public final class Pace {
    private static final Duration TICK = Duration.ofMillis(2);

    /// What one tick counts for at most. If the clock's thread did not run for longer, the machine was busy and
    /// nothing else here ran either.
    private static final Duration LONGEST_TICK = Duration.ofMillis(20);

    /// The same while anything works.
    private static final Duration LONGEST_BUSY_TICK = TICK.multipliedBy(2);

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1); // notices that nobody needs it any more

    private final double speed;
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::due).thenComparingLong(Alarm::number));
    private final List<BooleanSupplier> workers = new CopyOnWriteArrayList<>();
    private final AtomicInteger working = new AtomicInteger();
    private final Thread ticker;
    private volatile Optional<SharedTime> shared = Optional.empty();
    private long set; // alarms so far
    private long tickedNanos = System.nanoTime();
    private volatile long epochNanos = nanos(Instant.now());
    private volatile long aheadNanos; // of the wall clock, at speed 1

    private record Alarm(long due, long number, Runnable task) {}

    private Pace(double speed) {
        if (!(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Time must go forward, not at " + speed);
        }
        this.speed = speed;
        var self = new WeakReference<>(this);
        this.ticker = Thread.ofPlatform().daemon().name("clock").unstarted(() -> run(self));
    }

    public static Pace real() {
        return times(1);
    }

    /// From now on, at most `speed` times as fast as the wall clock.
    public static Pace times(double speed) {
        var pace = new Pace(speed);
        pace.ticker.start();
        return pace;
    }

    public double speed() {
        return speed;
    }

    /// The time that functions, queues, tokens and schedules see.
    public InstantSource clock() {
        return () -> instant(now());
    }

    private long now() {
        return isReal() ? nanos(Instant.now()) + aheadNanos : epochNanos;
    }

    private boolean isReal() {
        return speed == 1 && shared.isEmpty();
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /// How much time passes at most while the wall clock goes on so far.
    public Duration during(Duration passed) {
        return Duration.ofNanos((long) (passed.toNanos() * speed));
    }

    /// It is that time now, as it was in the directory that goes on.
    public synchronized void set(Instant time) {
        epochNanos = nanos(time);
        aheadNanos = epochNanos - nanos(Instant.now());
    }

    /// From now on another process, which runs a stack on this directory, goes by this time, and this time
    /// waits for what works there.
    public synchronized void lead(Path directory) {
        shared = Optional.of(SharedTime.lead(directory, epochNanos));
    }

    /// From now on it goes by the time of another process, if one leads on this directory.
    public synchronized boolean follow(Path directory) {
        shared = SharedTime.follow(directory);
        shared.ifPresent(time -> epochNanos = time.now());
        return shared.isPresent();
    }

    /// Time does not run ahead while that is so.
    ///
    /// @return ends it
    public AutoCloseable waitFor(BooleanSupplier works) {
        workers.add(works);
        return () -> workers.remove(works);
    }

    /// Somebody works, until [#end].
    public void begin() {
        working.incrementAndGet();
    }

    public void end() {
        working.decrementAndGet();
    }

    private boolean works() {
        return working.get() > 0 || workers.stream().anyMatch(BooleanSupplier::getAsBoolean);
    }

    /// Runs something short at that time, on the thread that makes time go. Time waits for whatever it begins.
    ///
    /// @return takes it back, if it has not begun
    public Runnable at(Instant due, Runnable task) {
        Alarm alarm;
        synchronized (this) {
            alarm = new Alarm(nanos(due), set++, task);
            alarms.add(alarm);
        }
        LockSupport.unpark(ticker);
        return () -> takeBack(alarm);
    }

    private synchronized void takeBack(Alarm alarm) {
        alarms.remove(alarm);
    }

    /// Runs something on a thread of its own. If it takes longer, that thread is interrupted, and what it does
    /// from then on is not waited for.
    ///
    /// @throws TimeoutException if it takes longer
    public void within(Duration atMost, Thread.Builder thread, Callable<@Nullable Void> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        var task = new TimedTask(atMost, work);
        begin();
        try {
            thread.start(task);
            task.get();
        } catch (CancellationException tooLong) {
            throw new TimeoutException();
        } finally {
            end();
        }
    }

    /// Its time begins when it runs: on a busy machine that may be long after it was started.
    private final class TimedTask extends FutureTask<@Nullable Void> {
        private final Duration atMost;

        TimedTask(Duration atMost, Callable<@Nullable Void> work) {
            super(work);
            this.atMost = atMost;
        }

        @Override
        public void run() {
            var takeBack = at(clock().instant().plus(atMost), () -> cancel(true));
            try {
                super.run();
            } finally {
                takeBack.run();
            }
        }
    }

    /// For somebody who works between [#begin] and [#end], and does not meanwhile.
    public void sleep(Duration duration) throws InterruptedException {
        sleepUntil(clock().instant().plus(duration));
    }

    /// As [#sleep]. Returns at once if that is past.
    public void sleepUntil(Instant due) throws InterruptedException {
        if (nanos(due) <= now()) {
            return;
        }
        var woken = new CountDownLatch(1);
        var awake = new AtomicBoolean();
        at(due, () -> {
            if (awake.compareAndSet(false, true)) {
                begin();
                woken.countDown();
            }
        });
        end();
        try {
            woken.await();
        } catch (InterruptedException interrupted) {
            if (awake.compareAndSet(false, true)) {
                begin();
            }
            throw interrupted;
        }
    }

    // As long as anybody needs it.
    private static void run(WeakReference<Pace> reference) {
        for (var pace = reference.get(); pace != null; pace = reference.get()) {
            var nap = pace.tick();
            pace = null;
            LockSupport.parkNanos(nap);
        }
    }

    /// @return how many nanoseconds later the next one is due
    private long tick() {
        advance().forEach(Runnable::run);
        synchronized (this) {
            if (!isReal()) {
                shared.filter(time -> !time.isLed() && !works()).ifPresent(time -> time.reached(epochNanos));
                return TICK.toNanos();
            }
            var next = alarms.peek();
            return next == null ? LONGEST_NAP.toNanos() : Math.clamp(next.due() - now(), 1, LONGEST_NAP.toNanos());
        }
    }

    /// @return what is due then
    private synchronized List<Runnable> advance() {
        var nanos = System.nanoTime();
        var passed = Math.min(nanos - tickedNanos, LONGEST_TICK.toNanos());
        tickedNanos = nanos;
        if (shared.filter(time -> time.isOver(epochNanos)).isPresent()) {
            shared = Optional.empty(); // on our own from now on
            aheadNanos = epochNanos - nanos(Instant.now());
        }
        if (shared.isPresent() && !shared.get().isLed()) {
            epochNanos = shared.get().now();
        } else if (!isReal()) {
            epochNanos += step(passed);
            shared.ifPresent(time -> time.set(epochNanos));
        }
        var due = new ArrayList<Runnable>();
        for (var next = alarms.peek(); next != null && next.due() <= now(); next = alarms.peek()) {
            due.add(next.task());
            alarms.remove();
        }
        return due;
    }

    private long step(long passed) {
        if (works() || shared.filter(SharedTime::isBehind).isPresent()) {
            return Math.min(passed, LONGEST_BUSY_TICK.toNanos());
        }
        var ahead = (long) (passed * speed);
        var next = alarms.peek();
        return next == null ? ahead : Math.clamp(next.due() - epochNanos, 0, ahead);
    }
}
