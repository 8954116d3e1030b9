package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What SAM lets a function do that names no role. Source: SAM's `AWSLambdaBasicExecutionRole`,
/// `AWSLambdaDynamoDBExecutionRole` and `AWSLambdaSQSQueueExecutionRole`, and `sqs_send_message_role_policy`.
final class GeneratedRole {
    private static final String ANYTHING = "*";

    private GeneratedRole() {}

    static List<JsonNode> policies(SamTemplate.FunctionSpec function) {
        var policies = new ArrayList<JsonNode>();
        policies.add(allow(ANYTHING, "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));
        function.async().failureQueueArn().ifPresent(queue -> policies.add(allow(queue, "sqs:SendMessage")));
        for (var trigger : function.triggers()) {
            switch (trigger) {
                case Trigger.TableStream stream -> {
                    policies.add(allow(
                            ANYTHING,
                            "dynamodb:DescribeStream",
                            "dynamodb:GetRecords",
                            "dynamodb:GetShardIterator",
                            "dynamodb:ListStreams"));
                    stream.retry().failureQueueArn().ifPresent(queue -> policies.add(allow(queue, "sqs:SendMessage")));
                }
                case Trigger.QueueMessages _ ->
                    policies.add(allow(ANYTHING, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"));
                case Trigger.Route _, Trigger.Schedule _ -> {}
            }
        }
        return policies;
    }

    private static JsonNode allow(String resource, String... actions) {
        var document = JsonMapper.shared().createObjectNode().put("Version", "2012-10-17");
        var statement = document.putArray("Statement").addObject();
        statement.put("Effect", "Allow").put("Resource", resource);
        var list = statement.putArray("Action");
        Stream.of(actions).forEach(list::add);
        return document;
    }
}
