package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tables, queues, topics, subscriptions and secrets.
final class Resources {
    static final Set<String> HONOURED = Set.of(
            "AWS::Serverless::Function",
            "AWS::Serverless::HttpApi",
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::SNS::Topic",
            "AWS::SNS::Subscription",
            "AWS::SecretsManager::Secret");

    /// Who may what, who watches, what encrypts: nothing of it can be seen on one machine.
    static final Set<String> MEANINGLESS = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Cognito::UserPool",
            "AWS::Cognito::UserPoolClient",
            "AWS::Cognito::UserPoolDomain",
            "AWS::Cognito::UserPoolResourceServer",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::KMS::Alias",
            "AWS::KMS::Key",
            "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SecretsManager::ResourcePolicy");

    private static final List<String> QUEUE_NUMBERS = List.of(
            "VisibilityTimeout",
            "DelaySeconds",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "MaximumMessageSize");

    private Resources() {}

    static Template.Table table(String id, String name, Section section) {
        section.maybe("TableName");
        section.meaningless(
                "BillingMode",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
                "Tags",
                "DeletionProtectionEnabled",
                "ContributorInsightsSpecification",
                "ProvisionedThroughput",
                "OnDemandThroughput",
                "WarmThroughput",
                "TableClass",
                "ResourcePolicy");
        section.refuse("ImportSourceSpecification", "KinesisStreamSpecification");
        var attributes = new LinkedHashMap<String, String>();
        for (var one : section.parts("AttributeDefinitions")) {
            attributes.put(one.text("AttributeName"), one.text("AttributeType"));
        }
        var indexes = new ArrayList<Template.Index>();
        section.parts("GlobalSecondaryIndexes").forEach(one -> indexes.add(index(one, true)));
        section.parts("LocalSecondaryIndexes").forEach(one -> indexes.add(index(one, false)));
        var stream = section.has("StreamSpecification")
                ? Optional.of(section.part("StreamSpecification").text("StreamViewType"))
                : Optional.<String>empty();
        return new Template.Table(id, name, attributes, key(section), indexes, stream, expiry(section));
    }

    private static Optional<String> expiry(Section section) {
        if (!section.has("TimeToLiveSpecification")) {
            return Optional.empty();
        }
        var part = section.part("TimeToLiveSpecification");
        var name = part.text("AttributeName");
        return part.flag("Enabled", false) ? Optional.of(name) : Optional.empty();
    }

    private static Template.Index index(Section section, boolean global) {
        section.meaningless("ProvisionedThroughput", "OnDemandThroughput", "ContributorInsightsSpecification");
        var projection = section.part("Projection");
        return new Template.Index(
                section.text("IndexName"),
                key(section),
                projection.text("ProjectionType"),
                projection.texts("NonKeyAttributes"),
                global);
    }

    private static Template.Key key(Section section) {
        var byType = new LinkedHashMap<String, String>();
        for (var one : section.parts("KeySchema")) {
            byType.put(one.text("KeyType"), one.text("AttributeName"));
        }
        if (!byType.containsKey("HASH")) {
            section.problem("KeySchema", "names no HASH key");
        }
        return new Template.Key(byType.getOrDefault("HASH", ""), Optional.ofNullable(byType.get("RANGE")));
    }

    static Template.Queue queue(String id, String name, Section section) {
        section.maybe("QueueName");
        section.meaningless(
                "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled", "Tags", "RedriveAllowPolicy");
        section.refuse("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");
        var attributes = new LinkedHashMap<String, String>();
        for (var number : QUEUE_NUMBERS) {
            section.maybe(number).ifPresent(value -> attributes.put(number, value));
        }
        if (section.has("RedrivePolicy")) {
            attributes.put("RedrivePolicy", redrive(section.part("RedrivePolicy")));
        }
        return new Template.Queue(id, name, attributes);
    }

    private static String redrive(Section section) {
        var count = section.number("maxReceiveCount", 0);
        if (count < 1) {
            section.problem("maxReceiveCount", "is missing");
        }
        return "{\"deadLetterTargetArn\":\"" + section.text("deadLetterTargetArn") + "\",\"maxReceiveCount\":" + count
                + "}";
    }

    static Template.Topic topic(String id, String name, Section section, List<Template.Subscription> subscriptions) {
        section.maybe("TopicName");
        section.meaningless("DisplayName", "KmsMasterKeyId", "Tags", "TracingConfig", "DataProtectionPolicy");
        section.meaningless("SignatureVersion", "DeliveryStatusLogging");
        section.refuse("FifoTopic", "ContentBasedDeduplication", "ArchivePolicy");
        for (var one : section.parts("Subscription")) {
            subscriptions.add(
                    new Template.Subscription("topic:" + id, one.text("Protocol"), one.text("Endpoint"), Map.of()));
        }
        return new Template.Topic(id, name);
    }

    static Template.Subscription subscription(Section section) {
        section.meaningless("RedrivePolicy", "SubscriptionRoleArn", "Region");
        section.refuse("DeliveryPolicy", "ReplayPolicy");
        var attributes = new LinkedHashMap<String, String>();
        var policy = section.raw("FilterPolicy");
        if (!policy.isMissingNode()) {
            attributes.put("FilterPolicy", policy.isString() ? policy.stringValue() : policy.toString());
        }
        for (var name : List.of("FilterPolicyScope", "RawMessageDelivery")) {
            section.maybe(name).ifPresent(value -> attributes.put(name, value));
        }
        return new Template.Subscription(
                section.text("TopicArn"), section.text("Protocol"), section.text("Endpoint"), attributes);
    }

    static Template.Secret secret(String id, String name, Section section) {
        section.maybe("Name");
        section.meaningless("Description", "KmsKeyId", "Tags", "ReplicaRegions");
        section.refuse("GenerateSecretString");
        return new Template.Secret(id, name, section.maybe("SecretString").orElse("{}"));
    }
}
