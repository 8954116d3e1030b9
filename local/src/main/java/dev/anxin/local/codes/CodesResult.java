package dev.anxin.local.codes;

import dev.anxin.failure.Catalogue;
import dev.anxin.json.Json;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import java.util.Collection;
import java.util.List;

/// The codes of some gateways, one line each, and how many of them are whole.
public record CodesResult(Collection<String> gateways) implements CommandResult {
    public CodesResult {
        gateways = gateways.stream().sorted().toList();
    }

    private List<CodeEntry> entries() {
        var meanings = Meanings.read();
        return gateways.stream()
                .flatMap(gateway -> CodeEntry.all(gateway, meanings))
                .toList();
    }

    @Override
    public void print(Screen screen) {
        var entries = entries();
        var rows = entries.stream()
                .map(entry -> List.of(
                        entry.gateway(),
                        entry.code(),
                        entry.advice().cause(),
                        entry.advice().retry().word(),
                        entry.meaning()))
                .toList();
        Columns.aligned(rows).forEach(screen::verbatim);
        entries.stream()
                .filter(entry -> !entry.isResolved())
                .forEach(entry -> screen.line(Screen.Ink.RED, "not whole: " + entry.gateway() + " " + entry.code()));
        screen.line(
                Screen.Ink.BOLD,
                resolved(entries) + " of " + entries.size() + " codes resolve to a cause, two texts and a retry rule");
    }

    private static long resolved(List<CodeEntry> entries) {
        return entries.stream().filter(CodeEntry::isResolved).count();
    }

    @Override
    public Json json() {
        var entries = entries();
        return Json.object(
                "schema",
                "anxin.codes/1",
                "version",
                Catalogue.version(),
                "resolved",
                resolved(entries),
                "total",
                entries.size(),
                "codes",
                Json.array(entries.stream().map(CodeEntry::json)));
    }

    @Override
    public int exitCode() {
        var entries = entries();
        return resolved(entries) == entries.size() ? 0 : 1;
    }
}
