package dev.anxin.local.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Filter patterns as EventBridge, Lambda's event sources and SNS's filter policies have them in common:
/// objects of lists of alternatives.
/// Source: Lambda's developer guide, "Filter rule syntax".
public final class Patterns {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> RULES =
            Set.of("prefix", "suffix", "anything-but", "numeric", "exists", "equals-ignore-case");
    private static final Set<String> COMPARISONS = Set.of("=", "<", "<=", ">", ">=");

    private Patterns() {}

    /// What is wrong with the pattern, if anything is.
    public static Optional<String> fault(String pattern) {
        try {
            var node = JSON.readTree(pattern);
            return node.isObject() ? fault(node) : Optional.of("is no JSON object: " + pattern);
        } catch (JacksonException e) {
            return Optional.of("is no JSON: " + pattern);
        }
    }

    private static Optional<String> fault(JsonNode pattern) {
        for (var entry : pattern.properties()) {
            var value = entry.getValue();
            var alternatives = value.isArray() && !value.isEmpty();
            if (!alternatives && !value.isObject()) {
                return Optional.of("has no list of alternatives at " + entry.getKey());
            }
            var or = entry.getKey().equals("$or");
            var found = value.isObject() ? fault(value) : faultOfEach(value, or);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> faultOfEach(JsonNode alternatives, boolean or) {
        return alternatives
                .valueStream()
                .flatMap(one -> (or ? fault(one) : ruleFault(one)).stream())
                .findFirst();
    }

    private static Optional<String> ruleFault(JsonNode rule) {
        if (!rule.isContainer()) {
            return Optional.empty();
        }
        var name = rule.size() == 1 && rule.isObject()
                ? rule.properties().iterator().next().getKey()
                : rule.toString();
        if (!RULES.contains(name)) {
            return Optional.of("has a rule that is not known: " + name);
        }
        var numeric = rule.path("numeric");
        for (var i = 0; i < numeric.size(); i += 2) {
            if (!COMPARISONS.contains(numeric.path(i).asString(""))
                    || !numeric.path(i + 1).isNumber()) {
                return Optional.of("compares numbers in a way that is not known: " + numeric);
            }
        }
        return Optional.empty();
    }

    /// Whether any of the patterns lets it pass; without patterns everything passes.
    public static boolean anyPasses(List<JsonNode> patterns, JsonNode event) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> passes(pattern, event));
    }

    public static List<JsonNode> parse(List<String> patterns) {
        return patterns.stream().map(JSON::readTree).toList();
    }

    /// Whether the event has everything that the pattern asks for.
    public static boolean passes(JsonNode pattern, JsonNode event) {
        return pattern.propertyStream().allMatch(entry -> {
            var wanted = entry.getValue();
            if (entry.getKey().equals("$or")) {
                return wanted.valueStream().anyMatch(one -> passes(one, event));
            }
            var value = event.path(entry.getKey());
            return wanted.isObject() ? passes(wanted, value) : anyRule(wanted, value);
        });
    }

    private static boolean anyRule(JsonNode rules, JsonNode value) {
        if (value.isArray() && !value.isEmpty()) {
            return value.valueStream().anyMatch(item -> anyRule(rules, item));
        }
        return rules.valueStream().anyMatch(rule -> rule.isObject() ? rule(rule, value) : same(rule, value));
    }

    private static boolean rule(JsonNode rule, JsonNode value) {
        var entry = rule.properties().iterator().next();
        var wanted = entry.getValue();
        return switch (entry.getKey()) {
            case "exists" -> wanted.asBoolean(true) != value.isMissingNode();
            case "prefix" -> value.isString() && value.stringValue().startsWith(wanted.asString(""));
            case "suffix" -> value.isString() && value.stringValue().endsWith(wanted.asString(""));
            case "equals-ignore-case" -> value.isString() && value.stringValue().equalsIgnoreCase(wanted.asString(""));
            case "numeric" -> value.isNumber() && numeric(wanted, value.decimalValue());
            case "anything-but" -> !value.isMissingNode() && !butFor(wanted, value);
            default -> false;
        };
    }

    private static boolean butFor(JsonNode wanted, JsonNode value) {
        if (wanted.isObject()) {
            return rule(wanted, value);
        }
        return wanted.isArray() ? wanted.valueStream().anyMatch(one -> same(one, value)) : same(wanted, value);
    }

    private static boolean numeric(JsonNode comparisons, BigDecimal value) {
        for (var i = 0; i < comparisons.size(); i += 2) {
            var order = value.compareTo(comparisons.path(i + 1).decimalValue());
            if (!comparison(comparisons.path(i).asString("")).test(order)) {
                return false;
            }
        }
        return true;
    }

    private static IntPredicate comparison(String sign) {
        return switch (sign) {
            case "=" -> order -> order == 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            default -> order -> false;
        };
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        if (wanted.isNumber() && value.isNumber()) {
            return wanted.decimalValue().compareTo(value.decimalValue()) == 0;
        }
        return !(value instanceof MissingNode) && wanted.equals(value);
    }
}
