package dev.anxin.local.demo;

import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// One line per payment, drawn again and again where there is a terminal to draw on; elsewhere one line for
/// each thing that happens.
final class LiveTable {
    private static final int TITLE = 25;
    private static final int STATE = 12;

    private final Screen screen;
    private final Instant begin;
    private final Agenda agenda;
    private final Set<String> said = new HashSet<>();
    private int drawn;

    LiveTable(Screen screen, Instant begin, Agenda agenda) {
        this.screen = screen;
        this.begin = begin;
        this.agenda = agenda;
    }

    /// @param doing what is going on, in a few words
    /// @param differences from what should be in the end
    record Row(Story story, Sightings sightings, String doing, List<String> differences) {
        boolean isRight() {
            return differences.isEmpty();
        }
    }

    void show(List<Row> rows) {
        if (screen.terminal()) {
            draw(rows);
        } else {
            say(rows);
        }
    }

    void end(List<Row> rows) {
        show(rows);
        screen.line("");
    }

    private void draw(List<Row> rows) {
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, clock())
                + screen.paint(Ink.DIM, "   time goes up to " + speed() + " times as fast"));
        lines.add("");
        lines.add(screen.paint(
                Ink.DIM,
                "   " + Columns.padded("payment", TITLE) + Columns.padded("shop sees", STATE)
                        + "customer was told, and how long after coming back"));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(i + 1, rows.get(i)));
        }
        screen.redraw(lines, drawn);
        drawn = lines.size();
    }

    private String clock() {
        return Stopwatch.clock(Duration.between(begin, agenda.now()));
    }

    private String speed() {
        var speed = agenda.pace().speed();
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
    }

    private String line(int number, Row row) {
        var sightings = row.sightings();
        var status = sightings.status().isEmpty() ? "-" : sightings.status().toLowerCase(Locale.ROOT);
        return Columns.padded(Integer.toString(number), 3)
                + Columns.padded(row.story().title(), TITLE)
                + screen.paint(ink(row), Columns.padded(status, STATE))
                + customer(row);
    }

    private static Ink ink(Row row) {
        return switch (row.sightings().status()) {
            case "PAID" -> Ink.GREEN;
            case "FAILED", "CLOSED", "EXPIRED" -> Ink.YELLOW;
            default -> Ink.DIM;
        };
    }

    private String customer(Row row) {
        var told = row.sightings().told().stream()
                .map(one -> screen.paint(ink(one), one.template().replace("waiting-", "")) + " "
                        + row.sightings().waited(one.at()).map(Stopwatch::clock).orElse(""))
                .collect(Collectors.joining("  "));
        var nothing = row.isRight() ? "nothing, and that is right" : row.doing();
        return (told.isEmpty() ? screen.paint(Ink.DIM, nothing) : told)
                + (row.isRight() ? screen.paint(Ink.GREEN, "  \u2713") : "");
    }

    private static Ink ink(Sightings.Told told) {
        if (told.template().startsWith("waiting-")) {
            return Ink.CYAN;
        }
        return told.template().startsWith("paid") ? Ink.GREEN : Ink.YELLOW;
    }

    private void say(List<Row> rows) {
        for (var row : rows) {
            var sightings = row.sightings();
            sightings.told().forEach(one -> once(row, one.id() + one.at(), "customer hears", one.template()));
            sightings.heard().forEach(one -> once(row, one.id() + one.at(), "shop hears", one.type()));
            if (!row.doing().isEmpty()) {
                once(row, row.story() + row.doing(), row.doing(), "");
            }
        }
    }

    private void once(Row row, String id, String what, String about) {
        if (said.add(id)) {
            screen.line(clock() + "  " + Columns.padded(row.story().title(), TITLE) + what
                    + (about.isEmpty() ? "" : " " + about));
        }
    }
}
