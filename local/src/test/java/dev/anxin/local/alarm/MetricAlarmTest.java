package dev.anxin.local.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricAlarmTest {
    private static final Metric ERRORS = new Metric("AWS/Lambda", "Errors", Map.of("FunctionName", "f"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// The two tables of the user guide, "Configuring how CloudWatch alarms treat missing data", row by row, and what
    /// it says below them. 0 is a datapoint that does not breach, X one that does, - is missing. The newest stands
    /// last.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 of 3 | 0 - X - X | OK                | OK     | OK    | OK
            3 of 3 | 0 - - - - | OK                | OK     | OK    | OK
            3 of 3 | - - - - - | INSUFFICIENT_DATA | retain | ALARM | OK
            3 of 3 | 0 X X - X | ALARM             | ALARM  | ALARM | ALARM
            3 of 3 | - - X - - | ALARM             | retain | ALARM | OK
            2 of 3 | 0 - X - X | ALARM             | ALARM  | ALARM | ALARM
            2 of 3 | 0 0 X 0 X | ALARM             | ALARM  | ALARM | ALARM
            2 of 3 | 0 - X - - | OK                | OK     | ALARM | OK
            2 of 3 | - - - - 0 | OK                | OK     | ALARM | OK
            2 of 3 | - - - X - | ALARM             | retain | ALARM | OK
            3 of 3 | - - - - X | OK                | OK     | ALARM | OK
            3 of 3 | - - - X - | OK                | OK     | ALARM | OK
            3 of 3 | - - - X 0 | OK                | OK     | OK    | OK
            3 of 3 | X X X 0 0 | OK                | OK     | OK    | OK
            3 of 3 | 0 0 X X X | ALARM             | ALARM  | ALARM | ALARM
            """)
    void treatsMissingDataAsTheGuideSays(
            String mOfN, String points, String missing, String ignore, String breaching, String notBreaching) {
        for (var treated : MissingData.values()) {
            for (var current : AlarmState.values()) {
                var wanted = switch (treated) {
                    case MISSING -> missing;
                    case IGNORE -> ignore;
                    case BREACHING -> breaching;
                    case NOT_BREACHING -> notBreaching;
                };
                assertThat(alarm(mOfN, treated, ERRORS).state(range(points), current))
                        .describedAs(treated + " while " + current)
                        .isEqualTo(wanted.equals("retain") ? current : AlarmState.valueOf(wanted));
            }
        }
    }

    private static List<OptionalDouble> range(String points) {
        return Arrays.stream(points.split(" ", -1))
                .map(point -> switch (point) {
                    case "X" -> OptionalDouble.of(1);
                    case "0" -> OptionalDouble.of(0);
                    default -> OptionalDouble.empty();
                })
                .toList();
    }

    private static MetricAlarm alarm(String mOfN, MissingData missingData, Metric metric) {
        return alarm(
                mOfN, missingData, new Series(List.of(metric), Series.Statistic.SUM, false), Duration.ofMinutes(1));
    }

    private static MetricAlarm alarm(String mOfN, MissingData missingData, Series series, Duration period) {
        var numbers = Stream.of(mOfN.split(" of ", -1)).map(Integer::parseInt).toList();
        return new MetricAlarm(
                new AlarmHeader("Alarm", "anxin-Alarm", "", Map.of()),
                series,
                period,
                numbers.getLast(),
                numbers.getFirst(),
                new Threshold(Threshold.Operator.GREATER, 0),
                missingData);
    }

    @Test
    void ofTablesIgnoresMissingDataWhateverItSays() {
        var throttles = new Metric("AWS/DynamoDB", "WriteThrottleEvents", Map.of("TableName", "t"));
        var alarm = alarm("1 of 1", MissingData.NOT_BREACHING, throttles);
        assertThat(alarm.state(range("- - -"), AlarmState.ALARM)).isEqualTo(AlarmState.ALARM);
    }

    @Test
    void filledWithZeroHasNoMissingData() {
        var reads = new Metric("AWS/DynamoDB", "ReadThrottleEvents", Map.of("TableName", "t"));
        var writes = new Metric("AWS/DynamoDB", "WriteThrottleEvents", Map.of("TableName", "t"));
        var series = new Series(List.of(reads, writes), Series.Statistic.SUM, true);
        var alarm = alarm("1 of 1", MissingData.NOT_BREACHING, series, Duration.ofMinutes(1));
        var store = new MetricStore(new Alarms(List.of(alarm), List.of()));
        store.put(reads, NOON.minusSeconds(90), 2);
        store.put(writes, NOON.minusSeconds(90), 3);
        assertThat(alarm.datapoints(store, NOON))
                .containsExactly(OptionalDouble.of(0), OptionalDouble.of(5), OptionalDouble.of(0));
        assertThat(alarm.state(alarm.datapoints(store, NOON), AlarmState.ALARM)).isEqualTo(AlarmState.OK);
    }

    @ParameterizedTest
    @CsvSource({"SUM, 6", "AVERAGE, 2", "MAXIMUM, 3", "MINIMUM, 1", "SAMPLE_COUNT, 3"})
    void makesOneDatapointOfAPeriod(Series.Statistic statistic, double expected) {
        var alarm = alarm(
                "1 of 1", MissingData.MISSING, new Series(List.of(ERRORS), statistic, false), Duration.ofMinutes(5));
        var store = new MetricStore(new Alarms(List.of(alarm), List.of()));
        store.put(ERRORS, NOON.minusSeconds(300), 1);
        store.put(ERRORS, NOON.minusSeconds(120), 2);
        store.put(ERRORS, NOON.minusMillis(1), 3);
        store.put(ERRORS, NOON, 100); // of the next
        assertThat(alarm.datapoints(store, NOON))
                .containsExactly(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(expected));
    }

    /// "Alarm evaluation window": it slides by default.
    @Test
    void hasPeriodsThatEndNow() {
        var alarm = alarm(
                "1 of 1",
                MissingData.MISSING,
                new Series(List.of(ERRORS), Series.Statistic.SUM, false),
                Duration.ofHours(1));
        var store = new MetricStore(new Alarms(List.of(alarm), List.of()));
        store.put(ERRORS, NOON.minusSeconds(60), 1);
        assertThat(alarm.datapoints(store, NOON.plusSeconds(59 * 60)).getLast()).hasValue(1);
        assertThat(alarm.datapoints(store, NOON.plusSeconds(60 * 60)).getLast()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GREATER, 1, false",
        "GREATER, 1.5, true",
        "GREATER_OR_EQUAL, 1, true",
        "GREATER_OR_EQUAL, 0.5, false",
        "LESS, 1, false",
        "LESS, 0.5, true",
        "LESS_OR_EQUAL, 1, true",
        "LESS_OR_EQUAL, 1.5, false"
    })
    void comparesWithItsThreshold(Threshold.Operator operator, double value, boolean breached) {
        assertThat(new Threshold(operator, 1).isBreachedBy(value)).isEqualTo(breached);
    }
}
