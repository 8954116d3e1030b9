package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoReportTest {
    private static final Sightings NOTHING = new Sightings(
            Optional.empty(),
            Json.object(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Json.object());

    private static DemoReport report(String... names) {
        var runaway = Stories.of(1).stream()
                .filter(story -> !story.alarms().isEmpty())
                .findAny()
                .orElseThrow();
        var rung = List.of(names).stream()
                .map(name -> new RungAlarm(name, "", Instant.EPOCH))
                .toList();
        return new DemoReport(
                List.of(new Demo.Result(runaway, NOTHING, List.of())),
                rung,
                List.of(),
                List.of(),
                Duration.ofSeconds(1));
    }

    @Test
    void anAlarmThatDoesNotRingIsWrong() {
        assertThat(report("anxin-FoldBehind").exitCode()).isEqualTo(1);
        assertThat(report("anxin-FoldBehind").json().write()).contains("\"missedAlarms\":[\"RefundsStopped\"]");
    }

    @Test
    void thatAnotherRingsBesideItIsSaid() {
        var report = report("anxin-FoldBehind", "anxin-RefundsStopped");
        assertThat(report.exitCode()).isZero();
        assertThat(report.json().write()).contains("anxin-FoldBehind", "\"missedAlarms\":[]");
    }
}
