package dev.anxin.local.trigger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events in the JSON that Lambda sends, and what it reads in the answers. Source: Lambda's developer
/// guide, "Using Lambda with DynamoDB", "... with SQS", "... with EventBridge Scheduler".
final class LambdaEvents {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LambdaEvents() {}

    static String records(List<JsonNode> records) {
        return JSON.createObjectNode()
                .set("Records", JSON.createArrayNode().addAll(records))
                .toString();
    }

    static ObjectNode message(Message message, String arn) {
        var node = JSON.createObjectNode();
        node.put("messageId", message.messageId());
        node.put("receiptHandle", message.receiptHandle());
        node.put("body", message.body());
        node.set("attributes", json(message.attributesAsStrings()));
        var own = node.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> {
            var one = own.putObject(name);
            Optional.ofNullable(value.stringValue()).ifPresent(text -> one.put("stringValue", text));
            Optional.ofNullable(value.binaryValue()).ifPresent(bytes -> one.set("binaryValue", json(bytes)));
            one.putArray("stringListValues");
            one.putArray("binaryListValues");
            one.put("dataType", value.dataType());
        });
        node.put("md5OfBody", message.md5OfBody());
        Optional.ofNullable(message.md5OfMessageAttributes()).ifPresent(md5 -> node.put("md5OfMessageAttributes", md5));
        node.put("eventSource", "aws:sqs");
        node.put("eventSourceARN", arn);
        node.put("awsRegion", arn.split(":", 5)[3]);
        return node;
    }

    /// A message as filters see it: with its body as JSON, if it is JSON.
    static ObjectNode withReadBody(ObjectNode message) {
        try {
            return message.deepCopy()
                    .set("body", JSON.readTree(message.path("body").stringValue()));
        } catch (JacksonException e) {
            return message;
        }
    }

    static ObjectNode change(Record record, String streamArn) {
        var node = (ObjectNode) json(record);
        node.put("awsRegion", streamArn.split(":", 5)[3]);
        node.put("eventSource", "aws:dynamodb");
        node.put("eventSourceARN", streamArn);
        if (record.userIdentity() != null) {
            node.putObject("userIdentity") // in lower case, unlike the stream's own
                    .put("principalId", record.userIdentity().principalId())
                    .put("type", record.userIdentity().type());
        }
        return node;
    }

    // The SDK's own names are the protocol's, which Lambda passes on.
    private static JsonNode json(Object value) {
        return switch (value) {
            case SdkPojo pojo -> {
                var node = JSON.createObjectNode();
                for (var field : pojo.sdkFields()) {
                    Optional.ofNullable(field.getValueOrDefault(pojo))
                            .filter(one ->
                                    !(one instanceof SdkAutoConstructList) && !(one instanceof SdkAutoConstructMap))
                            .ifPresent(one -> node.set(field.locationName(), json(one)));
                }
                yield node;
            }
            case Map<?, ?> map -> {
                var node = JSON.createObjectNode();
                map.forEach((name, one) -> node.set(name.toString(), json(one)));
                yield node;
            }
            case List<?> list ->
                JSON.createArrayNode()
                        .addAll(list.stream().map(LambdaEvents::json).toList());
            case SdkBytes bytes -> JSON.valueToTree(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            case Instant instant -> JSON.valueToTree(instant.getEpochSecond());
            default -> JSON.valueToTree(value);
        };
    }

    static ObjectNode schedule(String name, String functionArn, Instant at) {
        var parts = functionArn.split(":", 6);
        var node = JSON.createObjectNode();
        node.put("version", "0");
        node.put("id", UUID.randomUUID().toString());
        node.put("detail-type", "Scheduled Event");
        node.put("source", "aws.scheduler");
        node.put("account", parts[4]);
        node.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        node.put("region", parts[3]);
        node.putArray("resources").add("arn:aws:scheduler:" + parts[3] + ":" + parts[4] + ":schedule/default/" + name);
        node.put("detail", "{}");
        return node;
    }

    /// What failed of a batch. Source: Lambda's developer guide, "Implementing partial batch responses".
    ///
    /// @param reported whether the function answers with the failed ones (ReportBatchItemFailures)
    /// @param known the ids that were in the batch
    /// @return nothing if Lambda would take the whole batch for failed
    static Optional<Set<String>> failed(HostedFunction.Outcome outcome, boolean reported, Set<String> known) {
        if (!(outcome instanceof HostedFunction.Outcome.Answered(var text))) {
            return Optional.empty();
        }
        var failed = new HashSet<String>();
        try {
            if (reported && !text.isBlank()) {
                JSON.readTree(text)
                        .path("batchItemFailures")
                        .forEach(one -> failed.add(one.path("itemIdentifier").asString("")));
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return known.containsAll(failed) ? Optional.of(failed) : Optional.empty();
    }
}
