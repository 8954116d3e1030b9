package dev.anxin.local.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where lines for people go.
///
/// @param colour whether it can show them
/// @param window of a terminal, where lines fit its width and can be written over; elsewhere lines are as long
///     as they are
public record Screen(PrintWriter out, boolean colour, Optional<Window> window) {
    private static final int INDENT = 3;
    private static final int LABEL = 10;
    private static final String TO_END_OF_LINE = "\u001B[K";
    private static final String TO_END_OF_SCREEN = "\u001B[J";
    private static final String NO_WRAP = "\u001B[?7l";
    private static final String WRAP = "\u001B[?7h";

    /// One that is only written to.
    public Screen(PrintWriter out, boolean colour) {
        this(out, colour, Optional.empty());
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

    public static Screen of(PrintWriter out) {
        var terminal = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(_ -> Window.ofProcess());
        return of(out, System.getenv(), terminal);
    }

    /// Nothing is drawn on a terminal that cannot move its cursor (`TERM=dumb`, or none), and nothing is
    /// coloured for an owner who wants no colours (no-color.org).
    static Screen of(PrintWriter out, Map<String, String> environment, Optional<Window> terminal) {
        var capable = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        var window = terminal.filter(_ -> capable);
        var wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(out, window.isPresent() && wanted, window);
    }

    /// One that nobody looks at.
    static Screen nowhere() {
        return new Screen(new PrintWriter(Writer.nullWriter()), false);
    }

    public String paint(Ink ink, String text) {
        return colour && ink != Ink.PLAIN ? "\u001B[" + ink.code + "m" + text + "\u001B[0m" : text;
    }

    public void line(String text) {
        print(text, Columns.indent(text));
    }

    public void line(Ink ink, String text) {
        print(paint(ink, text), Columns.indent(text));
    }

    /// Indented, with a label of its own colour before the text.
    public void line(Ink ink, String label, String text) {
        print(" ".repeat(INDENT) + paint(ink, Columns.column(label, LABEL)) + text, INDENT + LABEL);
    }

    /// Never broken by us, so that it can be copied from the terminal.
    public void verbatim(String text) {
        out.println(text);
        out.flush();
    }

    private void print(String text, int indent) {
        window.map(Window::size)
                .map(size -> Columns.wrapped(text, size.columns(), indent))
                .orElse(List.of(text))
                .forEach(out::println);
        out.flush();
    }

    /// Writes lines over the ones before, in one go and without a blank in between, so that nothing flickers.
    /// More lines than the window has would be drawn below each other again and again.
    ///
    /// @param before how many those are
    public void redraw(List<String> lines, int before) {
        var text = new StringBuilder(NO_WRAP);
        if (before > 0) {
            text.append("\u001B[").append(before).append('A');
        }
        lines.forEach(line -> text.append(line).append(TO_END_OF_LINE).append('\n'));
        out.print(text.append(TO_END_OF_SCREEN).append(WRAP));
        out.flush();
    }

    /// An empty window: the lines in it went elsewhere when its size changed.
    public void clear() {
        out.print("\u001B[H\u001B[2J");
        out.flush();
    }
}
