package dev.anxin.local.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.TemplateReader;
import dev.anxin.local.template.TemplateRejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our template, and copies of it with one fault each.
final class DutiesTest {
    private static final PhysicalNames NAMES = new PhysicalNames("anxin", "eu-west-1", "123456789012", Map.of());

    @Test
    void theTemplateLacksNothing() throws IOException {
        assertThat(missing("", "")).isEmpty();
    }

    /// What is lost from the template, and what AWS could not do then.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            Resource: !GetAtt PageLogs.Arn        | PageFunction could not log: PageRole needs - {Effect: Allow, Action: logs:CreateLogStream, Resource: arn:aws:logs:eu-west-1:123456789012:log-group:anxin-PageLogs:log-stream:any}
            Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes] | Lambda could not read the queue for BusFunction: BusRole needs - {Effect: Allow, Action: sqs:DeleteMessage, Resource: arn:aws:sqs:eu-west-1:123456789012:anxin-BusEvents}
            dynamodb:GetShardIterator,            | Lambda could not read the stream for FoldFunction: FoldRole needs - {Effect: Allow, Action: dynamodb:GetShardIterator, Resource: arn:aws:dynamodb:eu-west-1:123456789012:table/anxin-Ledger/stream/2026-01-01}
            Resource: !GetAtt StreamFailures.Arn  | Lambda could not report what FoldFunction failed to do: FoldRole needs - {Effect: Allow, Action: sqs:SendMessage, Resource: arn:aws:sqs:eu-west-1:123456789012:anxin-StreamFailures}
            Queues: [!Ref Deliveries]             | SNS could not put into the queue what it is told: the policy of arn:aws:sqs:eu-west-1:123456789012:anxin-Deliveries needs - {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: sqs:SendMessage, Resource: arn:aws:sqs:eu-west-1:123456789012:anxin-Deliveries, Condition: {"ArnEquals": {"aws:SourceArn": ["arn:aws:sns:eu-west-1:123456789012:anxin-MerchantTopic"]}}}
            Queues: [!Ref TextsDeadLetters]       | SNS could not put into the queue what it is told: the policy of arn:aws:sqs:eu-west-1:123456789012:anxin-TextsDeadLetters needs - {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: sqs:SendMessage, Resource: arn:aws:sqs:eu-west-1:123456789012:anxin-TextsDeadLetters, Condition: {"ArnEquals": {"aws:SourceArn": ["arn:aws:sns:eu-west-1:123456789012:anxin-CustomerTopic"]}}}
            Queues: [!Ref BusEvents]              | EventBridge could not put into the queue what BusRule hands on: the policy of arn:aws:sqs:eu-west-1:123456789012:anxin-BusEvents needs - {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sqs:SendMessage, Resource: arn:aws:sqs:eu-west-1:123456789012:anxin-BusEvents, Condition: {"ArnEquals": {"aws:SourceArn": ["arn:aws:events:eu-west-1:123456789012:rule/anxin-BusRule"]}}}
            Queues: [!Ref BusEventsDeadLetters]   | EventBridge could not put into the queue what BusRule hands on: the policy of arn:aws:sqs:eu-west-1:123456789012:anxin-BusEventsDeadLetters needs - {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sqs:SendMessage, Resource: arn:aws:sqs:eu-west-1:123456789012:anxin-BusEventsDeadLetters, Condition: {"ArnEquals": {"aws:SourceArn": ["arn:aws:events:eu-west-1:123456789012:rule/anxin-BusRule"]}}}
            Topics: [!Ref PagerTopic]             | CloudWatch could not publish what OnCall says: the policy of arn:aws:sns:eu-west-1:123456789012:anxin-PagerTopic needs - {Effect: Allow, Principal: {Service: cloudwatch.amazonaws.com}, Action: sns:Publish, Resource: arn:aws:sns:eu-west-1:123456789012:anxin-PagerTopic}
            """)
    void aMissingRightOfAwsItselfIsSaidAtTheStart(String lost, String expected) throws IOException {
        var instead = lost.startsWith("Resource")
                ? "Resource: !GetAtt Wakes.Arn"
                : lost.startsWith("Queues")
                        ? "Queues: [!Ref Wakes]"
                        : lost.startsWith("Topics")
                                ? "Topics: [!Ref CustomerTopic]"
                                : lost.startsWith("Action")
                                        ? "Action: [sqs:ReceiveMessage, sqs:GetQueueAttributes]"
                                        : "";
        assertThat(missing(lost, instead)).contains(expected);
    }

    /// A change of the template, and why it is refused.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            Action: [dynamodb:PutItem]             | Action: [dynamodb:PutItems]             | CallbackRole, policy callback, statement 1: the action dynamodb:PutItems is not judged here
            "ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["pay#*", "stray#*"]} | "ForAllValues:StringLike": {"dynamodb:LeadingKey": ["pay#*", "stray#*"]} | CallbackRole, policy callback, statement 1: the condition key dynamodb:LeadingKey is not judged here
            "ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["pay#*", "stray#*"]} | "ForAllValues:StringMatches": {"dynamodb:LeadingKeys": ["pay#*"]} | CallbackRole, policy callback, statement 1: the operator ForAllValues:StringMatches is not judged here
            Principal: {Service: lambda.amazonaws.com} | Principal: {Service: ec2.amazonaws.com} | CallbackRole.AssumeRolePolicyDocument: Lambda may not take the role
            Role: !GetAtt CallbackRole.Arn         | Role: arn:aws:iam::123456789012:role/other | CallbackFunction.Role names no role of this template: arn:aws:iam::123456789012:role/other
            Role: !GetAtt CallbackRole.Arn         | Policies: [AmazonDynamoDBFullAccess]    | 'CallbackFunction.Policies: "AmazonDynamoDBFullAccess" is not judged here: write its statements'
            Role: !GetAtt CallbackRole.Arn         | Policies: [{SQSPollerPolicy: {QueueName: x}}] | 'CallbackFunction.Policies: {"SQSPollerPolicy":{"QueueName":"x"}} is not judged here: write its statements'
            State: ENABLED                         | State: DISABLED                         | BusRule.State must be ENABLED here
            EventPattern: {source: [{prefix: aws.partner/}]} | EventPattern: {source: [{wildcard: x}]} | BusRule.EventPattern has a rule that cannot be honoured here
            Id: bus-events                         | InputPath: $.detail                     | BusRule.Targets[0].InputPath would change what happens
            Queues: [!Ref Texts]                   | Queues: [!Ref Deliveries]               | TextsPolicy.Queues: Deliveries has two policies; at AWS the later one wins
            Queues: [!Ref Texts]                   | Queues: [elsewhere]                     | TextsPolicy.Queues names nothing of this template: "elsewhere"
            KmsMasterKeyId: !Ref TopicKey          | KmsMasterKeyId: alias/aws/sns           | CustomerTopic.KmsMasterKeyId must refer to a key of this template here: alias/aws/sns
            Type: AWS::SQS::QueuePolicy            | Type: AWS::IAM::ManagedPolicy           | "BusEventsPolicy: AWS::IAM::ManagedPolicy is not judged here: write it into the role, or into the resource's own policy"
            """)
    void whatCannotBeJudgedStopsTheStart(String from, String to, String expected) throws IOException {
        assertThatThrownBy(() -> read(from, to))
                .isInstanceOf(TemplateRejection.class)
                .hasMessageContaining(expected.replaceFirst("^\"(.*)\"$", "$1"));
    }

    private static List<String> missing(String from, String to) throws IOException {
        return Duties.missing(read(from, to), NAMES, (_, _, _) -> {});
    }

    /// @param from of which the first stands for `to`
    private static SamTemplate read(String from, String to) throws IOException {
        var yaml = Files.readString(Path.of("../template.yaml"));
        assertThat(yaml).contains(from);
        var at = yaml.indexOf(from);
        var findings = new Findings();
        var samTemplate = TemplateReader.read(
                yaml.substring(0, at) + to + yaml.substring(at + from.length()),
                Map.of("JwtIssuer", "http://127.0.0.1", "EventBusName", "aws.partner/stripe.com/ed_made"),
                NAMES,
                findings);
        findings.refuse();
        return samTemplate;
    }
}
