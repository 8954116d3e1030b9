package dev.anxin.local.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// CloudFormation's functions, worked out. One that cannot be worked out is a problem that names its place, and
/// counts as empty text.
final class CloudFormationFunctions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    /// SAM's name for what it makes of `AutoPublishAlias`.
    private static final String ALIAS = ".Alias";

    private final JsonNode template;
    private final Map<String, String> parameters;
    private final PhysicalNames names;
    private final Findings findings;
    private final Deque<String> conditionsUnderWay = new ArrayDeque<>();

    CloudFormationFunctions(JsonNode template, Map<String, String> parameters, PhysicalNames names, Findings findings) {
        this.template = template;
        this.parameters = parameters;
        this.names = names;
        this.findings = findings;
    }

    /// The value, or MissingNode where it is AWS::NoValue.
    JsonNode value(JsonNode node, String where) {
        if (node.isArray()) {
            var array = NODES.arrayNode();
            for (var i = 0; i < node.size(); i++) {
                var value = value(node.path(i), where + "[" + i + "]");
                if (!value.isMissingNode()) {
                    array.add(value);
                }
            }
            return array;
        }
        var only = node.isObject() && node.size() == 1 ? String.join("", node.propertyNames()) : "";
        if (only.equals("Ref")
                || only.startsWith("Fn::")
                || (only.equals("Condition") && node.path(only).isString())) {
            return function(only, node.path(only), where);
        }
        return node.isObject() ? object(node, where) : node;
    }

    private JsonNode object(JsonNode node, String where) {
        var object = NODES.objectNode();
        node.forEachEntry((name, one) -> {
            var value = value(one, where + "." + name);
            if (!value.isMissingNode()) {
                object.set(name, value);
            }
        });
        return object;
    }

    private JsonNode function(String name, JsonNode argument, String where) {
        var first = argument.path(0);
        return switch (name) {
            case "Ref" -> reference(argument.asString(""), where);
            case "Condition" -> NODES.booleanNode(condition(argument.asString(""), where));
            case "Fn::GetAtt" ->
                attribute(argument.isArray() ? join(".", argument, where) : argument.asString(""), where);
            case "Fn::If" -> value(argument.path(condition(first.asString(""), where) ? 1 : 2), where);
            case "Fn::Sub" -> NODES.stringNode(substitute(argument, where));
            case "Fn::Join" -> NODES.stringNode(join(first.asString(""), argument.path(1), where));
            case "Fn::Split" ->
                split(first.asString(""), value(argument.path(1), where).asString(""));
            case "Fn::Select" -> select(value(argument, where), where);
            case "Fn::Equals" -> NODES.booleanNode(text(first, where).equals(text(argument.path(1), where)));
            case "Fn::Not" -> NODES.booleanNode(!truth(first, where));
            case "Fn::And" -> NODES.booleanNode(argument.valueStream().allMatch(one -> truth(one, where)));
            case "Fn::Or" -> NODES.booleanNode(argument.valueStream().anyMatch(one -> truth(one, where)));
            default -> problem(where, name + " is not understood here");
        };
    }

    private JsonNode reference(String id, String where) {
        return switch (id) {
            case "AWS::NoValue" -> MissingNode.getInstance();
            case "AWS::Region" -> NODES.stringNode(names.region());
            case "AWS::AccountId" -> NODES.stringNode(names.account());
            case "AWS::Partition" -> NODES.stringNode("aws");
            case "AWS::URLSuffix" -> NODES.stringNode("amazonaws.com");
            case "AWS::StackName" -> NODES.stringNode(names.stack());
            case "AWS::StackId" -> NODES.stringNode(names.arn("cloudformation", "stack/" + names.stack() + "/local"));
            default ->
                parameters.containsKey(id)
                        ? NODES.stringNode(parameters.get(id))
                        : resource(id.replace(ALIAS, ""), id.endsWith(ALIAS) ? "Alias" : "Ref", where);
        };
    }

    private JsonNode attribute(String path, String where) {
        var parts = path.split("[.]", 2);
        return parts.length == 2
                ? resource(parts[0], parts[1], where)
                : problem(where, "GetAtt wants Resource.Attribute");
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

    private String substitute(JsonNode argument, String where) {
        var text = argument.isArray() ? argument.path(0).asString("") : argument.asString("");
        var variables = value(argument.path(1), where);
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var name = match.group(1).strip();
            return Matcher.quoteReplacement(
                    name.startsWith("!") ? "${" + name.substring(1) + "}" : substituted(name, variables, where));
        });
    }

    private String substituted(String name, JsonNode variables, String where) {
        if (variables.has(name)) {
            return variables.path(name).asString("");
        }
        return (name.contains(".") ? attribute(name, where) : reference(name, where)).asString("");
    }

    private static JsonNode split(String separator, String text) {
        var array = NODES.arrayNode();
        Pattern.compile(separator, Pattern.LITERAL).splitAsStream(text).forEach(array::add);
        return array;
    }

    private JsonNode select(JsonNode argument, String where) {
        var index = argument.path(0).asInt(-1);
        // A parameter that is a list is one text here.
        var list = argument.path(1).isString() ? split(",", argument.path(1).asString("")) : argument.path(1);
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
            var asksForItself = conditionsUnderWay.contains(name);
            problem(where, "the condition " + name + (asksForItself ? " asks for itself" : " is not defined"));
            return false;
        }
        conditionsUnderWay.push(name);
        var truth = truth(definition, "Conditions." + name);
        conditionsUnderWay.pop();
        return truth;
    }

    private boolean truth(JsonNode node, String where) {
        return truth(node, false, where);
    }

    boolean truth(JsonNode node, boolean otherwise, String where) {
        return value(node, where).asBoolean(otherwise);
    }

    private String text(JsonNode node, String where) {
        return value(node, where).asString("");
    }

    private String join(String separator, JsonNode list, String where) {
        return value(list, where).valueStream().map(item -> item.asString("")).collect(Collectors.joining(separator));
    }

    private JsonNode problem(String where, String what) {
        findings.problem(where + ": " + what);
        return NODES.stringNode("");
    }
}
