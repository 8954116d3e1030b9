package dev.anxin.simulation.mutant;

import dev.anxin.simulation.patch.Mutant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of the hunts.
///
/// @param hunted those to hunt for
/// @param from the first seed
/// @param most schedules for each
/// @param record whether the seeds that are found are written down in the sources
record HuntRequest(List<Mutant> hunted, long from, long most, int threads, boolean record) {
    private static final long MOST = 100_000;
    private static final long LONGEST = 1_000_000_000L;
    private static final int MOST_THREADS = 64;

    /// @throws IllegalArgumentException saying what is not understood
    static HuntRequest of(List<String> arguments) {
        var left = new ArrayDeque<>(arguments);
        var names = new ArrayList<String>();
        long from = 1;
        long most = MOST;
        int threads = Runtime.getRuntime().availableProcessors();
        boolean record = false;
        while (!left.isEmpty()) {
            var option = left.poll();
            switch (option) {
                case "--mutant" -> names.add(value(option, left.poll()));
                case "--from" -> from = number(option, left.poll(), LONGEST);
                case "--most" -> most = number(option, left.poll(), LONGEST);
                case "--threads" -> threads = (int) number(option, left.poll(), MOST_THREADS);
                case "--record" -> record = true;
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new HuntRequest(hunted(names), from, most, threads, record);
    }

    private static List<Mutant> hunted(List<String> names) {
        return names.isEmpty()
                ? MutantCatalogue.all()
                : names.stream().map(HuntRequest::named).toList();
    }

    private static Mutant named(String name) {
        return MutantCatalogue.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + name + "; there are "
                        + String.join(
                                ", ",
                                MutantCatalogue.all().stream().map(Mutant::name).toList())));
    }

    private static String value(String option, @Nullable String value) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new IllegalArgumentException(option + " is followed by nothing"));
    }

    private static long number(String option, @Nullable String text, long largest) {
        var value = value(option, text);
        if (!value.matches("[0-9]{1,10}") || Long.parseLong(value) < 1 || Long.parseLong(value) > largest) {
            throw new IllegalArgumentException(option + " is not a number from 1 to " + largest + ": " + value);
        }
        return Long.parseLong(value);
    }
}
