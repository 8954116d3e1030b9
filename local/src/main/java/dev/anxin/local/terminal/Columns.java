package dev.anxin.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Text in columns, by the width it takes on a terminal: Chinese characters take two cells.
public final class Columns {
    private static final String GAP = "   ";

    private Columns() {}

    /// At least `width` cells wide.
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - cells(text)));
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

    static int cells(String text) {
        return text.codePoints().map(Columns::cells).sum();
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
