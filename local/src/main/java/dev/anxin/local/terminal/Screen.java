package dev.anxin.local.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// Where lines for people go.
///
/// @param colour whether it can show them
/// @param terminal whether what was written can be written over
public record Screen(PrintWriter out, boolean colour, boolean terminal) {
    private static final int LABEL = 10;
    private static final String CLEAR_LINE = "\u001B[2K";
    private static final String NO_WRAP = "\u001B[?7l";
    private static final String WRAP = "\u001B[?7h";

    /// One that is only written to.
    public Screen(PrintWriter out, boolean colour) {
        this(out, colour, false);
    }

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
        return new Screen(out, terminal && wanted, terminal);
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

    /// Writes lines over the ones before; what is too long for the terminal is cut off.
    ///
    /// @param before how many those are
    public void redraw(List<String> lines, int before) {
        var text = new StringBuilder(NO_WRAP);
        if (before > 0) {
            text.append("\u001B[").append(before).append('A');
        }
        lines.forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
        out.print(text.append(WRAP));
        out.flush();
    }

    /// Indented, with a label of its own colour before the text.
    public void line(Ink ink, String label, String text) {
        line("   " + paint(ink, Columns.padded(label, LABEL)) + text);
    }
}
