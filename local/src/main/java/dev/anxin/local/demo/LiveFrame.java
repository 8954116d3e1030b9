package dev.anxin.local.demo;

import dev.anxin.local.demo.LiveTable.Row;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.local.terminal.Stopwatch;
import dev.anxin.local.terminal.TerminalSize;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How the payments stand at one moment, as lines that fit a terminal.
///
/// @param screen that paints
record LiveFrame(Screen screen, TerminalSize size) {
    private static final int HEAD = 3;
    private static final int NUMBER = 3;
    private static final int MARK = 2;
    private static final int STATE = 12;
    private static final int TITLE = 25;
    private static final int SHORT_TITLE = 20;
    private static final int ROOMY = 80; // columns
    private static final String RIGHT = "\u2713";
    private static final String EARLIER = "\u2026 ";

    /// One thing that the customer was told.
    private record Piece(Ink ink, String word, String when) {
        int cells() {
            return Columns.cells(word + when) + 1;
        }
    }

    /// @param clock how long it has gone on
    /// @param speed of its time, against ours
    /// @return fewer than the terminal has, each shorter than it is wide
    List<String> lines(String clock, String speed, List<Row> rows) {
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, clock)
                + screen.paint(Ink.DIM, cut("   time goes up to " + speed + " times as fast", Columns.cells(clock))));
        lines.add("");
        lines.add(screen.paint(
                Ink.DIM,
                cut(
                        " ".repeat(NUMBER + MARK) + Columns.padded("payment", title())
                                + Columns.padded("shop sees", STATE)
                                + "customer was told, and when",
                        0)));
        int space = size.rows() - 1 - HEAD;
        var shown = shown(rows, rows.size() <= space ? space : space - 1);
        shown.forEach(i -> lines.add(line(i + 1, rows.get(i))));
        if (shown.size() < rows.size()) {
            lines.add(screen.paint(Ink.DIM, cut(rest(rows, shown), 0)));
        }
        return lines;
    }

    private int width() {
        return size.columns() - 1; // to clear behind a line that ends in the last column would clear that one
    }

    private int title() {
        return size.columns() >= ROOMY ? TITLE : SHORT_TITLE;
    }

    private String cut(String text, int before) {
        return Columns.cut(text, width() - before);
    }

    /// Those that are on their way before those that are right already.
    private static List<Integer> shown(List<Row> rows, int space) {
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted((one, other) ->
                        Boolean.compare(rows.get(one).isRight(), rows.get(other).isRight()))
                .limit(space)
                .sorted()
                .toList();
    }

    private static String rest(List<Row> rows, List<Integer> shown) {
        var hidden = new LinkedHashSet<>(rows);
        shown.forEach(i -> hidden.remove(rows.get(i)));
        var right = hidden.stream().filter(Row::isRight).count();
        var words = Stream.of(
                        right > 0 ? right + " right" : "",
                        right < hidden.size() ? (hidden.size() - right) + " on their way" : "")
                .filter(word -> !word.isEmpty())
                .toList();
        return "     and " + hidden.size() + " more: " + String.join(", ", words);
    }

    private String line(int number, Row row) {
        var status = row.sightings().status();
        var left = Columns.padded(Integer.toString(number), NUMBER)
                + screen.paint(Ink.GREEN, Columns.padded(row.isRight() ? RIGHT : "", MARK))
                + Columns.padded(Columns.cut(row.story().title(), title() - 1), title())
                + screen.paint(
                        ink(status), Columns.padded(status.isEmpty() ? "-" : status.toLowerCase(Locale.ROOT), STATE));
        return left + customer(row, width() - Columns.cells(left));
    }

    private static Ink ink(String status) {
        return switch (status) {
            case "PAID" -> Ink.GREEN;
            case "FAILED", "CLOSED", "EXPIRED" -> Ink.YELLOW;
            default -> Ink.DIM;
        };
    }

    /// The latest that fit.
    private String customer(Row row, int space) {
        var pieces = row.sightings().told().stream()
                .map(told -> piece(row.sightings(), told))
                .toList();
        if (pieces.isEmpty()) {
            return screen.paint(
                    Ink.DIM, Columns.cut(row.isRight() ? "nothing, and that is right" : row.doing(), space));
        }
        for (int first = 0; first < pieces.size(); first++) {
            var latest = pieces.subList(first, pieces.size());
            var before = first == 0 ? "" : EARLIER;
            var cells = latest.stream().mapToInt(Piece::cells).sum() + 2 * (latest.size() - 1);
            if (Columns.cells(before) + cells <= space) {
                return before
                        + String.join("  ", latest.stream().map(this::paint).toList());
            }
        }
        var last = pieces.getLast();
        return screen.paint(last.ink(), Columns.cut(last.word(), space));
    }

    private String paint(Piece piece) {
        return screen.paint(piece.ink(), piece.word()) + " " + piece.when();
    }

    private static Piece piece(Sightings sightings, Sightings.Told told) {
        var when = sightings.waited(told.at()).map(Stopwatch::clock).orElse("");
        return new Piece(ink(told), told.template().replace("waiting-", ""), when);
    }

    private static Ink ink(Sightings.Told told) {
        if (told.template().startsWith("waiting-")) {
            return Ink.CYAN;
        }
        return told.template().startsWith("paid") ? Ink.GREEN : Ink.YELLOW;
    }
}
