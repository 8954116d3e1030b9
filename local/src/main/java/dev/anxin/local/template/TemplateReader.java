package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a template into what runs here. It is read twice: once to see whether it can be started, and
/// again with the names that the engines gave.
public final class TemplateReader {
    private final JsonNode source;
    private final PhysicalNames names;
    private final Findings findings;
    private final Expressions expressions;
    private final Map<String, JsonNode> included = new LinkedHashMap<>();

    private TemplateReader(JsonNode source, Map<String, String> overrides, PhysicalNames names, Findings findings) {
        this.source = source;
        this.names = names;
        this.findings = findings;
        this.expressions = new Expressions(source, parameters(overrides), names, findings);
    }

    /// @param yaml the template's text
    /// @param overrides parameters that do not have their defaults
    /// @param findings gets what is wrong and what is left out
    /// @throws TemplateRefused at once, if it is no YAML
    public static Template read(String yaml, Map<String, String> overrides, PhysicalNames names, Findings findings) {
        return new TemplateReader(TemplateYaml.read(yaml), overrides, names, findings).read();
    }

    /// Names of the template's parameters.
    public static Set<String> parameterNames(String yaml) {
        var names = new LinkedHashSet<String>();
        TemplateYaml.read(yaml).path("Parameters").properties().forEach(entry -> names.add(entry.getKey()));
        return names;
    }

    private Map<String, String> parameters(Map<String, String> overrides) {
        var values = new LinkedHashMap<String, String>();
        for (var entry : source.path("Parameters").properties()) {
            var given = overrides.get(entry.getKey());
            var byDefault = entry.getValue().path("Default");
            if (given == null && byDefault.isMissingNode()) {
                findings.problem("Parameters." + entry.getKey() + " has no default and no value");
            }
            values.put(entry.getKey(), given != null ? given : byDefault.asString(""));
        }
        overrides.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name ->
                        findings.problem("The template has no parameter " + name + ", for which there is a value"));
        return values;
    }

    private Template read() {
        for (var entry : source.path("Resources").properties()) {
            if (expressions.included(entry.getValue(), entry.getKey())) {
                included.put(entry.getKey(), evaluated(entry.getKey(), entry.getValue()));
            }
        }
        included.forEach(this::sayIfNotHonoured);
        var subscriptions = new ArrayList<Template.Subscription>();
        var topics = list("AWS::SNS::Topic", (id, part) -> Resources.topic(id, name(id), part, subscriptions));
        subscriptions.replaceAll(this::withTopicArn);
        subscriptions.addAll(list("AWS::SNS::Subscription", (id, part) -> Resources.subscription(part)));
        var apis = new LinkedHashMap<String, ApiReader>();
        list("AWS::Serverless::HttpApi", (id, part) -> apis.put(apiId(id), ApiReader.read(part)));
        var functions = new FunctionReader(apis, findings);
        var template = new Template(
                list("AWS::Serverless::Function", (id, part) -> functions.read(id, name(id), part)),
                list("AWS::DynamoDB::Table", (id, part) -> Resources.table(id, name(id), part)),
                list("AWS::SQS::Queue", (id, part) -> Resources.queue(id, name(id), part)),
                topics,
                subscriptions,
                list("AWS::SecretsManager::Secret", (id, part) -> Resources.secret(id, name(id), part)),
                outputs());
        FunctionReader.together(template, names, findings);
        return template;
    }

    private JsonNode evaluated(String id, JsonNode resource) {
        var properties = resource.path("Properties");
        var kind = resource.path("Type").asString("").replace("AWS::Serverless::", "");
        var globals = source.path("Globals").path(kind);
        var merged = globals.isObject() && properties.isObject() ? merge(globals, properties) : properties;
        var evaluated = JsonNodeFactory.instance.objectNode();
        evaluated.set("Type", resource.path("Type"));
        evaluated.set(
                "Properties",
                merged.isObject() ? expressions.value(merged, id) : JsonNodeFactory.instance.objectNode());
        return evaluated;
    }

    // SAM: maps are merged, lists are joined, all else is overridden.
    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (global.isArray() && own.isArray()) {
            var joined = JsonNodeFactory.instance.arrayNode();
            global.forEach(joined::add);
            own.forEach(joined::add);
            return joined;
        }
        if (!global.isObject() || !own.isObject()) {
            return own;
        }
        var merged = (ObjectNode) global.deepCopy();
        own.properties()
                .forEach(entry -> merged.set(
                        entry.getKey(),
                        global.has(entry.getKey())
                                ? merge(global.path(entry.getKey()), entry.getValue())
                                : entry.getValue()));
        return merged;
    }

    private void sayIfNotHonoured(String id, JsonNode resource) {
        var type = resource.path("Type").asString("");
        if (Resources.MEANINGLESS.contains(type)) {
            findings.meaningless("Resources of type " + type, id);
        } else if (!Resources.HONOURED.contains(type)) {
            findings.beyond(id + ": resources of type " + type + " cannot be honoured here");
        }
    }

    private <T> List<T> list(String type, BiFunction<String, Section, T> reader) {
        var list = new ArrayList<T>();
        included.forEach((id, resource) -> {
            if (resource.path("Type").asString("").equals(type)) {
                var section = new Section(type, id, resource.path("Properties"), findings);
                list.add(reader.apply(id, section));
                section.finish();
            }
        });
        return list;
    }

    private String name(String id) {
        return names.name(id, included.getOrDefault(id, source.path("Resources").path(id)));
    }

    private String apiId(String id) {
        return names.value(id, "Ref", source.path("Resources").path(id)).orElse(id);
    }

    private Template.Subscription withTopicArn(Template.Subscription one) {
        var id = one.topicArn().substring("topic:".length());
        var arn = names.value(id, "Ref", included.getOrDefault(id, source)).orElse("");
        return new Template.Subscription(arn, one.protocol(), one.endpoint(), one.attributes());
    }

    private Map<String, String> outputs() {
        var outputs = new LinkedHashMap<String, String>();
        for (var entry : source.path("Outputs").properties()) {
            var where = "Outputs." + entry.getKey();
            if (expressions.included(entry.getValue(), where)) {
                outputs.put(
                        entry.getKey(),
                        expressions.value(entry.getValue().path("Value"), where).asString(""));
            }
        }
        return outputs;
    }
}
