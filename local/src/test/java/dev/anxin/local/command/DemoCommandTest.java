package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.demo.Scenario;
import dev.anxin.local.demo.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's exit codes, by whole runs.
final class DemoCommandTest {
    @TempDir
    private Path work = Path.of("");

    private Ran run(LongFunction<List<Scenario>> scenarios, String... arguments) {
        var command = new DemoCommand(new Place(Path.of(".."), work), scenarios);
        return Ran.of(Anxin.command(command), arguments);
    }

    @Test
    void endsWithOneWhereSomethingIsWrong() {
        LongFunction<List<Scenario>> tampered = seed -> {
            var forged = Scenarios.of(seed).getLast();
            return List.of(forged.withExpected(forged.expected().withStatus("PAID")));
        };
        var ran = run(tampered);
        assertThat(ran.out()).contains("WRONG  forged callback: state: REGISTERED, but should be PAID");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void oneSeedOnceInADirectory() {
        var data = work.resolve("data").toString();
        LongFunction<List<Scenario>> one = seed -> List.of(Scenarios.of(seed).get(2));
        var first = run(one, "--data", data, "--seed", "5");
        assertThat(first.out()).contains("Everything is as it should be.");
        assertThat(first.exit()).isZero();
        var again = run(one, "--data", data, "--seed", "5");
        assertThat(again.err()).contains("already. Take another --seed.");
        assertThat(again.exit()).isEqualTo(2);
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed() throws IOException {
        var file = Files.writeString(work.resolve("file"), "");
        assertRefused("The data directory " + file + " cannot be used", "--data", file.toString());
        Files.writeString(work.resolve("gateway-keys.json"), "{");
        assertRefused("cannot be used: not well-formed JSON", "--data", work.toString());
    }

    private void assertRefused(String message, String... arguments) {
        var ran = run(Scenarios::of, arguments);
        assertThat(ran.err()).contains(message).doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void aTemplateThatCannotStartIsNamed() {
        var command = new DemoCommand(new Place(work, work));
        var ran = Ran.of(Anxin.command(command));
        assertThat(ran.err()).contains("The template cannot be read").doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }
}
