package dev.anxin.local.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The statement that would allow what was denied, and no more, in the template's own form.
final class Remedy {
    private static final List<String> LIMITING =
            List.of(ActionCall.LEADING_KEYS, ActionCall.ENCLOSING_OPERATION, ActionCall.SOURCE_ARN);

    private Remedy() {}

    static String of(Caller caller, ActionCall call, Map<String, Set<String>> context, boolean ofRole) {
        var owner = switch (caller) {
            case Caller.Role role when ofRole -> role.name();
            default -> "the policy of " + call.resource();
        };
        var principal = switch (caller) {
            case Caller.Service service -> "Principal: {Service: " + service.user() + "}, ";
            case Caller.Role role -> ofRole ? "" : "Principal: {AWS: " + role.arn() + "}, ";
        };
        return owner + " needs - {Effect: Allow, " + principal + "Action: " + call.action() + ", Resource: "
                + call.resource() + condition(context) + "}";
    }

    private static String condition(Map<String, Set<String>> context) {
        var tests = new TreeMap<String, String>();
        for (var key : LIMITING) {
            var values = context.getOrDefault(key, Set.of());
            if (!values.isEmpty()) {
                var patterns = key.equals(ActionCall.LEADING_KEYS) ? kinds(values) : values;
                tests.merge(
                        operator(key),
                        "\"" + ActionCall.spelling(key) + "\": " + quoted(patterns),
                        (one, other) -> one + ", " + other);
            }
        }
        return tests.isEmpty()
                ? ""
                : tests.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\": {" + entry.getValue() + "}")
                        .collect(Collectors.joining(", ", ", Condition: {", "}"));
    }

    private static String operator(String key) {
        return switch (key) {
            case ActionCall.LEADING_KEYS -> "ForAllValues:StringLike";
            case ActionCall.ENCLOSING_OPERATION -> "ForAnyValue:StringEquals";
            default -> "ArnEquals";
        };
    }

    /// `pay#stripe#1` and `pay#stripe#2` are `pay#*`.
    private static Set<String> kinds(Set<String> keys) {
        return keys.stream()
                .map(key -> key.contains("#") ? key.substring(0, key.indexOf('#') + 1) + "*" : key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(Collection<String> values) {
        return values.stream().sorted().map(value -> "\"" + value + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    /// What is known of the call by these condition keys.
    static String known(List<String> keys, Map<String, Set<String>> context) {
        return keys.stream()
                .distinct()
                .map(key -> ActionCall.spelling(key) + " = " + quoted(context.getOrDefault(key, Set.of())))
                .collect(Collectors.joining(" and "));
    }
}
