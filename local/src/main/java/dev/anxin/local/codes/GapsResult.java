package dev.anxin.local.codes;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import java.util.List;

/// Codes that payments met and no catalogue has.
///
/// @param gaps the commonest first
/// @param known how many different codes were met that a catalogue has
public record GapsResult(List<Gap> gaps, int known) implements CommandResult {
    /// @param payments that met it
    public record Gap(String account, String gateway, String code, int payments) {}

    public GapsResult {
        gaps = List.copyOf(gaps);
    }

    @Override
    public void print(Screen screen) {
        gaps.forEach(gap -> screen.line(gap.account() + " (" + gap.gateway() + ") " + gap.code() + ": "
                + (gap.payments() == 1 ? "1 payment" : gap.payments() + " payments")));
        screen.line(
                Screen.Ink.BOLD,
                gaps.size() + (gaps.size() == 1 ? " code was" : " codes were") + " met that no catalogue has, and "
                        + known + " that one has");
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.code-gaps/1",
                "known",
                known,
                "gaps",
                Json.array(gaps.stream()
                        .map(gap -> Json.object(
                                "account", gap.account(),
                                "gateway", gap.gateway(),
                                "code", gap.code(),
                                "payments", gap.payments()))));
    }

    /// As a linter: there is something to do.
    @Override
    public int exitCode() {
        return gaps.isEmpty() ? 0 : 1;
    }
}
