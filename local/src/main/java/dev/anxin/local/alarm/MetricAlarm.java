package dev.anxin.local.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// An alarm on one series.
///
/// @param evaluationPeriods N
/// @param datapointsToAlarm M, of N
public record MetricAlarm(
        AlarmHeader header,
        Series series,
        Duration period,
        int evaluationPeriods,
        int datapointsToAlarm,
        Threshold threshold,
        MissingData missingData) {
    /// CloudWatch reads more periods than it needs, in case some have no data. Its guide says how many only in an
    /// example: five where three are needed.
    private static final int MORE = 2;

    /// How far back it looks.
    public Duration range() {
        return period.multipliedBy(evaluationPeriods + MORE);
    }

    /// The newest last. The window slides: it ends now, wherever an hour or a day begins.
    List<OptionalDouble> datapoints(MetricStore store, Instant now) {
        return series.datapoints(store, now, period, evaluationPeriods + MORE);
    }

    /// @param range the datapoints that were read, the newest last
    /// @param current its state until now
    AlarmState state(List<OptionalDouble> range, AlarmState current) {
        int missing = evaluationPeriods;
        int breaching = 0;
        for (int i = range.size() - 1; i >= 0 && missing > 0; i--) {
            if (range.get(i).isPresent()) {
                missing--;
                breaching += threshold.isBreachedBy(range.get(i).getAsDouble()) ? 1 : 0;
            }
        }
        return switch (treated()) {
            case BREACHING -> decided(breaching + missing);
            case NOT_BREACHING -> decided(breaching);
            case MISSING, IGNORE ->
                missing > 0 && breaching < datapointsToAlarm ? undecided(range, current) : decided(breaching);
        };
    }

    private MissingData treated() {
        return series.isOfTables() ? MissingData.IGNORE : missingData;
    }

    private AlarmState decided(int breaching) {
        return breaching >= datapointsToAlarm ? AlarmState.ALARM : AlarmState.OK;
    }

    /// Too little breaches, and something is missing. Nothing but breaches, of which the oldest was M periods ago, is
    /// an alarm all the same ("Avoiding premature transitions to alarm state").
    private AlarmState undecided(List<OptionalDouble> range, AlarmState current) {
        var oldest = IntStream.range(0, range.size())
                .filter(i -> range.get(i).isPresent())
                .findFirst();
        var fine = range.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .anyMatch(value -> !threshold.isBreachedBy(value));
        if (fine || (oldest.isPresent() && range.size() - oldest.getAsInt() < datapointsToAlarm)) {
            return AlarmState.OK;
        }
        if (treated() == MissingData.IGNORE) {
            return current;
        }
        return oldest.isPresent() ? AlarmState.ALARM : AlarmState.INSUFFICIENT_DATA;
    }
}
