package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.engine.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An alarm that rang, as operations heard it.
///
/// @param name `anxin-FoldErrors`
public record RungAlarm(String name, String description, Instant at) {
    boolean is(String id) {
        return name.endsWith("-" + id);
    }

    /// All so far, the oldest first.
    public static List<RungAlarm> of(SystemUnderTest systemUnderTest) {
        return systemUnderTest.calls().stream()
                .flatMap(call -> read(call).stream())
                .toList();
    }

    private static Optional<RungAlarm> read(Inbox.Message call) {
        var message = Json.parse(call.text());
        return message.at("NewStateValue")
                .text()
                .filter("ALARM"::equals)
                .map(state ->
                        new RungAlarm(message.needText("AlarmName"), message.needText("AlarmDescription"), call.at()));
    }
}
