package dev.anxin.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.anxin.simulation.explore.Exploration;
import dev.anxin.simulation.story.Profile;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command in a process of its own.
final class ChildTest {
    @TempDir
    private Path directory;

    private ProcessBuilder simulate(String... arguments) {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var options = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName());
        return new ProcessBuilder(
                        Stream.concat(options.stream(), Stream.of(arguments)).toList())
                .redirectError(directory.resolve("errors").toFile());
    }

    @Test
    void theSameSeedsLeaveTheSameTraceInAnotherProcess() throws Exception {
        var child = simulate("--seeds", "100", "--threads", "1").start();
        var here = new Exploration(Profile.MIXED, 1, 100);
        here.play(1);
        try (BufferedReader output = child.inputReader()) {
            assertThat(output.lines()).contains("trace " + here.hash());
        }
        assertThat(child.waitFor()).isZero();
    }

    @Test
    void ctrlCSaysOnceWhatWasCovered() throws Exception {
        assertThat(interrupted("--seeds", "1000000"))
                .filteredOn(line -> line.startsWith("trace ") || line.equals("Stopped. What was covered:"))
                .hasSize(2);
    }

    @Test
    void ctrlCSaysOnceWhatAnExhaustiveRunCovered() throws Exception {
        assertThat(interrupted("exhaustive", "--singles"))
                .filteredOn(line -> line.contains(" scenarios, ") || line.equals("Stopped. What was covered:"))
                .hasSize(2)
                .last()
                .asString()
                .contains(" schedules, ", " % of places covered, 0 wrong");
    }

    /// Every child inherits that, and would play on for hours.
    private static void assumeCtrlCIsNotIgnored() throws Exception {
        var shell = new ProcessBuilder("sh", "-c", "kill -INT $$; exit 7").start();
        assumeThat(shell.waitFor())
                .as("Ctrl-C is ignored here, as in a shell's background job: start the tests in the foreground,"
                        + " or by ./anxin test")
                .isNotEqualTo(7);
    }

    /// All lines of one that is stopped as soon as it has said its first.
    private List<String> interrupted(String... arguments) throws Exception {
        assumeCtrlCIsNotIgnored();
        var child = simulate(arguments).start();
        try (BufferedReader output = child.inputReader()) {
            assertThat(output.readLine()).isNotBlank();
            assertThat(new ProcessBuilder("kill", "-INT", "" + child.pid())
                            .start()
                            .waitFor())
                    .isZero();
            var rest = output.lines().toList();
            assertThat(child.waitFor()).isEqualTo(Interruption.STOPPED);
            assertThat(Files.readString(directory.resolve("errors"))).isEmpty();
            return rest;
        }
    }
}
