package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.Lineage;
import dev.anxin.local.limit.PayloadLimits;
import dev.anxin.local.rights.AwsRequest;
import dev.anxin.local.template.Filter;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// SNS's Query protocol: CreateTopic, Subscribe, Publish. Every message goes to the inbox, and to the
/// queues that subscribe to it and whose filter policy lets it pass. A publish that cannot be delivered
/// fails, so its caller tries again.
public final class TopicsFront implements AutoCloseable {
    /// `GET` here gives all that was published, oldest first, as a JSON array.
    public static final String INBOX = "/inbox";

    private static final String ATTRIBUTES = "MessageAttributes.entry.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String arnPrefix;
    private final InstantSource clock;
    private final Inbox inbox;
    private final Gate gate;
    private final Supplier<EngineClients> clients;
    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final LoopbackServer loopbackServer;

    /// @param raw whether the message comes by itself, without SNS's envelope
    private record Subscriber(String queueArn, List<Filter> policy, boolean raw) {}

    /// @param arnPrefix all before the topic's name
    /// @param gate who may ask what, and how much
    /// @param clients asked when a message is sent: the queues start beside us
    public TopicsFront(String arnPrefix, InstantSource clock, Inbox inbox, Gate gate, Supplier<EngineClients> clients) {
        this.gate = gate;
        this.arnPrefix = arnPrefix;
        this.clock = clock;
        this.inbox = inbox;
        this.clients = clients;
        this.loopbackServer = LoopbackServer.answering(this::answer);
    }

    public URI uri() {
        return loopbackServer.uri();
    }

    private LoopbackServer.Answer answer(HttpExchange exchange, String body) {
        if (exchange.getRequestURI().getPath().equals(INBOX)) {
            return LoopbackServer.Answer.json(200, inbox.json());
        }
        Lineage.of(exchange.getRequestHeaders().getFirst(Lineage.HEADER)).begin(); // what goes to queues belongs to it
        var form = LoopbackServer.form(body);
        var action = form.getOrDefault("Action", "");
        var refusal = gate.rights()
                .judge(
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        () -> new AwsRequest(AwsRequest.Service.SNS, action, JSON.valueToTree(form)));
        if (refusal.isPresent()) {
            var answer = RefusalAnswer.of(AwsRequest.Service.SNS, refusal.get());
            return error(answer.status(), answer.code(), answer.message());
        }
        if (action.equals("CreateTopic")) {
            var arn = arnPrefix + form.get("Name");
            subscribers.putIfAbsent(arn, new CopyOnWriteArrayList<>());
            return result(action, "TopicArn", arn);
        }
        var topic = form.getOrDefault("TopicArn", form.getOrDefault("PhoneNumber", ""));
        var list = topic.startsWith("arn:") ? subscribers.get(topic) : List.<Subscriber>of();
        if (list == null) {
            return error(404, "NotFound", "Topic does not exist");
        }
        return switch (action) {
            case "Publish" -> published(topic, list, form);
            case "Subscribe" -> {
                if (form.getOrDefault("Protocol", "").equals("sqs")) {
                    subscribe(list, subscriber(form));
                }
                yield result(action, "SubscriptionArn", topic + ":" + UUID.randomUUID());
            }
            default -> error(400, "InvalidAction", "Not understood here: " + action);
        };
    }

    private LoopbackServer.Answer published(String to, List<Subscriber> list, Map<String, String> form) {
        if (bytes(form) > PayloadLimits.PUBLISHED) {
            var rule = "a message to a topic has at most " + PayloadLimits.PUBLISHED + " bytes";
            gate.reached().add(AwsLimit.PAYLOAD, to, rule);
            return error(400, "InvalidParameter", "Invalid parameter: Message too long");
        }
        return result("Publish", "MessageId", publish(to, list, form));
    }

    // Once each, however often it is asked for.
    private static void subscribe(List<Subscriber> list, Subscriber subscriber) {
        list.removeIf(one -> one.queueArn().equals(subscriber.queueArn()));
        list.add(subscriber);
    }

    private static Subscriber subscriber(Map<String, String> form) {
        var attributes = entries(form, "Attributes.entry.", ".key", ".value");
        var policy = attributes.containsKey("FilterPolicy")
                ? List.of(Filter.parse(attributes.get("FilterPolicy")))
                : List.<Filter>of();
        var raw = Boolean.parseBoolean(attributes.getOrDefault("RawMessageDelivery", "false"));
        return new Subscriber(form.getOrDefault("Endpoint", ""), policy, raw);
    }

    /// Of the message and its attributes: names, types and values.
    private static int bytes(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(field ->
                        field.getKey().equals("Message") || field.getKey().startsWith(ATTRIBUTES))
                .mapToInt(field -> PayloadLimits.bytes(field.getValue()))
                .sum();
    }

    private String publish(String to, List<Subscriber> list, Map<String, String> form) {
        var message = new Inbox.Message(
                UUID.randomUUID().toString(),
                to,
                form.getOrDefault("Subject", ""),
                form.getOrDefault("Message", ""),
                entries(form, ATTRIBUTES, ".Name", ".Value.StringValue"),
                clock.instant());
        var types = entries(form, ATTRIBUTES, ".Name", ".Value.DataType");
        var seen = JSON.createObjectNode();
        var sent = new LinkedHashMap<String, MessageAttributeValue>();
        message.attributes().forEach((name, value) -> {
            var type = types.getOrDefault(name, "String");
            seen.set(name, type.equals("String") ? JSON.valueToTree(value) : JSON.readTree(value));
            sent.put(
                    name,
                    MessageAttributeValue.builder()
                            .dataType(type)
                            .stringValue(value)
                            .build());
        });
        for (var one : list) {
            if (Filter.anyPasses(one.policy(), seen)) {
                var body = one.raw() ? message.text() : envelope(message, types).toString();
                clients.get()
                        .send(
                                one.queueArn(),
                                EngineClients.Key.LOCAL,
                                copy -> copy.messageBody(body)
                                        .messageGroupId(form.get("MessageGroupId"))
                                        .messageAttributes(one.raw() ? sent : Map.of()));
            }
        }
        inbox.add(message);
        return message.id();
    }

    private static JsonNode envelope(Inbox.Message message, Map<String, String> types) {
        var node = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", message.id())
                .put("TopicArn", message.to())
                .put("Subject", message.subject())
                .put("Message", message.text())
                .put("Timestamp", message.at().toString());
        var attributes = node.putObject("MessageAttributes");
        message.attributes()
                .forEach((name, value) -> attributes
                        .putObject(name)
                        .put("Type", types.getOrDefault(name, "String"))
                        .put("Value", value));
        return node;
    }

    private static Map<String, String> entries(Map<String, String> form, String prefix, String key, String value) {
        var entries = new LinkedHashMap<String, String>();
        for (var i = 1; form.containsKey(prefix + i + key); i++) {
            entries.put(form.getOrDefault(prefix + i + key, ""), form.getOrDefault(prefix + i + value, ""));
        }
        return entries;
    }

    private static LoopbackServer.Answer result(String action, String name, String value) {
        return new LoopbackServer.Answer(200, "text/xml", """
                <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
                <%1$sResult><%2$s>%3$s</%2$s></%1$sResult></%1$sResponse>""".formatted(action, name, value));
    }

    private static LoopbackServer.Answer error(int status, String code, String message) {
        return new LoopbackServer.Answer(status, "text/xml", """
                <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>\
                """.formatted(code, message));
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
