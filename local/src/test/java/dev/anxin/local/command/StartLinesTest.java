package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.terminal.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StartLinesTest {
    private final StringWriter out = new StringWriter();

    private List<String> said(boolean verbose) {
        var lines = new StartLines(new Screen(new PrintWriter(out), false), verbose);
        for (var line : List.of(
                "AWS::SNS::Topic: means nothing on one machine and is left out: KmsMasterKeyId",
                "Resources of type AWS::IAM::Role: means nothing on one machine and is left out: FoldRole",
                "Nothing.Here is not known here and not honoured")) {
            lines.accept(line);
        }
        lines.end();
        return out.toString().lines().toList();
    }

    @Test
    void whatIsLeftOutIsOneLineThatSaysHowToSeeMore() {
        assertThat(said(false))
                .containsExactly(
                        "   Nothing.Here is not known here and not honoured",
                        "   Left out here: alarms, roles, encryption ... (anxin up --verbose names it all)");
    }

    @Test
    void verboseNamesEachOfIt() {
        assertThat(said(true)).hasSize(3).anyMatch(line -> line.endsWith("left out: FoldRole"));
    }
}
