package dev.anxin.local.codes;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import java.util.List;

/// What was checked, and what is wrong with it.
///
/// @param what `44 messages`
public record ProblemsResult(String what, List<String> problems) implements CommandResult {
    public ProblemsResult {
        problems = List.copyOf(problems);
    }

    @Override
    public void print(Screen screen) {
        problems.forEach(problem -> screen.line(Screen.Ink.RED, problem));
        screen.line(Screen.Ink.BOLD, what + ": " + (problems.isEmpty() ? "nothing wrong" : problems.size() + " wrong"));
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.problems/1",
                "checked",
                what,
                "good",
                problems.isEmpty(),
                "problems",
                Json.array(problems.stream()));
    }

    @Override
    public int exitCode() {
        return problems.isEmpty() ? 0 : 1;
    }
}
