package dev.anxin.local.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much fits on a terminal.
///
/// @param columns cells in a line
/// @param rows lines
public record TerminalSize(int columns, int rows) {
    /// What a terminal has that does not say.
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern STTY = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
    private static final int LEAST_COLUMNS = 20;
    private static final int LEAST_ROWS = 5;

    /// @param answer of `stty size`: rows and columns; both are 0 on a line that has no size
    static TerminalSize parse(String answer) {
        var numbers = STTY.matcher(answer);
        return numbers.matches() ? of(numbers) : USUAL;
    }

    private static TerminalSize of(Matcher numbers) {
        int rows = Integer.parseInt(numbers.group(1));
        int columns = Integer.parseInt(numbers.group(2));
        return new TerminalSize(
                columns == 0 ? USUAL.columns() : Math.max(LEAST_COLUMNS, columns),
                rows == 0 ? USUAL.rows() : Math.max(LEAST_ROWS, rows));
    }
}
