package dev.anxin.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is not understood is named in one line, with what there is, and ends with 2.
final class CommandBadInputTest {
    private record Ended(int exit, String said) {}

    private static Ended run(String... arguments) {
        var said = new StringWriter();
        var exit = Simulate.commandLine(arguments)
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
        return new Ended(exit, said.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seeds 0                    | --seeds must be a whole number from 1 to 1,000,000,000, and is '0'",
                "--seeds -5                   | --seeds must be a whole number from 1 to 1,000,000,000, and is '-5'",
                "--seeds 1e6                  | --seeds must be a whole number from 1 to 1,000,000,000, and is '1e6'",
                "--seeds 1000000001           | --seeds must be a whole number from 1 to 1,000,000,000",
                "--seeds 99999999999999999999 | and is '99999999999999999999'",
                "--seeds                      | Missing required parameter for option '--seeds' (N)",
                "--from 0                     | --from must be a whole number from 1 to 1,000,000,000,000, and is '0'",
                "--from 1000000000001         | --from must be a whole number from 1 to 1,000,000,000,000",
                "--threads 0                  | --threads must be a whole number from 1 to 256, and is '0'",
                "--threads many               | --threads must be a whole number from 1 to 256, and is 'many'",
                "--profile sunny              | there is no profile 'sunny'; there are mixed, refund, corner, storm, upgrade, skew",
                "--fast                       | Unknown option: '--fast'; anxin simulate --help says what there is",
                "tale 7                       | Unmatched argument",
                "story                        | Missing required parameter: 'SEED'; anxin simulate story --help says",
                "story abc                    | SEED must be a whole number from 1 to 1,000,000,000,000, and is 'abc'",
                "story 0                      | SEED must be a whole number from 1 to 1,000,000,000,000, and is '0'",
                "story 7 --profile sunny      | there is no profile 'sunny'; there are mixed, refund, corner, storm, upgrade, skew",
                "--profile storm story 7      | options of story come behind it: --profile",
                "exhaustive --scenario sunny  | there is no scenario 'sunny'; there are paid; paid at stripe; declined;",
                "exhaustive --threads 0       | --threads must be a whole number from 1 to 256, and is '0'",
                "cost --payments 0            | --payments must be a whole number from 1 to 100,000, and is '0'",
                "cost --foo                   | Unknown option: '--foo'; anxin cost --help says what there is",
                "cost --rate fast             | --rate must be a whole number from 1 to 1,000, and is 'fast'",
                "mutants --most 0             | --most must be a whole number from 1 to 1,000,000,000, and is '0'",
                "mutants --most 1e5           | --most must be a whole number from 1 to 1,000,000,000, and is '1e5'",
                "mutants no-such-bug          | there is no mutant 'no-such-bug'; there are late-failure-trusted, ",
            })
    void isNamedInOneLine(String arguments, String named) {
        var ended = run(arguments.split(" "));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.said().lines())
                .singleElement()
                .asString()
                .startsWith("anxin: ")
                .contains(named);
    }

    @Test
    void helpIsNoBadInput() {
        assertThat(run("--help")).isEqualTo(new Ended(0, ""));
        assertThat(run("story", "--help")).isEqualTo(new Ended(0, ""));
    }

    @Test
    void helpNamesEachProfile() {
        var help = Simulate.commandLine().getUsageMessage();
        assertThat(help).contains(new ProfileWords());
    }
}
