package dev.anxin.local.alarm;

import java.util.List;
import java.util.Map;

/// What all alarms have.
///
/// @param id the template's logical id
/// @param actions ARNs of what is done when it comes into a state
public record AlarmHeader(String id, String name, String description, Map<AlarmState, List<String>> actions) {
    public AlarmHeader {
        actions = Map.copyOf(actions);
    }

    public List<String> actions(AlarmState state) {
        return actions.getOrDefault(state, List.of());
    }
}
