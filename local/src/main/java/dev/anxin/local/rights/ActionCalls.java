package dev.anxin.local.rights;

import dev.anxin.local.policy.ActionCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a request asks for, as the calls that IAM judges. Source: the service authorization reference, of each
/// service "Actions".
///
/// @param keys of encrypted topics, by the topic's ARN
record ActionCalls(Resources resources, Map<String, String> keys) {
    /// @throws NotJudged if nobody here knows what rights it needs
    List<ActionCall> of(AwsRequest request) {
        var body = request.body();
        return switch (request.service()) {
            case DYNAMODB -> new TableCalls(resources).of(request.operation(), body);
            case SQS -> List.of(ActionCall.of("sqs:" + queueAction(request.operation()), queue(body)));
            case SNS -> topic(request.operation(), body);
            case SECRETSMANAGER -> List.of(secret(request.operation(), body));
        };
    }

    private static String queueAction(String operation) {
        return switch (operation) {
            case "SendMessage", "SendMessageBatch" -> "SendMessage";
            case "DeleteMessage", "DeleteMessageBatch" -> "DeleteMessage";
            case "ChangeMessageVisibility", "ChangeMessageVisibilityBatch" -> "ChangeMessageVisibility";
            case "ReceiveMessage", "GetQueueAttributes", "GetQueueUrl" -> operation;
            default -> throw new NotJudged("sqs:" + operation);
        };
    }

    private String queue(JsonNode body) {
        return resources.queue(
                body.path(body.has("QueueUrl") ? "QueueUrl" : "QueueName").asString(""));
    }

    /// A publisher encrypts with rights of its own. A phone number is no resource: it stands for itself.
    private List<ActionCall> topic(String operation, JsonNode body) {
        if (!operation.equals("Publish")) {
            throw new NotJudged("sns:" + operation);
        }
        var to = Stream.of("TopicArn", "TargetArn", "PhoneNumber")
                .map(name -> body.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        var topic = resources.topic(to);
        var publish = Stream.of(ActionCall.of("sns:Publish", topic));
        var key = Optional.ofNullable(keys.get(topic)).stream()
                .flatMap(arn ->
                        Stream.of("kms:GenerateDataKey", "kms:Decrypt").map(action -> ActionCall.of(action, arn)));
        return Stream.concat(publish, key).toList();
    }

    private ActionCall secret(String operation, JsonNode body) {
        var secret = resources.secret(body.path("SecretId").asString(""));
        return switch (operation) {
            case "GetSecretValue", "PutSecretValue", "DescribeSecret" ->
                ActionCall.of("secretsmanager:" + operation, secret);
            default -> throw new NotJudged("secretsmanager:" + operation);
        };
    }
}
