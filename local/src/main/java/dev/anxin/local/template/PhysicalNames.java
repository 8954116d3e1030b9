package dev.anxin.local.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What `Ref` and `GetAtt` of a resource give. `known` holds what the engines answered ("Wakes.Ref" is a
/// queue URL); before they run, and for resources that only exist at AWS, the names are made up in AWS's
/// shape. All APIs have one address here: "ApiEndpoint".
public record PhysicalNames(String stack, String region, String account, Map<String, String> known) {
    /// Where an API answers, as GetAtt gives it.
    public static final String ENDPOINT = "ApiEndpoint";

    private static final Set<String> GLOBAL = Set.of("iam", "sts"); // of no region

    // {n} is the resource's own name; what begins with a service and a blank is an ARN.
    private static final Map<String, Map<String, String>> SHAPES = Map.of(
            "AWS::DynamoDB::Table",
            Map.of("Ref", "{n}", "Arn", "dynamodb table/{n}", "StreamArn", "dynamodb table/{n}/stream/2026-01-01"),
            "AWS::SQS::Queue",
            Map.of("Ref", "http://127.0.0.1/{n}", "Arn", "sqs {n}", "QueueName", "{n}"),
            "AWS::SNS::Topic",
            Map.of("Ref", "sns {n}", "TopicArn", "sns {n}", "TopicName", "{n}"),
            "AWS::SecretsManager::Secret",
            Map.of("Ref", "secretsmanager secret:{n}-anxin0", "Id", "secretsmanager secret:{n}-anxin0"),
            "AWS::Serverless::Function",
            Map.of("Ref", "{n}", "Arn", "lambda function:{n}", "Alias", "lambda function:{n}:live"),
            "AWS::IAM::Role",
            Map.of("Ref", "{n}", "Arn", "iam role/{n}"),
            "AWS::KMS::Key",
            Map.of("Ref", "{n}", "Arn", "kms key/{n}"),
            "AWS::Logs::LogGroup",
            Map.of("Ref", "{n}", "Arn", "logs log-group:{n}:*"),
            "AWS::Events::Rule",
            Map.of("Ref", "{n}", "Arn", "events rule/{n}"));

    public PhysicalNames {
        known = Map.copyOf(known);
    }

    /// The same names, with what the engines answered.
    public PhysicalNames with(String actualAccount, Map<String, String> facts) {
        return new PhysicalNames(stack, region, actualAccount, facts);
    }

    String name(String id, JsonNode resource) {
        var kind = resource.path("Type").asString("").replaceFirst(".*::", "");
        var given = resource.path("Properties").path(kind.equals("Secret") ? "Name" : kind + "Name");
        return given.isString() ? given.stringValue() : stack + "-" + id;
    }

    /// @param attribute "Ref" for the reference itself
    Optional<String> value(String id, String attribute, JsonNode resource) {
        return Optional.ofNullable(known.get(attribute.equals(ENDPOINT) ? attribute : id + "." + attribute))
                .or(() -> madeUp(attribute, name(id, resource), resource));
    }

    // Types that are honoured know their attributes; of the others any attribute may exist.
    private Optional<String> madeUp(String attribute, String name, JsonNode resource) {
        var type = resource.path("Type").asString("");
        if (attribute.equals("StreamArn") && !resource.path("Properties").has("StreamSpecification")) {
            return Optional.empty();
        }
        var service = type.replaceFirst(".*?::", "").replaceFirst("::.*", "").toLowerCase(Locale.ROOT);
        var other = attribute.equals("Ref") ? "{n}" : service + " {n}/" + attribute;
        var shapes = SHAPES.getOrDefault(type, Map.of(attribute, other));
        return Optional.ofNullable(shapes.get(attribute)).map(shape -> {
            var parts = shape.replace("{n}", name).split(" ", 2);
            return parts.length == 2 ? arn(parts[0], parts[1]) : parts[0];
        });
    }

    public String arn(String service, String rest) {
        var place = GLOBAL.contains(service) ? "" : region;
        return "arn:aws:" + service + ":" + place + ":" + account + ":" + rest;
    }
}
