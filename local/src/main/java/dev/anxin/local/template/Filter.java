package dev.anxin.local.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A pattern over JSON, as Lambda's event sources and SNS's filter policies have it in common: objects of
/// lists of alternatives. Of the rules those are known that [#RULES] names; all others are refused. Source:
/// Lambda's developer guide, "Filter rule syntax".
public record Filter(JsonNode pattern) {
    private static final Set<String> RULES = Set.of("prefix", "anything-but", "exists");

    /// @throws IllegalArgumentException whose message says what is wrong with the pattern
    public static Filter parse(String text) {
        try {
            var pattern = JsonMapper.shared().readTree(text);
            if (!pattern.isObject()) {
                throw new IllegalArgumentException("is no JSON object: " + text);
            }
            fault(pattern).ifPresent(fault -> {
                throw new IllegalArgumentException(fault);
            });
            return new Filter(pattern);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is no JSON: " + text, e);
        }
    }

    private static Optional<String> fault(JsonNode pattern) {
        return pattern.propertyStream()
                .map(entry -> faultAt(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> faultAt(String name, JsonNode wanted) {
        if (wanted.isObject()) {
            return fault(wanted);
        }
        if (!wanted.isArray() || wanted.isEmpty()) {
            return Optional.of("has no list of alternatives at " + name);
        }
        return wanted.valueStream()
                .filter(rule -> rule.isContainer() && !RULES.contains(name(rule)))
                .map(rule -> "has a rule that cannot be honoured here: " + rule)
                .findFirst();
    }

    private static String name(JsonNode rule) {
        return rule.size() == 1 ? String.join("", rule.propertyNames()) : "";
    }

    /// Without filters everything passes.
    public static boolean anyPasses(List<Filter> filters, JsonNode event) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.passes(event));
    }

    /// Whether the event has everything that the pattern asks for.
    public boolean passes(JsonNode event) {
        return passes(pattern, event);
    }

    private static boolean passes(JsonNode pattern, JsonNode event) {
        return pattern.propertyStream().allMatch(entry -> {
            var wanted = entry.getValue();
            var value = event.path(entry.getKey());
            return wanted.isObject() ? passes(wanted, value) : any(wanted, value);
        });
    }

    private static boolean any(JsonNode rules, JsonNode value) {
        if (value.isArray() && !value.isEmpty()) {
            return value.valueStream().anyMatch(item -> any(rules, item));
        }
        return rules.valueStream().anyMatch(rule -> fits(rule, value));
    }

    private static boolean fits(JsonNode rule, JsonNode value) {
        var wanted = rule.isObject() ? rule.path(name(rule)) : rule;
        return switch (rule.isObject() ? name(rule) : "") {
            case "exists" -> wanted.asBoolean(true) != value.isMissingNode();
            case "prefix" -> value.isString() && value.stringValue().startsWith(wanted.asString(""));
            case "anything-but" ->
                !(value.isMissingNode() || (wanted.isArray() ? any(wanted, value) : fits(wanted, value)));
            default ->
                wanted.equals(value)
                        || (wanted.isNumber()
                                && value.isNumber()
                                && wanted.decimalValue().compareTo(value.decimalValue()) == 0);
        };
    }
}
