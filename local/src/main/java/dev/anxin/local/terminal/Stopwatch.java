package dev.anxin.local.terminal;

import java.time.Duration;
import java.util.Locale;

/// How long something took, as on a stop watch.
public final class Stopwatch {
    private Stopwatch() {}

    /// `0:30`, `14:05`, `1:14:30`.
    public static String clock(Duration time) {
        var whole = time.abs();
        var sign = time.isNegative() && whole.toSeconds() > 0 ? "-" : "";
        return sign
                + (whole.toHours() > 0
                        ? String.format(
                                Locale.ROOT,
                                "%d:%02d:%02d",
                                whole.toHours(),
                                whole.toMinutesPart(),
                                whole.toSecondsPart())
                        : String.format(Locale.ROOT, "%d:%02d", whole.toMinutes(), whole.toSecondsPart()));
    }
}
