package dev.anxin.local.demo;

import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.util.ArrayList;
import java.util.List;

/// The table at the end.
final class Report {
    private static final List<String> HEAD =
            List.of(" ", "payment", "state", "facts", "shop heard", "customer heard", "wakes", "right?");

    private Report() {}

    record Result(Scenario scenario, Outcome outcome) {
        List<String> differences() {
            return outcome.differences(scenario.expected()).stream()
                    .map(difference -> scenario.title() + ": " + difference)
                    .toList();
        }

        boolean isRight() {
            return differences().isEmpty();
        }
    }

    static void print(Screen screen, List<Result> results) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        results.forEach(result -> rows.add(row(rows.size(), result)));
        var lines = Columns.aligned(rows);
        screen.line("");
        screen.line(Ink.BOLD, lines.getFirst());
        for (int i = 1; i < lines.size(); i++) {
            screen.line(results.get(i - 1).isRight() ? Ink.PLAIN : Ink.RED, lines.get(i));
        }
        screen.line("");
        results.stream()
                .flatMap(result -> result.differences().stream())
                .forEach(difference -> screen.line(Ink.RED, "WRONG  " + difference));
    }

    private static List<String> row(int number, Result result) {
        var outcome = result.outcome();
        return List.of(
                Integer.toString(number),
                result.scenario().title(),
                outcome.status(),
                Integer.toString(outcome.facts().size()),
                words(outcome.events()),
                words(outcome.messages()),
                Integer.toString(outcome.wakes()),
                result.isRight() ? "yes" : "NO");
    }

    private static String words(List<String> heard) {
        return heard.isEmpty() ? "-" : String.join(", ", heard);
    }
}
