package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the commands say of themselves.
final class HelpTest {
    private static final LocalPaths NOWHERE = new LocalPaths(Path.of(".."), Path.of("absent"));

    @Test
    void everySummaryOfACommandIsAWholeSentence() {
        for (var command : Anxin.commandLine(NOWHERE).getSubcommands().values()) {
            var summary = command.getCommandSpec().usageMessage().description()[0];
            if (!command.getCommandName().equals("help")) {
                assertThat(summary).matches("[A-Z][^.]*\\.").hasSizeLessThan(65);
            }
        }
    }

    @Test
    void everyCommandHasHelp() {
        for (var command : Anxin.commandLine(NOWHERE).getSubcommands().keySet()) {
            var ran = Ran.of(Anxin.commandLine(NOWHERE), command, "--help");
            assertThat(ran.out()).as(command).contains("Usage: anxin " + command);
            assertThat(ran.exit()).as(command).isZero();
        }
    }
}
