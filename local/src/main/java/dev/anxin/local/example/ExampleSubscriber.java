package dev.anxin.local.example;

import dev.anxin.local.LocalStack;
import dev.anxin.local.StackBeside;
import dev.anxin.local.engine.EngineClients;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

/// One of the examples, subscribed to a running stack's customers' topic, and the provider that it calls.
///
/// @param name of its folder
public record ExampleSubscriber(String name, String function, StackBeside stack, ExampleProvider provider)
        implements AutoCloseable {
    /// What it sends mails from.
    public static final String SENDER = "pay@shop.example";

    /// What stands before its texts.
    public static final String SIGN_NAME = "演示小店";

    private static final ShortMessageRules.AccessKey ACCESS_KEY =
            new ShortMessageRules.AccessKey("made-for-this-machine", "made-for-this-machine-only");

    /// `examples/subscriber-mail`, before a SES of this machine.
    ///
    /// @param home the repository
    /// @param more variables of its function
    /// @param log gets what its function prints
    public static ExampleSubscriber mail(LocalStack beside, Path home, Map<String, String> more, PrintStream log) {
        var provider = ExampleProvider.mail(SENDER, EngineClients.Key.LOCAL.secret());
        var variables = new HashMap<>(more);
        variables.put("AWS_ENDPOINT_URL_SESV2", provider.uri().toString());
        var stack = beside.beside(new StackBeside.Options(
                "subscriber-mail",
                template(home, "subscriber-mail"),
                Map.of(
                        "CustomerTopicArn",
                        beside.physical("CustomerTopic"),
                        "Sender",
                        SENDER,
                        "SmsQueueName",
                        queueName(more.getOrDefault("SMS_QUEUE_URL", ""))),
                variables,
                python(home),
                log));
        return new ExampleSubscriber("subscriber-mail", "MailSubscriber", stack, provider);
    }

    /// `examples/subscriber-sms`, before a provider of this machine, which has approved all its templates.
    ///
    /// @param home the repository
    /// @param more variables of its function
    /// @param log gets what its function prints
    public static ExampleSubscriber sms(LocalStack beside, Path home, Map<String, String> more, PrintStream log) {
        var template = template(home, "subscriber-sms");
        var provider = ExampleProvider.sms(ACCESS_KEY, SIGN_NAME, approved(template));
        var variables = new HashMap<>(more);
        variables.put("SMS_ENDPOINT", provider.uri().toString());
        var stack = beside.beside(new StackBeside.Options(
                "subscriber-sms",
                template,
                Map.of(
                        "CustomerTopicArn",
                        beside.physical("CustomerTopic"),
                        "SignName",
                        SIGN_NAME,
                        "MailQueueName",
                        queueName(more.getOrDefault("MAIL_QUEUE_URL", ""))),
                variables,
                python(home),
                log));
        var key = JsonMapper.shared()
                .createObjectNode()
                .put("accessKeyId", ACCESS_KEY.id())
                .put("accessKeySecret", ACCESS_KEY.secret());
        beside.engineClients()
                .secrets()
                .putSecretValue(
                        request -> request.secretId(stack.physical("AccessKey")).secretString(key.toString()));
        return new ExampleSubscriber("subscriber-sms", "SmsSubscriber", stack, provider);
    }

    /// The last part of its address; empty of none.
    private static String queueName(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /// By what it brings messages, as customers prefer it.
    String channel() {
        return name.equals("subscriber-mail") ? "email" : "sms";
    }

    /// What the example beside it brings them by.
    String otherChannel() {
        return name.equals("subscriber-mail") ? "sms" : "email";
    }

    /// The variable of its function that names the other's queue.
    String otherQueue() {
        return name.equals("subscriber-mail") ? "SMS_QUEUE_URL" : "MAIL_QUEUE_URL";
    }

    /// What runs functions: the one that `ANXIN_PYTHON` names, or that the checks made, or the PATH's.
    static String python(Path home) {
        var ofChecks = home.resolve("target").resolve("moto").resolve("bin").resolve("python");
        return Optional.ofNullable(System.getenv("ANXIN_PYTHON"))
                .orElseGet(() -> Files.isExecutable(ofChecks) ? ofChecks.toString() : "python3");
    }

    private static Path template(Path home, String name) {
        return home.resolve("examples").resolve(name).resolve("template.yaml");
    }

    private static ShortMessageRules.Approved approved(Path template) {
        try {
            var json = JsonMapper.shared()
                    .readTree(
                            Files.readString(template.resolveSibling("function").resolve("templates.json")));
            return new ShortMessageRules.Approved(json.valueStream()
                    .collect(Collectors.toMap(
                            one -> one.path("code").asString(),
                            one -> one.path("text").asString())));
        } catch (IOException e) {
            throw new UncheckedIOException("The example's templates cannot be read", e);
        }
    }

    /// Tells it where a customer can be reached, as the shop would.
    ///
    /// @param field `email` or `phone`
    public void knows(LocalStack beside, String customer, String field, String address) {
        beside.engineClients()
                .tables()
                .putItem(request -> request.tableName(stack.physical("Customers"))
                        .item(Map.of(
                                "customerId", AttributeValue.fromS(customer), field, AttributeValue.fromS(address))));
    }

    @Override
    public void close() {
        provider.close();
    }
}
