package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How `anxin fuzz` is asked, and how it ends.
final class FuzzCommandTest {
    @TempDir
    private Path work = Path.of("");

    private Ran fuzz(String... arguments) {
        var all = Stream.concat(Stream.of("fuzz"), Stream.of(arguments)).toArray(String[]::new);
        return Ran.of(Anxin.commandLine(new LocalPaths(Path.of(".."), work)), all);
    }

    @Test
    void tellsWhatWasTried() {
        var ran = fuzz("--gateway", "stripe", "--requests", "280", "--bodies", "40");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("stripe", "wrong-secret", "seed 1", "accepted 0, exceptions 0, leaks 0;", "40 signed bodies");
    }

    @Test
    void tellsItInJson() {
        var json = fuzz("--gateway", "olepay", "--requests", "150", "--bodies", "10", "--seed", "7", "--json")
                .json();
        assertThat(json.needText("schema")).isEqualTo("anxin.fuzz/1");
        assertThat(json.needWhole("seed")).isEqualTo(7);
        assertThat(json.needWhole("requests") + json.needWhole("unchanged")).isEqualTo(150);
        assertThat(json.at("byGateway", "olepay", "wrong-secret").whole())
                .as("ten, but for those that are the same after all")
                .hasValueSatisfying(times -> assertThat(times).isBetween(1L, 10L));
        assertThat(List.of(
                        json.needWhole("accepted"),
                        json.needWhole("exceptions"),
                        json.needWhole("leaks"),
                        json.at("bodies").needWhole("wrong")))
                .containsOnly(0L);
        assertThat(json.at("bodies").needWhole("signed")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--gateway nobody                | There is no gateway 'nobody'. Known: ",
                "--seconds 0                     | must be at least 1",
                "--requests 0                    | must be at least 1",
                "--bodies -1                     | --bodies at least 0",
                "--seconds 1 --requests 1        | Either --seconds or --requests",
                "--seconds x                     | --seconds",
                "--replay absent.json            | This file cannot be read: absent.json",
            })
    void saysWhatIsWrongWithTheQuestion(String arguments, String problem) {
        var ran = fuzz(arguments.strip().split(" +"));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"schema\":\"anxin.fuzz-case/2\"}", "{\"schema\":\"anxin.fuzz-case/1\"}"})
    void saysWhatIsWrongWithAFile(String content) throws IOException {
        var file = Files.writeString(work.resolve("case.json"), content);
        var ran = fuzz("--replay", file.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("is no case that was kept: " + file + ": ");
    }
}
