package dev.anxin.simulation.money;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Plays many stories, one on each core, and judges each.
public final class MoneyStories {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /// What functions cannot read in time they say aloud; here that is the weather.
    private static final Logger LOUD = Logger.getLogger("dev.anxin.aws");

    static {
        LOUD.setLevel(Level.OFF);
    }

    private MoneyStories() {}

    /// @param wrong what is wrong with it
    public record Failure(long seed, List<String> wrong) {}

    /// @param failures by seed, the lowest first
    public record Result(MoneyCounts counts, List<Failure> failures) {}

    /// On virtual threads, as the tasks in a story are: handing over between two of them costs little.
    ///
    /// @param from the first seed
    public static Result play(long from, long number) {
        var counts = new MoneyCounts();
        var failures = new ConcurrentSkipListMap<Long, Failure>();
        var next = new AtomicLong(from);
        var workers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                workers.add(threads.submit(() -> playAll(next, from + number, counts, failures)));
            }
        }
        workers.forEach(Future::resultNow); // throws if one of them broke off
        return new Result(counts, List.copyOf(failures.values()));
    }

    private static void playAll(AtomicLong next, long end, MoneyCounts counts, Map<Long, Failure> failures) {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            var judged = play(seed, counts);
            if (!judged.wrong().isEmpty()) {
                failures.put(seed, judged);
            }
        }
    }

    private static Failure play(long seed, MoneyCounts counts) {
        try {
            var run = MoneyRun.play(seed, NOWHERE);
            counts.add(run);
            return new Failure(seed, MoneyJudge.wrong(run));
        } catch (IllegalStateException broken) {
            return new Failure(
                    seed, List.of("the simulation broke: " + broken.getMessage() + ", " + broken.getCause()));
        }
    }

    /// The story of one seed, for people.
    public static List<String> story(long seed) {
        return MoneyRun.play(seed, NOWHERE).story();
    }

    /// What all that was written and published in one seed's run comes down to.
    public static long digest(long seed) {
        return MoneyRun.play(seed, NOWHERE).digest();
    }
}
