package dev.anxin.simulation.money;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/// Plays many stories, two at a time, and judges each.
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

    public static Result play(long from, long number) {
        var counts = new MoneyCounts();
        var failures = LongStream.range(from, from + number)
                .parallel()
                .mapToObj(seed -> play(seed, counts))
                .filter(failure -> !failure.wrong().isEmpty())
                .toList();
        return new Result(counts, failures);
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
