package dev.anxin.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.terminal.Screen.Ink;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a screen writes, by what it is.
final class ScreenTest {
    private static final Optional<Window> NARROW = Optional.of(() -> new TerminalSize(30, 10));

    private final StringWriter written = new StringWriter();

    private Screen screen(Map<String, String> environment, Optional<Window> terminal) {
        return Screen.of(new PrintWriter(written), environment, terminal);
    }

    @Test
    void aTerminalIsColouredAndItsLinesBreakBetweenWords() {
        var screen = screen(Map.of("TERM", "xterm"), NARROW);
        screen.line(Ink.CYAN, "told", "the customer that money is on its way");
        assertThat(written).hasToString("""
                   \u001B[36mtold      \u001B[0mthe customer that
                             money is on its
                             way
                """);
    }

    @Test
    void whatIsToBeCopiedIsNeverBroken() {
        screen(Map.of("TERM", "xterm"), NARROW).verbatim("   ./anxin show olepay a-reference-that-is-long");
        assertThat(written).hasToString("   ./anxin show olepay a-reference-that-is-long\n");
    }

    @Test
    void coloursCanBeRefused() {
        var screen = screen(Map.of("TERM", "xterm", "NO_COLOR", "1"), NARROW);
        assertThat(screen.paint(Ink.RED, "no")).isEqualTo("no");
        assertThat(screen.window()).isPresent();
        assertThat(screen(Map.of("TERM", "xterm", "NO_COLOR", ""), NARROW).colour())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"dumb", "''"})
    void aDumbTerminalGetsPlainLines(String name) {
        var screen = screen(name.isEmpty() ? Map.of() : Map.of("TERM", name), NARROW);
        assertThat(screen.window()).isEmpty();
        screen.line(Ink.BOLD, "one line that is longer than thirty cells");
        assertThat(written).hasToString("one line that is longer than thirty cells\n");
    }

    @Test
    void whatIsNoTerminalGetsPlainLines() {
        var screen = screen(Map.of("TERM", "xterm"), Optional.empty());
        assertThat(screen.colour()).isFalse();
        screen.line(Ink.BOLD, "one line that is longer than thirty cells");
        assertThat(written).hasToString("one line that is longer than thirty cells\n");
    }

    @Test
    void redrawsOverTheLinesBefore() {
        screen(Map.of("TERM", "xterm"), NARROW).redraw(List.of("a", "b"), 3);
        assertThat(written).hasToString("\u001B[?7l\u001B[3Aa\u001B[K\nb\u001B[K\n\u001B[J\u001B[?7h");
    }

    @ParameterizedTest
    @CsvSource({
        "'40 60\n', 60, 40",
        "'0 0\n', 80, 24",
        "'1 1\n', 20, 5",
        "'', 80, 24",
        "'stty: standard input: no tty', 80, 24"
    })
    void readsWhatSttySays(String answer, int columns, int rows) {
        assertThat(TerminalSize.parse(answer)).isEqualTo(new TerminalSize(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({
        "payment, 7, payment",
        "payment, 6, 'payme\u2026'",
        "\u652f\u4ed8\u5b8c\u6210, 8, \u652f\u4ed8\u5b8c\u6210",
        "\u652f\u4ed8\u5b8c\u6210, 6, '\u652f\u4ed8\u2026'",
        "payment, 1, '\u2026'",
        "payment, 0, ''"
    })
    void cutsByCells(String text, int width, String cut) {
        var found = Columns.cut(text, width);
        assertThat(found).isEqualTo(cut);
        assertThat(Columns.cells(found)).isLessThanOrEqualTo(width);
    }

    @Test
    void noWordIsLostInWrapping() {
        var text = "   a word, http://127.0.0.1:43673/a-very-long-address-that-is-one-word and the end";
        var lines = Columns.wrapped(text, 20, 3);
        assertThat(lines)
                .containsExactly(
                        "   a word,",
                        "   http://127.0.0.1:43673/a-very-long-address-that-is-one-word",
                        "   and the end");
        assertThat(Columns.wrapped("", 20, 0)).containsExactly("");
    }
}
