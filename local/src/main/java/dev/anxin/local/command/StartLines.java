package dev.anxin.local.command;

import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.util.function.Consumer;

/// What a stack says while it starts, on the screen.
///
/// @param brief one line for all that the template says to AWS alone, instead of one for each kind
record StartLines(Screen screen, boolean brief) implements Consumer<String> {
    private static final String LEFT_OUT = "means nothing on one machine";

    @Override
    public void accept(String line) {
        if (!brief || !line.contains(LEFT_OUT)) {
            screen.line(Ink.DIM, "   " + line);
        }
    }

    /// To be said once it is up.
    void end() {
        if (brief) {
            screen.line(
                    Ink.DIM,
                    "   What " + LEFT_OUT + " (alarms, roles, encryption ...) is left out: anxin up names it all");
        }
    }
}
