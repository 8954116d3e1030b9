package dev.anxin.local.trigger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events in the JSON that Lambda sends.
/// Source: Lambda's developer guide, "Using Lambda with DynamoDB", "... with SQS", "... with EventBridge
/// Scheduler".
final class Events {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Events() {}

    static ObjectNode records(List<? extends JsonNode> records) {
        var event = JSON.createObjectNode();
        records.forEach(event.putArray("Records")::add);
        return event;
    }

    static ObjectNode queue(List<Message> messages, String arn) {
        return records(messages.stream().map(message -> message(message, arn)).toList());
    }

    static ObjectNode message(Message message, String arn) {
        var node = JSON.createObjectNode();
        node.put("messageId", message.messageId());
        node.put("receiptHandle", message.receiptHandle());
        node.put("body", message.body());
        var attributes = node.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        var own = node.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> {
            var one = own.putObject(name);
            if (value.stringValue() != null) {
                one.put("stringValue", value.stringValue());
            }
            if (value.binaryValue() != null) {
                one.put("binaryValue", base64(value.binaryValue().asByteArrayUnsafe()));
            }
            one.putArray("stringListValues");
            one.putArray("binaryListValues");
            one.put("dataType", value.dataType());
        });
        node.put("md5OfBody", message.md5OfBody());
        if (message.md5OfMessageAttributes() != null) {
            node.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        node.put("eventSource", "aws:sqs");
        node.put("eventSourceARN", arn);
        node.put("awsRegion", arn.split(":", 5)[3]);
        return node;
    }

    /// With the body as JSON, if it is JSON: what filters look at.
    static ObjectNode withReadBody(Message message, String arn) {
        var node = message(message, arn);
        try {
            node.set("body", JSON.readTree(message.body()));
        } catch (JacksonException e) {
            node.put("body", message.body());
        }
        return node;
    }

    static ObjectNode change(Record record, String streamArn, String region) {
        var change = record.dynamodb();
        var node = JSON.createObjectNode();
        node.put("eventID", record.eventID());
        node.put("eventName", record.eventNameAsString());
        node.put("eventVersion", record.eventVersion());
        node.put("eventSource", "aws:dynamodb");
        node.put("awsRegion", region);
        var detail = node.putObject("dynamodb");
        detail.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond());
        detail.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            detail.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            detail.set("OldImage", item(change.oldImage()));
        }
        detail.put("SequenceNumber", change.sequenceNumber());
        detail.put("SizeBytes", change.sizeBytes());
        detail.put("StreamViewType", change.streamViewTypeAsString());
        node.put("eventSourceARN", streamArn);
        if (record.userIdentity() != null) {
            node.putObject("userIdentity")
                    .put("principalId", record.userIdentity().principalId())
                    .put("type", record.userIdentity().type());
        }
        return node;
    }

    private static ObjectNode item(Map<String, AttributeValue> item) {
        var node = JSON.createObjectNode();
        item.forEach((name, value) -> node.set(name, value(value)));
        return node;
    }

    private static ObjectNode value(AttributeValue value) {
        var node = JSON.createObjectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case B -> node.put("B", base64(value.b().asByteArrayUnsafe()));
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case M -> node.set("M", item(value.m()));
            case L -> {
                var array = node.putArray("L");
                value.l().forEach(one -> array.add(value(one)));
            }
            case SS -> value.ss().forEach(node.putArray("SS")::add);
            case NS -> value.ns().forEach(node.putArray("NS")::add);
            case BS -> {
                var array = node.putArray("BS");
                value.bs().forEach(one -> array.add(base64(one.asByteArrayUnsafe())));
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("An attribute of unknown type: " + value);
        }
        return node;
    }

    static ObjectNode schedule(String source, String arn, Instant at) {
        var parts = arn.split(":", 6);
        var node = JSON.createObjectNode();
        node.put("version", "0");
        node.put("id", UUID.randomUUID().toString());
        node.put("detail-type", "Scheduled Event");
        node.put("source", source);
        node.put("account", parts[4]);
        node.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        node.put("region", parts[3]);
        node.putArray("resources").add(arn);
        node.put("detail", "{}");
        return node;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
