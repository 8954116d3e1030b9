package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.Inbox;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// SNS's Query protocol: CreateTopic, Subscribe, Publish, PublishBatch. Every message goes to the inbox,
/// and to the queues that subscribe to it. A publish that cannot be delivered fails, so its caller tries
/// again.
public final class TopicsFront implements AutoCloseable {
    private static final String XML = "text/xml";

    private final String arnPrefix;
    private final InstantSource clock;
    private final Inbox inbox;
    private final Delivery delivery;
    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final Front front;

    record Subscriber(String protocol, String endpoint, Map<String, String> attributes) {}

    /// @param arnPrefix all before the topic's name
    public TopicsFront(String arnPrefix, InstantSource clock, Inbox inbox, Delivery delivery) {
        this.arnPrefix = arnPrefix;
        this.clock = clock;
        this.inbox = inbox;
        this.delivery = delivery;
        this.front = Front.answering(0, this::answer);
    }

    public URI uri() {
        return front.uri();
    }

    private Front.Answer answer(HttpExchange exchange) {
        var form = form(new String(Front.body(exchange), StandardCharsets.UTF_8));
        var action = form.getOrDefault("Action", "");
        return switch (action) {
            case "CreateTopic" -> {
                var arn = arnPrefix + form.getOrDefault("Name", "");
                subscribers.computeIfAbsent(arn, key -> new CopyOnWriteArrayList<>());
                yield result(action, element("TopicArn", arn));
            }
            case "Subscribe" -> subscribe(form);
            case "Publish" -> publish(form);
            case "PublishBatch" -> batch(form);
            default -> error(400, "InvalidAction", "Not understood here: " + action);
        };
    }

    private Front.Answer subscribe(Map<String, String> form) {
        var arn = form.getOrDefault("TopicArn", "");
        var list = subscribers.get(arn);
        if (list == null) {
            return error(404, "NotFound", "Topic does not exist");
        }
        var attributes = entries(form, "Attributes.entry.", ".key", ".value");
        list.add(new Subscriber(form.getOrDefault("Protocol", ""), form.getOrDefault("Endpoint", ""), attributes));
        return result("Subscribe", element("SubscriptionArn", arn + ":" + UUID.randomUUID()));
    }

    private Front.Answer publish(Map<String, String> form) {
        var to = form.getOrDefault("TopicArn", form.getOrDefault("TargetArn", form.getOrDefault("PhoneNumber", "")));
        if (to.startsWith("arn:") && !subscribers.containsKey(to)) {
            return error(404, "NotFound", "Topic does not exist");
        }
        return result("Publish", element("MessageId", deliver(to, "", form)));
    }

    private Front.Answer batch(Map<String, String> form) {
        var to = form.getOrDefault("TopicArn", "");
        if (!subscribers.containsKey(to)) {
            return error(404, "NotFound", "Topic does not exist");
        }
        var successes = new StringBuilder();
        for (var i = 1; i <= 10; i++) { // SNS takes at most 10 in one batch
            var prefix = "PublishBatchRequestEntries.member." + i + ".";
            if (form.containsKey(prefix + "Id")) {
                var id = element("Id", form.getOrDefault(prefix + "Id", ""));
                successes.append(element0("member", id + element("MessageId", deliver(to, prefix, form))));
            }
        }
        return result("PublishBatch", element0("Successful", successes.toString()) + "<Failed/>");
    }

    private String deliver(String to, String prefix, Map<String, String> form) {
        var types = entries(form, prefix + "MessageAttributes.entry.", ".Name", ".Value.DataType");
        var values = entries(form, prefix + "MessageAttributes.entry.", ".Name", ".Value.StringValue");
        entries(form, prefix + "MessageAttributes.entry.", ".Name", ".Value.BinaryValue")
                .forEach(values::putIfAbsent);
        var message = new Inbox.Message(
                UUID.randomUUID().toString(),
                to,
                form.getOrDefault(prefix + "Subject", ""),
                form.getOrDefault(prefix + "Message", ""),
                values,
                clock.instant());
        for (var subscriber : subscribers.getOrDefault(to, List.of())) {
            if (subscriber.protocol().equals("sqs")) {
                delivery.send(subscriber, message, types);
            }
        }
        inbox.add(message);
        return message.id();
    }

    private static Map<String, String> entries(Map<String, String> form, String prefix, String key, String value) {
        var entries = new LinkedHashMap<String, String>();
        for (var i = 1; form.containsKey(prefix + i + key); i++) {
            var text = form.get(prefix + i + value);
            if (text != null) {
                entries.put(form.getOrDefault(prefix + i + key, ""), text);
            }
        }
        return entries;
    }

    static Map<String, String> form(String body) {
        var form = new TreeMap<String, String>();
        Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> form.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : ""));
        return form;
    }

    private static Front.Answer result(String action, String content) {
        return new Front.Answer(
                200,
                XML,
                "<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                        + element0(action + "Result", content)
                        + element0(
                                "ResponseMetadata",
                                element("RequestId", UUID.randomUUID().toString()))
                        + "</" + action + "Response>");
    }

    private static Front.Answer error(int status, String code, String message) {
        var error = element0("Error", element("Type", "Sender") + element("Code", code) + element("Message", message));
        return new Front.Answer(status, XML, element0("ErrorResponse", error));
    }

    private static String element(String name, String text) {
        return element0(name, text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static String element0(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    @Override
    public void close() {
        front.close();
    }
}
