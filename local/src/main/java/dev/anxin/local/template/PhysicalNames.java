package dev.anxin.local.template;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What `Ref` and `GetAtt` of a resource give. `known` holds what the engines answered ("Wakes.Ref" is a
/// queue URL); before they run, and for resources that only exist at AWS, the names are made up in AWS's
/// shape.
public record PhysicalNames(String stack, String region, String account, Map<String, String> known) {
    public PhysicalNames {
        known = Map.copyOf(known);
    }

    /// The same names, with what the engines answered.
    public PhysicalNames with(String actualAccount, Map<String, String> facts) {
        return new PhysicalNames(stack, region, actualAccount, facts);
    }

    String name(String id, JsonNode resource) {
        var type = resource.path("Type").asString("");
        var property = switch (type) {
            case "AWS::DynamoDB::Table" -> "TableName";
            case "AWS::SQS::Queue" -> "QueueName";
            case "AWS::SNS::Topic" -> "TopicName";
            case "AWS::Serverless::Function" -> "FunctionName";
            default -> "Name";
        };
        var given = resource.path("Properties").path(property);
        return given.isString() ? given.stringValue() : stack + "-" + id;
    }

    /// @param attribute "Ref" for the reference itself
    Optional<String> value(String id, String attribute, JsonNode resource) {
        var answered = known.get(id + "." + attribute);
        return answered != null ? Optional.of(answered) : madeUp(attribute, name(id, resource), resource);
    }

    private Optional<String> madeUp(String attribute, String name, JsonNode resource) {
        return switch (resource.path("Type").asString("") + " " + attribute) {
            case "AWS::DynamoDB::Table Ref" -> Optional.of(name);
            case "AWS::DynamoDB::Table Arn" -> Optional.of(arn("dynamodb", "table/" + name));
            case "AWS::DynamoDB::Table StreamArn" ->
                resource.at("/Properties/StreamSpecification").isMissingNode()
                        ? Optional.empty()
                        : Optional.of(arn("dynamodb", "table/" + name + "/stream/2026-01-01T00:00:00.000"));
            case "AWS::SQS::Queue Ref" -> Optional.of("http://127.0.0.1/" + account + "/" + name);
            case "AWS::SQS::Queue Arn" -> Optional.of(arn("sqs", name));
            case "AWS::SQS::Queue QueueName", "AWS::SNS::Topic TopicName" -> Optional.of(name);
            case "AWS::SNS::Topic Ref", "AWS::SNS::Topic TopicArn" -> Optional.of(arn("sns", name));
            case "AWS::SecretsManager::Secret Ref", "AWS::SecretsManager::Secret Id" ->
                Optional.of(arn("secretsmanager", "secret:" + name + "-anxin0"));
            case "AWS::Serverless::Function Arn" -> Optional.of(arn("lambda", "function:" + name));
            default -> other(attribute, name, resource.path("Type").asString(""));
        };
    }

    // Types that are honoured know their attributes; of the others any attribute may exist.
    private Optional<String> other(String attribute, String name, String type) {
        if (attribute.equals("Ref")) {
            return Optional.of(name);
        }
        var honoured = Resources.HONOURED.contains(type) && !type.equals("AWS::Serverless::HttpApi");
        var service = type.split("::", 3).length == 3 ? type.split("::", 3)[1].toLowerCase(java.util.Locale.ROOT) : "x";
        return honoured ? Optional.empty() : Optional.of(arn(service, name + "/" + attribute));
    }

    public String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + rest;
    }
}
