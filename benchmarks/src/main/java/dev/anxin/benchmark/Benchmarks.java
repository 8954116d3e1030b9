package dev.anxin.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Measures every [Subject], in turn, and prints what each costs, and what that is beside the others: ratios hold on
/// other machines.
public final class Benchmarks {
    private static final int WARM_UP = 3_000;
    private static final int CALLS = 3_000;

    private Benchmarks() {}

    /// @param arguments the repository, the class path of Anxin, what sam build packs, how many rounds
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = Path.of(arguments[0]);
        var callbacks = new SignedCallbacks(home);
        var folder = Files.createDirectories(home.resolve("benchmarks/target/measured"));
        try (var aws = AwsStub.start(SignedCallbacks.document())) {
            var peers = System.getProperty("java.class.path");
            var jvm = new MeasuredJvm(arguments[1], peers, aws.variables(), callbacks, folder);
            print(measure(jvm, Integer.parseInt(arguments[3])));
        }
        System.out.printf("%nWhat sam build packs for each function: %.1f MB%n", bytes(arguments[2]) / 1e6);
    }

    private static List<Figures> measure(MeasuredJvm jvm, int rounds) throws IOException, InterruptedException {
        var all = new ArrayList<Figures>();
        for (var subject : Subject.values()) {
            jvm.makeCache(subject);
            all.add(new Figures(subject, jvm.classes(subject)));
        }
        for (int round = 1; round <= rounds; round++) {
            for (var figures : all) {
                figures.cold().add(jvm.cold(figures.subject()));
                figures.cached().add(jvm.cached(figures.subject()));
                var warm = jvm.warm(figures.subject(), WARM_UP, CALLS);
                figures.cpu().add(warm.cpu());
                figures.garbage().add(warm.garbage());
            }
            System.err.println("round " + round + " of " + rounds);
        }
        return all;
    }

    private static void print(List<Figures> all) {
        System.out.printf(
                "%-20s %8s %16s %14s %16s %14s %14s %10s%n",
                "", "classes", "cold", "its CPU", "with AOT cache", "its CPU", "warm CPU", "garbage");
        all.forEach(figures -> System.out.println(line(
                figures, of(Subject.SDK_PUT, all).cold(), of(Subject.BARE, all).cpu())));
        System.out.println(
                "cold: process start to first answer, ms. Ratios are to the trivial put's, without a cache.\n"
                        + "warm: us of a call; ratio to that by hand. garbage: KB of a call.");
    }

    private static Figures of(Subject subject, List<Figures> all) {
        return all.stream()
                .filter(figures -> figures.subject() == subject)
                .findAny()
                .orElseThrow();
    }

    private static String line(Figures figures, Figures.Starts put, Figures.Values bare) {
        return "%-20s %8d %16s %14s %16s %14s %14s %10.0f"
                .formatted(
                        figures.subject().title,
                        figures.classes(),
                        ratio(figures.cold().time(), put.time(), 1e6),
                        ratio(figures.cold().cpu(), put.cpu(), 1e6),
                        ratio(figures.cached().time(), put.time(), 1e6),
                        ratio(figures.cached().cpu(), put.cpu(), 1e6),
                        ratio(figures.cpu(), bare, 1e3),
                        figures.garbage().median() / 1e3);
    }

    private static String ratio(Figures.Values one, Figures.Values other, double unit) {
        return "%.0f %5.2f".formatted(one.median() / unit, (double) one.median() / other.median());
    }

    private static long bytes(String classpath) throws IOException {
        var sum = 0L;
        for (var entry : classpath.split(File.pathSeparator, -1)) {
            try (Stream<Path> files = Files.walk(Path.of(entry))) {
                sum += files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
        }
        return sum;
    }
}
