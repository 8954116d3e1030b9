package dev.anxin.local.codes;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.locale.Locales;

/// One code in full.
public record CodeResult(String gateway, String code) implements CommandResult {
    private CodeEntry entry() {
        return CodeEntry.of(gateway, code, Meanings.read());
    }

    @Override
    public void print(Screen screen) {
        var entry = entry();
        var advice = entry.advice();
        screen.line(
                Screen.Ink.BOLD,
                gateway + " " + code
                        + (advice.known() ? "" : ": the catalogue does not know it. Whoever meets it is told:"));
        if (!entry.meaning().isEmpty()) {
            screen.line(Screen.Ink.DIM, "means", entry.meaning());
        }
        screen.line(Screen.Ink.DIM, "cause", advice.cause());
        screen.line(Screen.Ink.DIM, "retry", retry(entry));
        Locales.names()
                .forEach(locale ->
                        screen.line(Screen.Ink.DIM, locale, advice.customer().in(locale)));
        screen.line(Screen.Ink.DIM, "merchant", advice.merchant());
    }

    private static String retry(CodeEntry entry) {
        return switch (entry.advice().retry()) {
            case NOW -> "now: as soon as the customer has done what the text says";
            case LATER -> "later: after a look whether it was paid meanwhile";
            case NEVER -> "never: only another way of paying helps";
        };
    }

    @Override
    public Json json() {
        return Json.object("schema", "anxin.code/1", "code", entry().json());
    }

    @Override
    public int exitCode() {
        return entry().advice().known() ? 0 : 1;
    }
}
