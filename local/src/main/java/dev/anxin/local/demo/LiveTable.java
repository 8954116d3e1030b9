package dev.anxin.local.demo;

import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Stopwatch;
import dev.anxin.local.terminal.TerminalSize;
import dev.anxin.local.terminal.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One line per payment, drawn again and again where there is a terminal to draw on; elsewhere one line for
/// each thing that happens.
final class LiveTable {
    private static final int TITLE = 32;

    private final Screen screen;
    private final Instant begin;
    private final Agenda agenda;
    private final Set<String> said = new HashSet<>();
    private Optional<TerminalSize> before = Optional.empty();
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
        screen.window().map(Window::size).ifPresentOrElse(size -> draw(rows, size), () -> say(rows));
    }

    void end(List<Row> rows) {
        show(rows);
        screen.line("");
    }

    private void draw(List<Row> rows, TerminalSize size) {
        if (before.filter(last -> !last.equals(size)).isPresent()) {
            screen.clear();
            drawn = 0;
        }
        var lines = new LiveFrame(screen, size).lines(clock(), speed(), rows);
        screen.redraw(lines, drawn);
        drawn = lines.size();
        before = Optional.of(size);
    }

    private String clock() {
        return Stopwatch.clock(Duration.between(begin, agenda.now()));
    }

    private String speed() {
        var speed = agenda.pace().speed();
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
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
