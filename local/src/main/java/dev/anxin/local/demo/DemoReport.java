package dev.anxin.local.demo;

import dev.anxin.local.demo.Demo.Result;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What everybody was told and when, and whether that is right.
public final class DemoReport {
    private static final int TIME = 9;
    private static final int WHO = 11;

    private final Screen screen;

    public DemoReport(Screen screen) {
        this.screen = screen;
    }

    /// A line of a payment's history.
    private record Line(Instant at, Ink ink, String who, String what) {}

    public void print(List<Result> results) {
        screen.line(Ink.BOLD, "What they were told, and when: time since the customer came back");
        for (int i = 0; i < results.size(); i++) {
            print(i + 1, results.get(i));
        }
        screen.line("");
    }

    private void print(int number, Result result) {
        var story = result.story();
        var draw = story.draw();
        screen.line("");
        screen.line(screen.paint(Ink.BOLD, Columns.padded(Integer.toString(number), 3) + story.title())
                + screen.paint(
                        Ink.DIM,
                        "   " + draw.order() + ", " + draw.amount().display() + " by " + draw.account() + ", "
                                + draw.locale()));
        screen.line(Ink.DIM, "   " + story.point());
        lines(result.sightings()).forEach(line -> print(line, result.sightings()));
        result.sightings().requests().forEach(request -> line("", Ink.BLUE, "gateway", request));
        verdict(result);
    }

    private static List<Line> lines(Sightings sightings) {
        var lines = new ArrayList<Line>();
        sightings
                .told()
                .forEach(one -> lines.add(
                        new Line(one.at(), Ink.MAGENTA, "customer", one.title() + "  (" + one.template() + ")")));
        sightings
                .heard()
                .forEach(one -> lines.add(new Line(
                        one.at(), Ink.CYAN, "shop", one.type() + (one.problem().isEmpty() ? "" : ", not believed"))));
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    private void print(Line line, Sightings sightings) {
        line(sightings.waited(line.at()).map(Stopwatch::clock).orElse(""), line.ink(), line.who(), line.what());
    }

    private void line(String time, Ink ink, String who, String what) {
        screen.line("   " + " ".repeat(Math.max(0, TIME - 2 - time.length())) + time + "  "
                + screen.paint(ink, Columns.padded(who, WHO)) + what);
    }

    private void verdict(Result result) {
        var end = result.sightings().status().isEmpty()
                ? "no payment of this shop"
                : result.sightings().status();
        var page = result.sightings().headline().isEmpty()
                ? ""
                : "; the page says: " + result.sightings().headline();
        if (result.isRight()) {
            line("", Ink.GREEN, "right", end + page);
        }
        result.differences().forEach(difference -> line("", Ink.RED, "WRONG", difference));
    }

    /// @param took by the wall's clock
    public void total(List<Result> results, Duration took) {
        var right = results.stream().filter(Result::isRight).count();
        var all = right == results.size();
        screen.line(
                all ? Ink.GREEN : Ink.RED,
                (all ? "All " + right : right + " of " + results.size()) + " payments got their right answer"
                        + String.format(Locale.ROOT, " (%.0f s).", took.toMillis() / 1000.0));
    }
}
