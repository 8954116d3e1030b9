package dev.anxin.local.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Requests to queues, topics and secrets, and the rights that they need.
final class ActionCallsTest {
    private static final PhysicalNames NAMES = new PhysicalNames(
            "anxin",
            "eu-west-1",
            "1",
            Map.of(
                    "Work.Ref", "http://127.0.0.1:9/1/work",
                    "Work.Arn", "arn:aws:sqs:eu-west-1:1:work",
                    "Keys.Ref", "arn:aws:secretsmanager:eu-west-1:1:secret:anxin-Keys-made00"));
    private static final String TEMPLATE = """
            Resources:
              Work: {Type: AWS::SQS::Queue}
              Keys: {Type: AWS::SecretsManager::Secret}
            """;
    private static final ActionCalls CALLS = new ActionCalls(
            new Resources(TemplateReader.read(TEMPLATE, Map.of(), NAMES, new Findings()), NAMES),
            Map.of("arn:aws:sns:eu-west-1:1:news", "arn:aws:kms:eu-west-1:1:key/made"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            SQS            | SendMessage        | "QueueUrl":"http://127.0.0.1:9/1/work" | sqs:SendMessage arn:aws:sqs:eu-west-1:1:work
            SQS            | SendMessageBatch   | "QueueUrl":"http://127.0.0.1:9/1/work" | sqs:SendMessage arn:aws:sqs:eu-west-1:1:work
            SQS            | DeleteMessageBatch | "QueueUrl":"http://127.0.0.1:9/1/other" | sqs:DeleteMessage arn:aws:sqs:eu-west-1:1:other
            SQS            | ChangeMessageVisibilityBatch | "QueueUrl":"x/work"          | sqs:ChangeMessageVisibility arn:aws:sqs:eu-west-1:1:work
            SQS            | GetQueueUrl        | "QueueName":"work"                     | sqs:GetQueueUrl arn:aws:sqs:eu-west-1:1:work
            SNS            | Publish            | "PhoneNumber":"+4915112345678"         | sns:Publish +4915112345678
            SNS            | Publish            | "TopicArn":"arn:aws:sns:eu-west-1:1:open" | sns:Publish arn:aws:sns:eu-west-1:1:open
            SNS            | Publish            | "TargetArn":"arn:aws:sns:eu-west-1:1:news" | sns:Publish arn:aws:sns:eu-west-1:1:news, kms:GenerateDataKey arn:aws:kms:eu-west-1:1:key/made, kms:Decrypt arn:aws:kms:eu-west-1:1:key/made
            SECRETSMANAGER | GetSecretValue     | "SecretId":"anxin-Keys"                | secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:1:secret:anxin-Keys-made00
            SECRETSMANAGER | PutSecretValue     | "SecretId":"arn:aws:secretsmanager:eu-west-1:1:secret:anxin-Keys-made00" | secretsmanager:PutSecretValue arn:aws:secretsmanager:eu-west-1:1:secret:anxin-Keys-made00
            SECRETSMANAGER | DescribeSecret     | "SecretId":"other"                     | secretsmanager:DescribeSecret arn:aws:secretsmanager:eu-west-1:1:secret:other
            """)
    void needTheirActions(AwsRequest.Service service, String operation, String body, String expected) {
        assertThat(CALLS.of(request(service, operation, "{" + body + "}")).stream()
                        .map(call -> call.action() + " " + call.resource())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"SQS,PurgeQueue,sqs", "SNS,PublishBatch,sns", "SECRETSMANAGER,DeleteSecret,secretsmanager"})
    void whatNobodyKnowsIsNotJudged(AwsRequest.Service service, String operation, String prefix) {
        assertThatThrownBy(() -> CALLS.of(request(service, operation, "{}")))
                .isInstanceOf(NotJudged.class)
                .hasMessage(prefix + ":" + operation);
    }

    private static AwsRequest request(AwsRequest.Service service, String operation, String body) {
        return new AwsRequest(service, operation, JsonMapper.shared().readTree(body));
    }
}
