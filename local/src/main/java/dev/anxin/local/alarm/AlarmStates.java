package dev.anxin.local.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How all alarms stand. It is asked once a minute, as CloudWatch does it.
public final class AlarmStates {
    private final Alarms alarms;
    private final Map<String, AlarmState> states = new HashMap<>();

    public AlarmStates(Alarms alarms) {
        this.alarms = alarms;
    }

    private AlarmState of(AlarmHeader header) {
        return states.getOrDefault(header.name(), AlarmState.INSUFFICIENT_DATA);
    }

    /// @param minute a whole one, which has just begun
    /// @return what changed; composites follow what they are made of
    public List<StateChange> evaluate(MetricStore store, Instant minute) {
        var changes = new ArrayList<StateChange>();
        for (var alarm : alarms.ofMetrics()) {
            var datapoints = alarm.datapoints(store, minute);
            var state = alarm.state(datapoints, of(alarm.header()));
            change(alarm.header(), state, minute, () -> reason(alarm, state, datapoints), changes);
        }
        for (var composite : alarms.composites()) {
            var state = composite.rule().holds(states) ? AlarmState.ALARM : AlarmState.OK;
            change(composite.header(), state, minute, () -> reason(composite), changes);
        }
        return changes;
    }

    private void change(
            AlarmHeader header, AlarmState to, Instant at, Supplier<String> reason, List<StateChange> changes) {
        var from = of(header);
        if (to != from) {
            states.put(header.name(), to);
            changes.add(new StateChange(header, from, to, at, reason.get()));
        }
    }

    private static String reason(MetricAlarm alarm, AlarmState state, List<OptionalDouble> datapoints) {
        var values = datapoints.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
        var last = values.subList(Math.max(0, values.size() - alarm.evaluationPeriods()), values.size());
        return switch (state) {
            case INSUFFICIENT_DATA -> "Insufficient Data: there are no datapoints";
            case ALARM ->
                "Threshold Crossed: " + said(last) + " " + alarm.threshold().words() + ", in "
                        + alarm.datapointsToAlarm() + " out of the last " + alarm.evaluationPeriods() + " periods";
            case OK ->
                "Threshold Crossed no more: " + said(last) + ", fewer than " + alarm.datapointsToAlarm() + " of them "
                        + alarm.threshold().words();
        };
    }

    private static String said(List<Double> values) {
        return values.isEmpty() ? "no datapoints were received" : values.toString();
    }

    private String reason(CompositeAlarm composite) {
        var ringing = composite.rule().alarms().stream()
                .filter(name -> states.get(name) == AlarmState.ALARM)
                .collect(Collectors.joining(", "));
        return ringing.isEmpty() ? "None of its alarms rings" : "In ALARM: " + ringing;
    }
}
