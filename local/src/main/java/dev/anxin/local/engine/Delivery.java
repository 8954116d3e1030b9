package dev.anxin.local.engine;

import dev.anxin.local.Inbox;
import dev.anxin.local.template.Patterns;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// From a topic to a queue: filter policy, then the message itself (raw) or in SNS's envelope.
public final class Delivery {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Supplier<SqsClient> queues;

    /// @param queues asked when a message is sent: the queues start beside us
    public Delivery(Supplier<SqsClient> queues) {
        this.queues = queues;
    }

    void send(TopicsFront.Subscriber subscriber, Inbox.Message message, Map<String, String> types) {
        if (!passes(subscriber.attributes(), message, types)) {
            return;
        }
        var raw = subscriber
                .attributes()
                .getOrDefault("RawMessageDelivery", "false")
                .equals("true");
        var client = queues.get();
        var name = subscriber.endpoint().substring(subscriber.endpoint().lastIndexOf(':') + 1);
        var url = client.getQueueUrl(request -> request.queueName(name)).queueUrl();
        client.sendMessage(request -> request.queueUrl(url)
                .messageBody(raw ? message.text() : envelope(message, types))
                .messageAttributes(raw ? attributes(message, types) : Map.of()));
    }

    private static boolean passes(Map<String, String> attributes, Inbox.Message message, Map<String, String> types) {
        var policy = attributes.get("FilterPolicy");
        if (policy == null) {
            return true;
        }
        var onBody = attributes
                .getOrDefault("FilterPolicyScope", "MessageAttributes")
                .equals("MessageBody");
        var subject = onBody ? object(message.text()) : Optional.of(typed(message, types));
        return subject.isPresent() && Patterns.passes(JSON.readTree(policy), subject.get());
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty(); // SNS: a body that is no JSON passes no policy on bodies
        }
    }

    private static JsonNode typed(Inbox.Message message, Map<String, String> types) {
        var node = JSON.createObjectNode();
        message.attributes().forEach((name, value) -> {
            var json = switch (types.getOrDefault(name, "String")) {
                case "Number", "String.Array" -> JSON.readTree(value);
                default -> JSON.getNodeFactory().stringNode(value);
            };
            node.set(name, json);
        });
        return node;
    }

    private static Map<String, MessageAttributeValue> attributes(Inbox.Message message, Map<String, String> types) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType(types.getOrDefault(name, "String"))
                                .stringValue(value)
                                .build()));
        return attributes;
    }

    private static String envelope(Inbox.Message message, Map<String, String> types) {
        ObjectNode node = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", message.id())
                .put("TopicArn", message.to());
        if (!message.subject().isEmpty()) {
            node.put("Subject", message.subject());
        }
        node.put("Message", message.text());
        node.put("Timestamp", DateTimeFormatter.ISO_INSTANT.format(message.at().truncatedTo(ChronoUnit.MILLIS)));
        if (!message.attributes().isEmpty()) {
            var attributes = node.putObject("MessageAttributes");
            message.attributes()
                    .forEach((name, value) -> attributes
                            .putObject(name)
                            .put("Type", types.getOrDefault(name, "String"))
                            .put("Value", value));
        }
        return node.toString();
    }
}
