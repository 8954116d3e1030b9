package dev.anxin.local.example;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.product.EmptyContext;
import dev.anxin.local.trigger.PythonFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An example beside a stack on which nothing else runs, in fast motion. Its function can be called by hand, too.
final class ExampleRun implements AutoCloseable {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    final LocalStack stack;
    final ExampleSubscriber example;
    private final Map<String, PythonFunction> functions = new HashMap<>();

    /// What starts an example.
    interface Start {
        ExampleSubscriber start(LocalStack beside, Path home, Map<String, String> more, PrintStream log);
    }

    ExampleRun(Start start) {
        assumeTrue(
                hasBoto3() || "true".equals(System.getenv("CI")),
                "left out, for want of boto3: checks/python target/moto checks/aws/requirements.txt fetches it");
        var options = StackOptions.of(HOME.resolve("template.yaml"))
                .withPace(Pace.times(3_600))
                .withParameters(Map.of("DueShards", "1"));
        stack = LocalStack.still(options);
        var beside = Map.of("SMS_QUEUE_URL", other(), "MAIL_QUEUE_URL", other());
        example = start.start(stack, HOME, beside, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static boolean hasBoto3() {
        try {
            return new ProcessBuilder(ExampleSubscriber.python(HOME), "-c", "import boto3")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same process each time, as Lambda has it. It ends with the run.
    ///
    /// @param holdSeconds how long a claim lasts
    PythonFunction function(int holdSeconds) {
        return functions.computeIfAbsent("alone " + holdSeconds, _ -> another(holdSeconds));
    }

    /// A process of its own, which whoever asks for it ends.
    PythonFunction another(int holdSeconds) {
        return start(holdSeconds, Map.of(example.otherQueue(), ""));
    }

    /// The same, with another example beside it: its queue is one that nobody reads.
    PythonFunction besideAnother(int holdSeconds) {
        return functions.computeIfAbsent(
                "beside another " + holdSeconds, _ -> start(holdSeconds, Map.of(example.otherQueue(), other())));
    }

    private String other() {
        return stack.engineClients()
                .queues()
                .createQueue(request -> request.queueName("the-other-example"))
                .queueUrl();
    }

    /// What the other one was handed.
    List<JsonNode> handedOn() {
        return stack
                .engineClients()
                .queues()
                .receiveMessage(request ->
                        request.queueUrl(other()).maxNumberOfMessages(10).visibilityTimeout(0))
                .messages()
                .stream()
                .map(message -> JSON.readTree(message.body()))
                .toList();
    }

    private PythonFunction start(int holdSeconds, Map<String, String> more) {
        var environment = new HashMap<>(example.stack().environment(example.function()));
        environment.put("HOLD_SECONDS", Integer.toString(holdSeconds));
        environment.putAll(more);
        return PythonFunction.start(
                ExampleSubscriber.python(HOME),
                HOME.resolve("examples").resolve(example.name()).resolve("function"),
                "app.handler",
                environment,
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /// @return the places, from 0, of those that failed
    static List<Integer> invoke(PythonFunction function, ObjectNode... messages) throws IOException {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (var message : messages) {
            records.addObject().put("messageId", "" + records.size()).put("body", message.toString());
        }
        var answer = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                answer,
                EmptyContext.INSTANCE);
        var failures = JSON.readTree(answer.toByteArray()).path("batchItemFailures");
        return StreamSupport.stream(failures.spliterator(), false)
                .map(one -> Integer.parseInt(one.path("itemIdentifier").asString()) - 1)
                .toList();
    }

    /// A message for a customer whom only this message knows.
    ObjectNode message(String template) {
        var customer = "customer-" + UUID.randomUUID();
        var message = JSON.createObjectNode()
                .put("schema", "anxin.notification/1")
                .put("id", "olepay/made:" + UUID.randomUUID())
                .put("template", template)
                .put("templateVersion", 2)
                .put("locale", "zh-CN")
                .put("title", "支付成功")
                .put("text", "【演示小店】您的订单已支付成功。")
                .put("merchant", "demo-shop")
                .put("customerId", customer)
                .put("account", "olepay")
                .put("reference", "made");
        message.putObject("parameters")
                .put("order", "SO-1")
                .put("hearByAt", "")
                .put("hearByLocal", "")
                .put("dueAt", "");
        message.putObject("channels")
                .putObject("email")
                .put("subject", "支付成功（订单 SO-1）")
                .put("preview", "您的订单 SO-1 已支付成功。")
                .put("text", "您的订单 SO-1 已支付成功。\n客服：help@shop.example");
        return message;
    }

    void knows(ObjectNode message, String field, String address) {
        example.knows(stack, message.path("customerId").asString(), field, address);
    }

    /// What the topic is told by Anxin.
    void publish(ObjectNode message, String channel) {
        stack.engineClients()
                .topics()
                .publish(request -> request.topicArn(stack.physical("CustomerTopic"))
                        .message(message.toString())
                        .messageAttributes(Map.of(
                                "channel",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(channel)
                                        .build())));
    }

    void awaitIdle() throws InterruptedException {
        stack.awaitIdle(LONG_ENOUGH);
    }

    /// How often the provider delivered it.
    long delivered(ObjectNode message) {
        return example.provider().delivered().stream()
                .filter(one -> one.notification().equals(message.path("id").asString()))
                .count();
    }

    /// What became of it, as far as the example noted it.
    String outcome(ObjectNode message) {
        return stack.engineClients()
                .tables()
                .getItem(request -> request.tableName(example.stack().physical("Seen"))
                        .consistentRead(true)
                        .key(Map.of(
                                "id", AttributeValue.fromS(message.path("id").asString()))))
                .item()
                .getOrDefault("outcome", AttributeValue.fromS(""))
                .s();
    }

    int deadLetters() {
        return Integer.parseInt(stack.engineClients()
                .queues()
                .getQueueAttributes(request -> request.queueUrl(example.stack().physical("DeadLetters"))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        functions.values().forEach(PythonFunction::close);
        stack.close();
        example.close();
    }
}
