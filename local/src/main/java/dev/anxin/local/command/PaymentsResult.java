package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.util.List;
import java.util.stream.Collectors;

/// Payments, a line each.
///
/// @param schema of its JSON
/// @param rows as the API answers them
/// @param nothing what is said if there are none
/// @param found whether that there are some is the good end
record PaymentsResult(String schema, List<Json> rows, String nothing, boolean found) implements CommandResult {
    @Override
    public void print(Screen screen) {
        if (rows.isEmpty()) {
            screen.line(nothing);
        }
        rows.forEach(row -> print(screen, row));
    }

    private static void print(Screen screen, Json row) {
        screen.line(Ink.BOLD, row.needText("account") + "/" + row.needText("reference"));
        if (!row.at("readable").isTrue()) {
            screen.line(Ink.RED, "state", "it cannot be read: a newer release wrote it, or it is damaged");
            return;
        }
        screen.line(Ink.PLAIN, "order", row.needText("order"));
        screen.line(
                Ink.PLAIN,
                "state",
                row.needText("status") + " (" + row.needText("diagnosis") + "), money: " + row.needText("money"));
        row.at("list")
                .text()
                .ifPresent(list -> screen.line(Ink.YELLOW, "list", list + ", " + row.needText("listedAt")));
        var reasons = row.at("needsReview").elements().stream()
                .flatMap(reason -> reason.text().stream())
                .collect(Collectors.joining(", "));
        if (!reasons.isEmpty()) {
            screen.line(Ink.RED, "person", reasons);
        }
    }

    @Override
    public Json json() {
        return Json.object("schema", schema, "payments", Json.array(rows.stream()));
    }

    @Override
    public int exitCode() {
        return rows.isEmpty() && found ? 1 : 0;
    }
}
