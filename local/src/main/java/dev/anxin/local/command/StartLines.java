package dev.anxin.local.command;

import dev.anxin.local.template.Omissions;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a stack says while it starts and runs, on the screen. While a table is drawn there, it waits.
final class StartLines implements Consumer<String> {
    private final Screen screen;
    private final List<String> waiting = new ArrayList<>();
    private boolean held;

    StartLines(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void accept(String line) {
        if (held) {
            waiting.add(line);
        } else {
            say(line);
        }
    }

    /// From now on lines wait where they would run into a table.
    synchronized void hold() {
        held = screen.window().isPresent();
    }

    synchronized void release() {
        held = false;
        waiting.forEach(this::say);
        waiting.clear();
    }

    /// In one line, unless each is wanted.
    void omissions(Omissions omissions, boolean verbose) {
        var count =
                omissions.count() + " things in template.yaml do nothing on one machine (log groups, encryption ...)";
        if (omissions.count() == 0) {
            return;
        }
        accept(verbose ? count + ":" : count + ": ./anxin up --verbose lists them");
        if (verbose) {
            omissions.lines().forEach(line -> accept("   " + line));
        }
    }

    private void say(String line) {
        screen.line(Ink.DIM, "   " + line);
    }
}
