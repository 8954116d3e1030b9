package dev.anxin.local.terminal;

import java.io.PrintWriter;
import java.util.Optional;

/// Where lines for people go.
///
/// @param colour whether it can show them
public record Screen(PrintWriter out, boolean colour) {
    private static final int LABEL = 10;

    public enum Ink {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34"),
        MAGENTA("35"),
        CYAN("36");

        private final String code; // of ANSI's "select graphic rendition"

        Ink(String code) {
            this.code = code;
        }
    }

    /// Colours only for a terminal, and for none whose owner wants none (no-color.org).
    public static Screen of(PrintWriter out) {
        var terminal = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
        var wanted = Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        return new Screen(out, terminal && wanted);
    }

    public String paint(Ink ink, String text) {
        return colour && ink != Ink.PLAIN ? "\u001B[" + ink.code + "m" + text + "\u001B[0m" : text;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void line(Ink ink, String text) {
        line(paint(ink, text));
    }

    /// Indented, with a label of its own colour before the text.
    public void line(Ink ink, String label, String text) {
        line("   " + paint(ink, Columns.padded(label, LABEL)) + text);
    }
}
