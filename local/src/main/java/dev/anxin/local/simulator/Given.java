package dev.anxin.local.simulator;

import dev.anxin.local.engine.Front;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a gateway gives for an answer.
///
/// @param headers more of them, beside the content type
/// @param waits how long it takes, by the wall's clock
/// @param lost the connection breaks before any of it
record Given(Front.Answer answer, Map<String, String> headers, List<Duration> waits, boolean lost) {
    static Given plain(Front.Answer answer) {
        return new Given(answer, Map.of(), List.of(), false);
    }
}
