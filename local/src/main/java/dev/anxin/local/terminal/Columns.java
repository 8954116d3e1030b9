package dev.anxin.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Text in columns, by the width it takes on a terminal: Chinese characters take two cells.
public final class Columns {
    private static final String GAP = "   ";
    private static final String ELLIPSIS = "\u2026";
    private static final Pattern BEFORE_WORDS = Pattern.compile("(?<= )(?=[^ ])");
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");

    private Columns() {}

    /// At least `width` cells wide.
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - cells(text)));
    }

    /// The same, and a blank behind what fills or overflows its column.
    public static String column(String text, int width) {
        return cells(text) < width ? padded(text, width) : text + " ";
    }

    /// Every row's columns below each other; nothing behind the last one.
    public static List<String> aligned(List<List<String>> rows) {
        var columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> row.size() > column)
                        .mapToInt(row -> cells(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), widths[column])).append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// At most `width` cells wide; what was cut ends in an ellipsis.
    public static String cut(String text, int width) {
        if (cells(text) <= width) {
            return text;
        }
        var kept = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            if (cells(kept.toString()) + cells(codePoint) >= width) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return width < 1 ? "" : kept.append(ELLIPSIS).toString();
    }

    /// Broken between words, so that no line is wider than `width` unless one word is.
    ///
    /// @param indent of the lines after the first
    public static List<String> wrapped(String text, int width, int indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : BEFORE_WORDS.split(text, -1)) {
            var hasWords = !line.toString().isBlank() && (lines.isEmpty() || cells(line.toString()) > indent);
            if (hasWords && cells(line + word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(Math.min(indent, width / 2)));
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /// How many blanks it begins with.
    static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    /// Without what only colours.
    public static int cells(String text) {
        return COLOURS.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(Columns::cells)
                .sum();
    }

    /// East Asian wide characters, as far as they occur here: CJK, its punctuation, full-width forms.
    private static int cells(int codePoint) {
        var wide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE4F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
        return wide ? 2 : 1;
    }
}
