package dev.anxin.local.template;

import dev.anxin.local.alarm.AlarmHeader;
import dev.anxin.local.alarm.AlarmRule;
import dev.anxin.local.alarm.AlarmState;
import dev.anxin.local.alarm.CompositeAlarm;
import dev.anxin.local.alarm.Metric;
import dev.anxin.local.alarm.MetricAlarm;
import dev.anxin.local.alarm.MissingData;
import dev.anxin.local.alarm.Series;
import dev.anxin.local.alarm.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One alarm of the template: of a metric, of several that are added up, or of other alarms.
final class AlarmReader {
    private static final int MINUTE = 60; // shorter periods want metrics of high resolution
    private static final int WEEK = 604_800; // seconds; no alarm looks back further

    private final String id;
    private final Section section;

    /// @param id its logical id
    AlarmReader(String id, Section section) {
        this.id = id;
        this.section = section;
    }

    MetricAlarm ofMetrics(String name) {
        var periods = section.number("EvaluationPeriods", 1, 1, WEEK / MINUTE);
        var several = section.has("Metrics");
        var series = several ? sum() : new Series(List.of(metric(section)), statistic(), false);
        return new MetricAlarm(
                header(name),
                series,
                Duration.ofSeconds(several ? MINUTE : period()),
                periods,
                section.number("DatapointsToAlarm", periods, 1, periods),
                new Threshold(
                        word("ComparisonOperator", "", Threshold.Operator::of, Threshold.Operator.GREATER),
                        threshold()),
                word("TreatMissingData", MissingData.MISSING.word(), MissingData::of, MissingData.MISSING));
    }

    /// @param others that it may ask for
    CompositeAlarm ofAlarms(String name, List<MetricAlarm> others) {
        var names = others.stream().map(alarm -> alarm.header().name()).collect(Collectors.toSet());
        var rule = rule();
        rule.alarms().stream()
                .filter(one -> !names.contains(one))
                .forEach(one -> section.problem("AlarmRule", "names no alarm of a metric: " + one));
        return new CompositeAlarm(header(name), rule);
    }

    private AlarmRule rule() {
        try {
            return AlarmRule.parse(section.text("AlarmRule"));
        } catch (IllegalArgumentException e) {
            section.problem("AlarmRule", String.valueOf(e.getMessage()));
            return new AlarmRule.Any(List.of());
        }
    }

    private AlarmHeader header(String name) {
        var actions = Map.of(
                AlarmState.ALARM, section.texts("AlarmActions"),
                AlarmState.OK, section.texts("OKActions"),
                AlarmState.INSUFFICIENT_DATA, section.texts("InsufficientDataActions"));
        actions.values().stream()
                .flatMap(List::stream)
                .filter(arn -> !arn.contains(":sns:"))
                .distinct()
                .forEach(arn -> section.problem("AlarmActions", "must be topics here: " + arn));
        var enabled = section.flag("ActionsEnabled", true);
        return new AlarmHeader(id, name, section.maybe("AlarmDescription").orElse(""), enabled ? actions : Map.of());
    }

    /// Of all expressions `FILL(a, 0) + FILL(b, 0)` is known: it gives a metric of errors a value where there was none.
    private Series sum() {
        var metrics = new ArrayList<Metric>();
        var terms = new ArrayList<String>();
        var expressions = new ArrayList<String>();
        for (var part : section.parts("Metrics").values()) {
            var name = part.text("Id");
            if (part.has("Expression")) {
                expressions.add(part.text("Expression"));
            } else {
                part.only("ReturnData", "false");
                var stat = part.part("MetricStat");
                stat.only("Period", "" + MINUTE);
                stat.only("Stat", "Sum");
                metrics.add(metric(stat.part("Metric")));
                terms.add("FILL(" + name + ", 0)");
            }
        }
        if (!expressions.equals(List.of(String.join(" + ", terms)))) {
            section.problem("Metrics", "must be added up here by one expression: " + String.join(" + ", terms));
        }
        return new Series(metrics, Series.Statistic.SUM, true);
    }

    private static Metric metric(Section section) {
        var dimensions = section.parts("Dimensions").values().stream()
                .collect(Collectors.toMap(part -> part.text("Name"), part -> part.text("Value"), (one, other) -> one));
        return new Metric(section.text("Namespace"), section.text("MetricName"), dimensions);
    }

    private int period() {
        var seconds = section.number("Period", MINUTE, MINUTE, WEEK);
        if (seconds % MINUTE != 0) {
            section.problem("Period", "must be whole minutes, in seconds");
        }
        return seconds;
    }

    private Series.Statistic statistic() {
        return word("Statistic", "", Series.Statistic::of, Series.Statistic.SUM);
    }

    private double threshold() {
        var text = section.text("Threshold");
        if (!text.matches("-?[0-9]+([.][0-9]+)?")) {
            section.problem("Threshold", "must be a number");
            return 0;
        }
        return Double.parseDouble(text);
    }

    /// @param otherwise the word where there is none
    /// @param instead of one that is not known, which is a problem
    private <T> T word(String name, String otherwise, Function<String, Optional<T>> known, T instead) {
        var word = section.maybe(name).orElse(otherwise);
        return known.apply(word).orElseGet(() -> {
            section.problem(name, "is not known here: " + word);
            return instead;
        });
    }
}
