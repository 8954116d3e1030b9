package dev.anxin.local.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// What a command did.
record Ran(int exit, String out, String err) {
    static Ran of(CommandLine line, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }
}
