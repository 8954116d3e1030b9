package dev.anxin.simulation.explore;

import dev.anxin.simulation.fault.CallFate;
import dev.anxin.simulation.fault.Fate;
import dev.anxin.simulation.fault.PathFate;
import dev.anxin.simulation.fault.Trouble;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;

/// A place where something can go wrong: a line of source that calls outside, as one line of a function leads
/// to it; or a way by which something comes to a function.
///
/// @param where for people
record FaultPlace(Kind kind, String where) {
    enum Kind {
        CALL,
        REMOTE,
        /// Something a function has done with.
        DONE,
        /// Something on its way to a function.
        UNDER_WAY,
        /// Something that a stream holds.
        HELD
    }

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OURS = "dev.anxin.";
    private static final String SIMULATION = "dev.anxin.simulation.";
    private static final String FUNCTIONS = "dev.anxin.function.";

    private static final List<Trouble> OF_CALLS = List.of(
            Fate.THROTTLED, Fate.REPLY_LOST, Fate.REPEATED, Fate.CRASHED_BEFORE, Fate.CRASHED_AFTER, Fate.TIMED_OUT);
    private static final List<Trouble> OF_LATER_CALLS =
            OF_CALLS.stream().filter(trouble -> trouble != Fate.CRASHED_BEFORE).toList();
    private static final List<Trouble> OF_REMOTE_CALLS = List.of(
            CallFate.REFUSED,
            CallFate.UNAVAILABLE,
            CallFate.REPLY_LOST,
            CallFate.LATE,
            CallFate.BAD_GATEWAY,
            CallFate.CRASHED);
    /// All that can go wrong here.
    List<Trouble> troubles() {
        return switch (kind) {
            case CALL -> OF_CALLS;
            case REMOTE -> OF_REMOTE_CALLS;
            case DONE -> List.of(PathFate.TWICE);
            case UNDER_WAY -> List.of(PathFate.LATE);
            case HELD -> List.of(PathFate.FORGOTTEN);
        };
    }

    /// All that can go wrong here after something else did. Who dies before a call died after the
    /// call before it, or was not called yet: both are among what is left.
    List<Trouble> laterTroubles() {
        return kind == Kind.CALL ? OF_LATER_CALLS : troubles();
    }

    /// Where the running function is: the line that calls, and the function's own line that led to it.
    static FaultPlace ofCaller(Kind kind, String function) {
        return new FaultPlace(
                kind,
                function + " "
                        + WALKER.walk(frames -> {
                            var ours = frames.filter(frame -> isOurs(frame.getClassName()))
                                    .toList();
                            var line = ours.getFirst();
                            var led = ours.stream()
                                    .filter(frame -> frame.getClassName().startsWith(FUNCTIONS))
                                    .findFirst();
                            return led.filter(frame -> !Objects.equals(frame, line))
                                    .map(frame -> at(line) + " by " + at(frame))
                                    .orElseGet(() -> at(line));
                        }));
    }

    private static boolean isOurs(String name) {
        return name.startsWith(OURS) && !name.startsWith(SIMULATION);
    }

    private static String at(StackFrame frame) {
        var name = frame.getClassName();
        return name.substring(name.lastIndexOf('.') + 1) + ":" + frame.getLineNumber();
    }
}
