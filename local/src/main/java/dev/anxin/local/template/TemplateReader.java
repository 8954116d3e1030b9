package dev.anxin.local.template;

import dev.anxin.local.alarm.Alarms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads a template into what runs here. It is read twice: once to see whether it can be started, and again
/// with the names that the engines gave.
public final class TemplateReader {
    private static final List<String> QUEUE_ATTRIBUTES = List.of(
            "VisibilityTimeout",
            "DelaySeconds",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "MaximumMessageSize");
    private final JsonNode source;
    private final PhysicalNames names;
    private final Findings findings;
    private final CloudFormationFunctions cloudFormationFunctions;
    private final Map<String, JsonNode> included = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>(); // types of resources

    private TemplateReader(JsonNode source, Map<String, String> overrides, PhysicalNames names, Findings findings) {
        this.source = source;
        this.names = names;
        this.findings = findings;
        this.cloudFormationFunctions = new CloudFormationFunctions(source, parameters(overrides), names, findings);
    }

    /// @param yaml the template's text
    /// @param overrides parameters that do not have their defaults
    /// @param findings gets what is wrong and what is left out
    /// @throws TemplateRejection at once, if it is no YAML
    public static SamTemplate read(String yaml, Map<String, String> overrides, PhysicalNames names, Findings findings) {
        return new TemplateReader(TemplateYaml.read(yaml), overrides, names, findings).read();
    }

    /// Names of the template's parameters.
    public static Set<String> parameterNames(String yaml) {
        return new LinkedHashSet<>(TemplateYaml.read(yaml).path("Parameters").propertyNames());
    }

    /// The types of all resources that the template makes, whether or not they run here. Of a client that keeps no
    /// secret that too: people sign in by it, and AWS charges for machines' clients alone.
    public static List<String> types(String yaml, Map<String, String> overrides, PhysicalNames names) {
        var reader = new TemplateReader(TemplateYaml.read(yaml), overrides, names, new Findings());
        var types = new ArrayList<String>();
        reader.source.path("Resources").forEachEntry((id, resource) -> {
            if (reader.cloudFormationFunctions.included(resource, id)) {
                var isPublic = resource.path("Properties")
                        .path("GenerateSecret")
                        .asString("")
                        .equals("false");
                types.add(type(resource) + (isPublic ? " without a secret" : ""));
            }
        });
        return types;
    }

