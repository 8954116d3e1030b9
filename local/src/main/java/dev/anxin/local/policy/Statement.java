package dev.anxin.local.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One statement of a policy.
///
/// @param place where it stands, for people: `IntakeRole, policy intake, statement 2`
/// @param allows false: it denies
/// @param actions in small letters
public record Statement(
        String place,
        boolean allows,
        Principals principals,
        Names actions,
        Names resources,
        List<PolicyCondition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /// Whether it speaks of what is done to what, whoever does it and whatever its conditions are.
    boolean isAbout(ActionCall call) {
        return resources.meanResource(call.resource())
                && actions.meanAction(call.action().toLowerCase(Locale.ROOT));
    }

    boolean applies(ActionCall call, Map<String, Set<String>> context) {
        return isAbout(call) && conditions.stream().allMatch(condition -> condition.holds(context));
    }

    /// Condition keys, in small letters, that a call fails in this context.
    List<String> failed(Map<String, Set<String>> context) {
        return conditions.stream()
                .filter(condition -> !condition.holds(context))
                .map(PolicyCondition::key)
                .toList();
    }
}
