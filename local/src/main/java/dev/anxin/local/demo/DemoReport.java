package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Demo.Result;
import dev.anxin.local.example.ExampleDeliveries;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.local.terminal.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What everybody was told and when, and whether that is right.
///
/// @param alarms that rang
/// @param failures what went wrong with the world itself
/// @param subscribers what examples of the merchant's own made of the messages, if any ran beside it
/// @param took by the wall clock
public record DemoReport(
        List<Result> results,
        List<RungAlarm> alarms,
        List<Throwable> failures,
        List<ExampleDeliveries> subscribers,
        Duration took)
        implements CommandResult {
    private static final int TIME = 9;
    private static final int WHO = 11;

    public DemoReport {
        results = List.copyOf(results);
        alarms = List.copyOf(alarms);
        failures = List.copyOf(failures);
        subscribers = List.copyOf(subscribers);
    }

    public DemoReport with(List<ExampleDeliveries> ofSubscribers) {
        return new DemoReport(results, alarms, failures, ofSubscribers, took);
    }

    /// A line of a payment's history.
    private record Line(Instant at, Ink ink, String who, String what) {}

    /// 1 if anything is not as it should be.
    @Override
    public int exitCode() {
        var right = failures.isEmpty()
                && results.stream().allMatch(Result::isRight)
                && missed().isEmpty()
                && subscribers.stream().allMatch(ExampleDeliveries::isRight);
        return right ? 0 : 1;
    }

    /// Alarms that had to ring and did not. That others ring is said and not judged: a busy machine may be slow enough
    /// for it.
    private List<String> missed() {
        return results.stream()
                .flatMap(result -> result.story().alarms().stream())
                .distinct()
                .filter(id -> alarms.stream().noneMatch(alarm -> alarm.is(id)))
                .toList();
    }

    @Override
    public void print(Screen screen) {
        screen.line(Ink.BOLD, "What they were told, and when: time since the customer came back");
        for (int i = 0; i < results.size(); i++) {
            print(screen, i + 1, results.get(i));
        }
        screen.line("");
        alarms.forEach(alarm -> line(screen, "", Ink.BLUE, "alarm", alarm.name() + ": " + alarm.description()));
        missed().forEach(id -> line(screen, "", Ink.RED, "WRONG", "the alarm " + id + " did not ring"));
        failures.forEach(failure -> screen.line(Ink.RED, "The world failed: " + failure));
        total(screen);
    }

    private static void print(Screen screen, int number, Result result) {
        var story = result.story();
        var draw = story.draw();
        screen.line("");
        screen.line(screen.paint(Ink.BOLD, Columns.padded(Integer.toString(number), 3) + story.title())
                + screen.paint(
                        Ink.DIM,
                        "   " + draw.order() + ", " + draw.amount().display() + " by " + draw.account() + ", "
                                + draw.locale()));
        screen.line(Ink.DIM, "   " + story.point());
        lines(result.sightings()).forEach(line -> print(screen, line, result.sightings()));
        result.sightings().requests().forEach(request -> line(screen, "", Ink.BLUE, "gateway", request));
        verdict(screen, result);
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
        sightings
                .called()
                .forEach(one -> lines.add(new Line(
                        one.at(), Ink.BLUE, "person", one.reason() + (one.more().isEmpty() ? "" : ": " + one.more()))));
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    private static void print(Screen screen, Line line, Sightings sightings) {
        line(screen, sightings.waited(line.at()).map(Stopwatch::clock).orElse(""), line.ink(), line.who(), line.what());
    }

    private static void line(Screen screen, String time, Ink ink, String who, String what) {
        screen.line("   " + " ".repeat(Math.max(0, TIME - 2 - time.length())) + time + "  "
                + screen.paint(ink, Columns.padded(who, WHO)) + what);
    }

    private static void verdict(Screen screen, Result result) {
        var end = result.sightings().status().isEmpty()
                ? "no payment of this shop"
                : result.sightings().status();
        var page = result.sightings().headline().isEmpty()
                ? ""
                : "; the page says: " + result.sightings().headline();
        if (result.isRight()) {
            line(screen, "", Ink.GREEN, "right", end + page);
        }
        result.differences().forEach(difference -> line(screen, "", Ink.RED, "WRONG", difference));
    }

    private void total(Screen screen) {
        var right = results.stream().filter(Result::isRight).count();
        var all = right == results.size();
        screen.line(
                all ? Ink.GREEN : Ink.RED,
                (all ? "All " + right : right + " of " + results.size()) + " payments got their right answer"
                        + String.format(Locale.ROOT, " (%.0f s).", took.toMillis() / 1000.0));
        var promises = promises();
        screen.line(
                promises.broken().isEmpty() ? Ink.GREEN : Ink.RED,
                "Customers were told " + (promises.kept() + promises.broken().size())
                        + " times by when they hear more: " + promises.kept() + " promises were kept, "
                        + promises.broken().size() + " broken.");
        subscribers.forEach(one -> screen.line(one.isRight() ? Ink.GREEN : Ink.RED, one.line()));
    }

    private Promises promises() {
        return results.stream().map(result -> Promises.of(result.sightings())).reduce(Promises.NONE, Promises::and);
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.demo/1",
                "right",
                exitCode() == 0,
                "seconds",
                took.toMillis() / 1000.0,
                "promises",
                Json.object("kept", promises().kept(), "broken", Json.array(promises().broken().stream())),
                "payments",
                Json.array(results.stream().map(DemoReport::payment)),
                "alarms",
                Json.array(alarms.stream().map(DemoReport::rung)),
                "missedAlarms",
                Json.array(missed().stream()),
                "failures",
                Json.array(failures.stream()),
                "subscribers",
                Json.array(subscribers.stream().map(ExampleDeliveries::json)));
    }

    private static Json rung(RungAlarm alarm) {
        return Json.object("name", alarm.name(), "at", alarm.at());
    }

    private static Json payment(Result result) {
        var story = result.story();
        var sightings = result.sightings();
        return Json.object(
                "title", story.title(),
                "account", story.draw().account(),
                "order", story.draw().order(),
                "amount", story.draw().amount().minor(),
                "currency", story.draw().amount().currency(),
                "locale", story.draw().locale(),
                "right", result.isRight(),
                "differences", Json.array(result.differences().stream()),
                "status", sightings.status().isEmpty() ? "UNREGISTERED" : sightings.status(),
                "page", sightings.headline(),
                "told", Json.array(sightings.told().stream().map(DemoReport::told)),
                "heard", Json.array(sightings.heard().stream().map(DemoReport::heard)),
                "called", Json.array(sightings.called().stream().map(DemoReport::called)),
                "requests", Json.array(sightings.requests().stream()));
    }

    private static Json told(Sightings.Told told) {
        return Json.object("id", told.id(), "template", told.template(), "title", told.title(), "at", told.at());
    }

    private static Json called(Sightings.Called called) {
        return Json.object("reason", called.reason(), "more", called.more(), "at", called.at());
    }

    private static Json heard(Sightings.Heard heard) {
        return Json.object("id", heard.id(), "type", heard.type(), "at", heard.at(), "problem", heard.problem());
    }
}
