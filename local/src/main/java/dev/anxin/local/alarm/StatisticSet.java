package dev.anxin.local.alarm;

/// What CloudWatch keeps of all values of one minute.
record StatisticSet(double sum, long count, double minimum, double maximum) {
    static StatisticSet of(double value) {
        return new StatisticSet(value, 1, value, value);
    }

    StatisticSet plus(StatisticSet other) {
        return new StatisticSet(
                sum + other.sum,
                count + other.count,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }
}
