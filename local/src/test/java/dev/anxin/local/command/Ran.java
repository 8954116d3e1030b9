package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// What a command did.
public record Ran(int exit, String out, String err) {
    /// What it answered a program: one line, and nothing beside it.
    public Json json() {
        assertThat(out.lines()).as(err).hasSize(1);
        assertThat(err).isEmpty();
        return Json.parse(out);
    }

    /// What it told a program that could not be done.
    public String jsonError() {
        assertThat(out).isEmpty();
        assertThat(err.lines()).hasSize(1);
        return Json.parse(err).needText("error");
    }

    public static Ran of(CommandLine line, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }
}
