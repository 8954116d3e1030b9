package dev.anxin.local.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// CloudFormation's functions, worked out. What cannot be is a problem that names its place, and stands as
/// empty text.
final class Expressions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private final JsonNode template;
    private final Map<String, String> parameters;
    private final PhysicalNames names;
    private final Findings findings;
    private final Deque<String> conditionsUnderWay = new ArrayDeque<>();

    Expressions(JsonNode template, Map<String, String> parameters, PhysicalNames names, Findings findings) {
        this.template = template;
        this.parameters = parameters;
        this.names = names;
        this.findings = findings;
    }

    /// The value, or MissingNode where it is AWS::NoValue.
    JsonNode value(JsonNode node, String where) {
        if (node.isArray()) {
            var array = NODES.arrayNode();
            var index = 0;
            for (var item : node) {
                var value = value(item, where + "[" + index++ + "]");
                if (!value.isMissingNode()) {
                    array.add(value);
                }
            }
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var only = node.size() == 1 ? node.properties().iterator().next() : null;
        if (only != null && (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::"))) {
            return function(only.getKey(), only.getValue(), where);
        }
        return object(node, where);
    }

    private JsonNode object(JsonNode node, String where) {
        var object = NODES.objectNode();
        for (var entry : node.properties()) {
            var value = value(entry.getValue(), where + "." + entry.getKey());
            if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
            }
        }
        return object;
    }

    private JsonNode function(String name, JsonNode argument, String where) {
        return switch (name) {
            case "Ref" -> reference(argument.asString(""), where);
            case "Fn::GetAtt" -> attribute(argument, where);
            case "Fn::If" -> choice(argument, where);
            case "Fn::Sub" -> NODES.stringNode(substitute(argument, where));
            case "Fn::Join" -> {
                var texts = texts(value(argument.path(1), where));
                yield NODES.stringNode(String.join(argument.path(0).asString(""), texts));
            }
            case "Fn::Split" -> {
                var array = NODES.arrayNode();
                var separator = Pattern.quote(argument.path(0).asString(""));
                Pattern.compile(separator)
                        .splitAsStream(value(argument.path(1), where).asString(""))
                        .forEach(array::add);
                yield array;
            }
            case "Fn::Select" -> select(argument, where);
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
                NODES.booleanNode(truth(NODES.objectNode().set(name, argument), where));
            default -> problem(where, name + " is not understood here");
        };
    }

    private JsonNode reference(String id, String where) {
        var pseudo = pseudo(id);
        if (!pseudo.isNull()) {
            return pseudo;
        }
        var parameter = parameters.get(id);
        return parameter != null ? NODES.stringNode(parameter) : resource(id, "Ref", where);
    }

    private JsonNode pseudo(String id) {
        return switch (id) {
            case "AWS::NoValue" -> MissingNode.getInstance();
            case "AWS::Region" -> NODES.stringNode(names.region());
            case "AWS::AccountId" -> NODES.stringNode(names.account());
            case "AWS::Partition" -> NODES.stringNode("aws");
            case "AWS::URLSuffix" -> NODES.stringNode("amazonaws.com");
            case "AWS::StackName" -> NODES.stringNode(names.stack());
            case "AWS::StackId" -> NODES.stringNode(names.arn("cloudformation", "stack/" + names.stack() + "/local"));
            default -> NODES.nullNode();
        };
    }

    private JsonNode resource(String id, String attribute, String where) {
        var resource = template.path("Resources").path(id);
        if (resource.isMissingNode()) {
            return problem(where, "refers to " + id + ", which is neither a parameter nor a resource");
        }
        if (!included(resource, where)) {
            return problem(where, "refers to " + id + ", which its condition leaves out");
        }
        return names.value(id, attribute, resource)
                .<JsonNode>map(NODES::stringNode)
                .orElseGet(() -> problem(where, id + " has no attribute " + attribute));
    }

    private JsonNode attribute(JsonNode argument, String where) {
        var parts = texts(
                value(argument.isString() ? TemplateYaml.splitAttribute(argument.stringValue()) : argument, where));
        return parts.size() == 2
                ? resource(parts.getFirst(), parts.getLast(), where)
                : problem(where, "GetAtt wants Resource.Attribute");
    }

    private JsonNode choice(JsonNode argument, String where) {
        return value(argument.path(condition(argument.path(0).asString(""), where) ? 1 : 2), where);
    }

    private String substitute(JsonNode argument, String where) {
        var text = argument.isArray() ? argument.path(0).asString("") : argument.asString("");
        var variables = value(argument.path(1), where);
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var name = match.group(1).strip();
            return java.util.regex.Matcher.quoteReplacement(
                    name.startsWith("!") ? "${" + name.substring(1) + "}" : substituted(name, variables, where));
        });
    }

    private String substituted(String name, JsonNode variables, String where) {
        if (variables.has(name)) {
            return variables.path(name).asString("");
        }
        return (name.contains(".") ? attribute(NODES.stringNode(name), where) : reference(name, where)).asString("");
    }

    private JsonNode select(JsonNode argument, String where) {
        var index = value(argument.path(0), where).asInt(-1);
        var list = value(argument.path(1), where);
        return index >= 0 && index < list.size()
                ? list.path(index)
                : problem(where, "Select finds nothing at " + index);
    }

    /// Whether a resource (or output) is there at all.
    boolean included(JsonNode resource, String where) {
        return !resource.has("Condition")
                || condition(resource.path("Condition").asString(""), where);
    }

    private boolean condition(String name, String where) {
        var definition = template.path("Conditions").path(name);
        if (definition.isMissingNode() || conditionsUnderWay.contains(name)) {
            problem(
                    where,
                    "the condition " + name + (definition.isMissingNode() ? " is not defined" : " asks for itself"));
            return false;
        }
        conditionsUnderWay.push(name);
        var truth = truth(definition, "Conditions." + name);
        conditionsUnderWay.pop();
        return truth;
    }

    private boolean truth(JsonNode node, String where) {
        var entry = node.isObject() && node.size() == 1
                ? node.properties().iterator().next()
                : null;
        if (entry == null) {
            return value(node, where).asBoolean(false);
        }
        var argument = entry.getValue();
        return switch (entry.getKey()) {
            case "Condition" -> condition(argument.asString(""), where);
            case "Fn::Equals" ->
                value(argument.path(0), where)
                        .asString("")
                        .equals(value(argument.path(1), where).asString(""));
            case "Fn::Not" -> !truth(argument.path(0), where);
            case "Fn::And" -> argument.valueStream().allMatch(one -> truth(one, where));
            case "Fn::Or" -> argument.valueStream().anyMatch(one -> truth(one, where));
            default -> {
                problem(where, entry.getKey() + " is no condition");
                yield false;
            }
        };
    }

    private List<String> texts(JsonNode list) {
        return list.valueStream().map(item -> item.asString("")).collect(Collectors.toCollection(ArrayList::new));
    }

    private JsonNode problem(String where, String what) {
        findings.problem(where + ": " + what);
        return NODES.stringNode("");
    }
}
