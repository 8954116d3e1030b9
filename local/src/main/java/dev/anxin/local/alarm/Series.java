package dev.anxin.local.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What a metric alarm compares with its threshold, for each period.
///
/// @param metrics one; or several that are added up
/// @param filled whether no data of a metric counts as 0, by the expression `FILL(a, 0) + FILL(b, 0)`
public record Series(List<Metric> metrics, Statistic statistic, boolean filled) {
    public Series {
        metrics = List.copyOf(metrics);
    }

    public enum Statistic {
        SUM("Sum"),
        AVERAGE("Average"),
        MAXIMUM("Maximum"),
        MINIMUM("Minimum"),
        SAMPLE_COUNT("SampleCount");

        private final String word;

        Statistic(String word) {
            this.word = word;
        }

        /// @param word as templates have it
        public static Optional<Statistic> of(String word) {
            return Stream.of(values()).filter(one -> one.word.equals(word)).findAny();
        }

        double of(StatisticSet set) {
            return switch (this) {
                case SUM -> set.sum();
                case AVERAGE -> set.sum() / set.count();
                case MAXIMUM -> set.maximum();
                case MINIMUM -> set.minimum();
                case SAMPLE_COUNT -> set.count();
            };
        }
    }

    /// Its values in the latest periods, the newest last. In fast motion somebody asks for each minute of days.
    ///
    /// @param end a whole minute, which is not in them any more
    List<OptionalDouble> datapoints(MetricStore store, Instant end, Duration period, int count) {
        var columns = metrics.stream()
                .map(metric -> store.periods(metric, end, period, count))
                .toList();
        var values = new ArrayList<OptionalDouble>(count);
        for (int i = 0; i < count; i++) {
            values.add(value(columns, i));
        }
        return values;
    }

    private OptionalDouble value(List<List<Optional<StatisticSet>>> columns, int period) {
        double sum = 0;
        for (var column : columns) {
            var set = column.get(period);
            if (set.isPresent()) {
                sum += statistic.of(set.get());
            } else if (!filled) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(sum);
    }

    /// CloudWatch ignores missing data of this namespace, whatever the alarm says: what is thrown only while a table
    /// throttles would ring for ever. Source: PutMetricAlarm, TreatMissingData.
    boolean isOfTables() {
        return !filled && metrics.stream().anyMatch(metric -> Objects.equals(metric.namespace(), "AWS/DynamoDB"));
    }
}
