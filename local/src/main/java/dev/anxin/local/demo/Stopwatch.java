package dev.anxin.local.demo;

import java.time.Duration;
import java.util.Locale;

/// How long something took, as on a stop watch.
final class Stopwatch {
    private Stopwatch() {}

    /// `0:30`, `14:05`, `1:14:30`.
    static String clock(Duration time) {
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