    private Map<String, String> parameters(Map<String, String> overrides) {
        var values = new LinkedHashMap<String, String>();
        source.path("Parameters").forEachEntry((name, parameter) -> {
            if (!overrides.containsKey(name) && !parameter.has("Default")) {
                findings.problem("Parameters." + name + " has no default and no value");
            }
            values.put(
                    name, overrides.getOrDefault(name, parameter.path("Default").asString("")));
        });
        overrides.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name ->
                        findings.problem("The template has no parameter " + name + ", for which there is a value"));
        return values;
    }

    /// What the template asserts of its parameters.
    private void judgeParameters() {
        source.path("Rules").forEachEntry((name, rule) -> {
            var where = "Rules." + name;
            if (cloudFormationFunctions.truth(rule.path("RuleCondition"), true, where)) {
                rule.path("Assertions").forEach(assertion -> {
                    if (!cloudFormationFunctions.truth(assertion.path("Assert"), false, where)) {
                        findings.problem(where + ": "
                                + assertion.path("AssertDescription").asString("is not met"));
                    }
                });
            }
        });
    }

    private SamTemplate read() {
        judgeParameters();
        source.path("Resources").forEachEntry((id, resource) -> {
            if (cloudFormationFunctions.included(resource, id)) {
                included.put(id, evaluated(id, resource));
            }
        });
        var functions = new FunctionReader(findings);
        list("AWS::Serverless::HttpApi", (id, part) -> functions.api(reference(id), part));
        var functionSpecs = list(
                "AWS::Serverless::Function", (id, part) -> functions.read(id, named(id, part, "FunctionName"), part));
        var specs = withPlainRoutes(functionSpecs);
        read.addAll(PoliciesReader.TYPES);
        var samTemplate = new SamTemplate(
                specs,
                list("AWS::DynamoDB::Table", this::table),
                list("AWS::SQS::Queue", this::queue),
                list("AWS::SNS::Topic", this::topic),
                list("AWS::SNS::Subscription", (id, part) -> subscription(part)),
                list("AWS::Events::Rule", (id, part) -> RuleReader.read(id, value(id, "Arn"), part)),
                list("AWS::SecretsManager::Secret", this::secret),
                alarms(),
                new PoliciesReader(included, names, findings).read(specs),
                outputs());
        included.forEach((id, resource) -> {
            if (!read.contains(type(resource))) {
                findings.unreadResource(type(resource), id);
            }
        });
        samTemplate.functions().forEach(function -> checkQueues(function, samTemplate.queues()));
        functions.checkRouteSettings(
                samTemplate.routes().stream().map(Trigger.Route::key).toList());
        return samTemplate;
    }

    private List<SamTemplate.FunctionSpec> withPlainRoutes(List<SamTemplate.FunctionSpec> specs) {
        var plain = new PlainApiReader();
        list("AWS::ApiGatewayV2::Api", (id, part) -> plain.api(reference(id), part));
        list("AWS::ApiGatewayV2::Integration", (id, part) -> plain.integration(reference(id), part));
        var routes = list("AWS::ApiGatewayV2::Route", plain::route);
        return specs.stream()
                .map(spec -> spec.with(PlainApiReader.of(value(spec.id(), "Arn"), value(spec.id(), "Alias"), routes)))
                .toList();
    }

    private <T> List<T> list(String type, BiFunction<String, Section, T> reader) {
        read.add(type);
        var list = new ArrayList<T>();
        included.forEach((id, resource) -> {
            if (type(resource).equals(type)) {
                var section = new Section(type, id, resource.path("Properties"), findings);
                list.add(reader.apply(id, section));
                section.finish();
            }
        });
        return list;
    }

    private Alarms alarms() {
        var ofMetrics = list(
                "AWS::CloudWatch::Alarm",
                (id, part) -> new AlarmReader(id, part).ofMetrics(named(id, part, "AlarmName")));
        var composites = list(
                "AWS::CloudWatch::CompositeAlarm",
                (id, part) -> new AlarmReader(id, part).ofAlarms(named(id, part, "AlarmName"), ofMetrics));
        return new Alarms(ofMetrics, composites);
    }

    private SamTemplate.Table table(String id, Section section) {
        var request = CreateTableRequest.builder();
        section.fill(request);
        request.tableName(named(id, section, "TableName"));
        if (section.has("StreamSpecification")) {
            request.streamSpecification(
                    request.build().streamSpecification().copy(stream -> stream.streamEnabled(true)));
        }
        var table = request.build();
        if (table.keySchema().stream().noneMatch(key -> key.keyType() == KeyType.HASH)) {
            section.problem("KeySchema", "names no HASH key");
        }
        var expiry = section.part("TimeToLiveSpecification");
        var attribute = expiry.maybe("AttributeName");
        return new SamTemplate.Table(id, table, expiry.flag("Enabled", false) ? attribute : Optional.empty());
    }

    private SamTemplate.Queue queue(String id, Section section) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("VisibilityTimeout", "30"); // SQS's default
        QUEUE_ATTRIBUTES.forEach(name -> section.maybe(name).ifPresent(value -> attributes.put(name, value)));
        if (section.has("RedrivePolicy")) {
            var policy = section.part("RedrivePolicy");
            policy.text("maxReceiveCount");
            policy.number("maxReceiveCount", 1, 1, 1_000);
            policy.text("deadLetterTargetArn");
            attributes.put("RedrivePolicy", section.take("RedrivePolicy").toString());
        }
        return new SamTemplate.Queue(id, named(id, section, "QueueName"), attributes);
    }

    private SamTemplate.Topic topic(String id, Section section) {
        section.take("KmsMasterKeyId"); // PoliciesReader reads who may use the key
        return new SamTemplate.Topic(id, named(id, section, "TopicName"));
    }

    private SamTemplate.Subscription subscription(Section section) {
        var protocol = section.text("Protocol");
        if (!protocol.equals("sqs")) {
            findings.beyond(section.where() + ": who subscribes by " + protocol + " hears nothing here, see the inbox");
        }
        var attributes = new LinkedHashMap<String, String>();
        section.maybe("RawMessageDelivery").ifPresent(raw -> attributes.put("RawMessageDelivery", raw));
        section.only("FilterPolicyScope", "MessageAttributes");
        if (section.has("FilterPolicy")) {
            var policy = section.take("FilterPolicy");
            section.filter("FilterPolicy", policy.asString(policy.toString()));
            attributes.put("FilterPolicy", policy.asString(policy.toString()));
        }
        if (section.has("RedrivePolicy")) {
            section.part("RedrivePolicy").text("deadLetterTargetArn");
            attributes.put("RedrivePolicy", section.take("RedrivePolicy").toString());
        }
        return new SamTemplate.Subscription(section.text("TopicArn"), protocol, section.text("Endpoint"), attributes);
    }

    private SamTemplate.Secret secret(String id, Section section) {
        var name = named(id, section, "Name");
        if (!section.has("GenerateSecretString")) {
            return new SamTemplate.Secret(
                    id, name, section.maybe("SecretString").orElse("{}"), Optional.empty());
        }
        if (section.has("SecretString")) {
            section.problem("SecretString", "and GenerateSecretString exclude each other");
        }
        var generated = GeneratedText.of(section.part("GenerateSecretString"));
        return new SamTemplate.Secret(id, name, "", Optional.of(generated));
    }

    private String named(String id, Section section, String property) {
        return section.maybe(property).orElse(names.stack() + "-" + id);
    }

    private String reference(String id) {
        return value(id, "Ref");
    }

    private String value(String id, String attribute) {
        return names.value(id, attribute, included.getOrDefault(id, source)).orElse(id);
    }

    private void checkQueues(SamTemplate.FunctionSpec function, List<SamTemplate.Queue> queues) {
        for (var trigger : function.triggers()) {
            if (trigger instanceof Trigger.QueueMessages messages) {
                var place = function.id() + ".Events." + messages.name() + ".Queue ";
                var queue = queues.stream()
                        .filter(one -> names.value(one.id(), "Arn", included.getOrDefault(one.id(), source))
                                .filter(messages.queueArn()::equals)
                                .isPresent())
                        .findAny();
                if (queue.isEmpty()) {
                    findings.problem(place + "names no queue of this template: " + messages.queueArn());
                } else if (queue.get().visibility().compareTo(function.timeout()) < 0) {
                    findings.problem(
                            place + queue.get().id() + " has a visibility timeout below the function's timeout");
                }
            }
        }
    }

    private static String type(JsonNode resource) {
        return resource.path("Type").asString("");
    }

    private JsonNode evaluated(String id, JsonNode resource) {
        var globals = source.path("Globals").path(type(resource).replace("AWS::Serverless::", ""));
        var own = resource.path("Properties");
        var merged = TemplateYaml.merge(globals, own.isObject() ? own : JsonNodeFactory.instance.objectNode());
        var evaluated = JsonNodeFactory.instance.objectNode();
        evaluated.set("Type", resource.path("Type"));
        return evaluated.set("Properties", cloudFormationFunctions.value(merged, id));
    }

    private Map<String, String> outputs() {
        var outputs = new LinkedHashMap<String, String>();
        source.path("Outputs").forEachEntry((name, output) -> {
            var where = "Outputs." + name;
            if (cloudFormationFunctions.included(output, where)) {
                outputs.put(
                        name,
                        cloudFormationFunctions
                                .value(output.path("Value"), where)
                                .asString(""));
            }
        });
        return outputs;
    }
}
