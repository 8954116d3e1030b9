package dev.anxin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.Inbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample template, whole, on engines in memory. A hundred times as fast: a visibility timeout of 100 s
/// is one.
final class LocalStackTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/sample.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path directory;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.of(TEMPLATE)
                .withPace(Pace.times(100))
                .withProgress(LINES::add)
                .withSecrets(Map.of("Keys", "{\"a\":1}"))
                .withRunningFile(directory.resolve("running.json")));
    }

    @AfterAll
    static void stop() {
        stack.close();
        assertThat(directory.resolve("running.json")).doesNotExist();
    }

    @AfterEach
    void forgetScripts() throws InterruptedException {
        ScriptedFunction.SCRIPTS.clear();
        stack.awaitIdle(PATIENCE);
    }

    @Test
    void onlyRecordsThatPassTheFilterReachTheFunctionInOrder() throws Exception {
        var seen = new CopyOnWriteArrayList<JsonNode>();
        script("Changes", event -> {
            event.path("Records").forEach(seen::add);
            return "";
        });
        for (var sk : List.of("fact#1", "other", "fact#2", "fact#1")) {
            put("ordered", sk); // the last one changes nothing, so it is no record
        }
        stack.awaitIdle(PATIENCE);
        assertThat(seen.stream().map(one -> one.at("/dynamodb/Keys/sk/S").asString("")))
                .containsExactlyInAnyOrder("fact#1", "fact#2");
        assertThat(seen.getFirst().path("eventSource").asString("")).isEqualTo("aws:dynamodb");
        assertThat(seen.getFirst().at("/dynamodb/ApproximateCreationDateTime").isNumber())
                .isTrue();
        assertThat(seen.getFirst().at("/dynamodb/StreamViewType").asString("")).isEqualTo("NEW_AND_OLD_IMAGES");
    }

    @Test
    void isIdleOnlyWhenAllThatFollowsFromARecordIsDone() throws Exception {
        Set<String> done = ConcurrentHashMap.newKeySet();
        script("Changes", event -> {
            keys(event).forEach(key -> send("Work", "{\"kind\":\"job\",\"key\":\"" + key + "\"}"));
            return "";
        });
        script("Worker", event -> {
            event.path("Records")
                    .forEach(one -> done.add(JsonMapper.shared()
                            .readTree(one.path("body").asString("{}"))
                            .path("key")
                            .asString("")));
            return "";
        });
        for (var i = 0; i < 25; i++) {
            put("idle" + i, "fact#idle");
            stack.awaitIdle(PATIENCE);
            assertThat(done).contains("idle" + i);
        }
    }

    @Test
    void restartsFromTheLowestFailedRecord() throws Exception {
        var calls = new CopyOnWriteArrayList<String>();
        script("Changes", event -> {
            calls.addAll(keys(event));
            return calls.size() == 1 ? failures(event) : "";
        });
        put("partial", "fact#1");
        stack.awaitIdle(PATIENCE);
        assertThat(calls).containsExactly("partial", "partial");
    }

    @Test
    void onePoisonRecordGoesToTheDestinationAndItsNeighboursAreHandled() throws Exception {
        Set<String> handled = ConcurrentHashMap.newKeySet();
        script("Changes", event -> {
            if (keys(event).contains("poison")) {
                throw new IllegalStateException("poison");
            }
            handled.addAll(keys(event));
            return "";
        });
        for (var pk : List.of("a", "b", "poison", "c", "d", "e", "f", "g")) {
            put(pk, "fact#poison-test");
        }
        stack.awaitIdle(PATIENCE);
        assertThat(handled).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g");
        var report = JsonMapper.shared().readTree(receive("Lost").getFirst().body());
        assertThat(report.at("/requestContext/condition").asString("")).isEqualTo("RetryAttemptsExhausted");
        assertThat(report.at("/requestContext/approximateInvokeCount").asInt(0)).isEqualTo(3);
        assertThat(report.at("/DDBStreamBatchInfo/batchSize").asInt(0)).isEqualTo(1);
        assertThat(report.at("/DDBStreamBatchInfo/streamArn").asString("")).contains("table/anxin-Things/stream");
    }

    @Test
    void returnsOnlyTheFailedMessageToTheQueueAndThenToItsDeadLetters() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        script("Worker", event -> {
            var failed = JsonMapper.shared().createObjectNode();
            var list = failed.putArray("batchItemFailures");
            for (var record : event.path("Records")) {
                seen.add(record.path("body").asString(""));
                if (record.path("body").asString("").contains("bad")) {
                    list.addObject()
                            .put("itemIdentifier", record.path("messageId").asString(""));
                }
            }
            return failed.toString();
        });
        send("Work", "{\"kind\":\"job\",\"is\":\"good\"}");
        send("Work", "{\"kind\":\"job\",\"is\":\"bad\"}");
        send("Work", "{\"kind\":\"other\"}");
        await().atMost(PATIENCE).until(() -> count("WorkDead") == 1);
        assertThat(seen.stream().filter(body -> body.contains("good"))).hasSize(1);
        assertThat(seen.stream().filter(body -> body.contains("bad"))).hasSize(2);
        assertThat(seen.stream().filter(body -> body.contains("other"))).isEmpty();
        assertThat(receive("WorkDead").getFirst().body()).contains("bad");
    }

    @Test
    void aTopicGivesEachQueueWhatItsPolicyLetsPassAndTheInboxEverything() throws Exception {
        publish("one", "paid", "11");
        publish("two", "paid", "10");
        publish("three", "refunded", "99");
        publish("four", "failed", "99");
        var copies = receive("Copies");
        assertThat(copies).extracting(Message::body).containsExactlyInAnyOrder("one", "three");
        assertThat(copies)
                .extracting(copy -> copy.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsOnly("a-shop");
        var envelope = JsonMapper.shared().readTree(receive("Bodies").getFirst().body());
        assertThat(envelope.path("Type").asString("")).isEqualTo("Notification");
        assertThat(envelope.path("Message").asString("")).isEqualTo("three");
        assertThat(envelope.at("/MessageAttributes/kind/Value").asString("")).isEqualTo("refunded");
        assertThat(stack.inbox().messages().stream().map(Inbox.Message::text)).contains("one", "two", "three", "four");
        var one = stack.inbox().messages().stream()
                .filter(message -> message.text().equals("one"))
                .toList();
        assertThat(one).extracting(Inbox.Message::topic).containsExactly("anxin-News");
        assertThat(one.getFirst().attributes()).containsEntry("kind", "paid");
    }

    @Test
    void aMessageIsTooLongForATopicWithTheNamesTypesAndValuesOfItsAttributes() {
        var attributes = "kindStringother" + "amountNumber10";
        publish("x".repeat(262_144 - attributes.length()), "other", "10");
        assertThatThrownBy(() -> publish("ä" + "x".repeat(262_143 - attributes.length()), "other", "10"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Message too long");
    }

    @Test
    void aSubscriptionThatIsMadeAgainDeliversOnce() {
        for (var times = 0; times < 2; times++) {
            stack.engineClients()
                    .topics()
                    .subscribe(request -> request.topicArn(stack.physical("News"))
                            .protocol("sqs")
                            .endpoint("arn:aws:sqs:us-east-1:000000000000:anxin-Twice")
                            .attributes(Map.of("RawMessageDelivery", "true")));
        }
        publish("only once", "other", "10");
        assertThat(countAll("Twice")).isEqualTo(1);
        assertThat(receive("Twice")).extracting(Message::body).containsExactly("only once");
        assertThat(countAll("Twice")).isEqualTo(1);
    }

    @Test
    void noMoreBatchesAreUnderWayThanTheTemplateAllows() throws Exception {
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        var two = new CountDownLatch(2); // so many at once there must be, or the first waits in vain
        script("Worker", event -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            two.countDown();
            assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
            done.addAndGet(event.path("Records").size());
            under.decrementAndGet();
            return "";
        });
        for (var i = 0; i < 40; i++) {
            send("Work", "{\"kind\":\"job\"}");
        }
        await().atMost(PATIENCE).until(() -> done.get() >= 40);
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void aScheduleGivesTheFunctionItsInput() {
        var inputs = new CopyOnWriteArrayList<String>();
        script("Worker", event -> {
            inputs.add(event.toString());
            return "";
        });
        await().atMost(PATIENCE).until(() -> inputs.contains("{\"tick\":true}"));
    }

    @Test
    void aRunThatFailedIsTriedAgainAndThenGoesToTheFailureDestination() {
        var runs = new AtomicInteger();
        script("Worker", event -> {
            runs.incrementAndGet();
            throw new IllegalStateException("as it should");
        });
        await().atMost(PATIENCE).until(() -> runs.get() >= 2);
        ScriptedFunction.SCRIPTS.clear();
        var records = new CopyOnWriteArrayList<JsonNode>();
        await().atMost(PATIENCE).until(() -> {
            receive("FailedRuns")
                    .forEach(message -> records.add(JsonMapper.shared().readTree(message.body())));
            return !records.isEmpty();
        });
        assertThat(records).allSatisfy(one -> {
            assertThat(one.at("/requestContext/condition").asString("")).isEqualTo("RetriesExhausted");
            assertThat(one.at("/requestContext/approximateInvokeCount").asInt(0))
                    .isEqualTo(2);
            assertThat(one.path("requestPayload").toString()).isEqualTo("{\"tick\":true}");
        });
    }

    @Test
    void aTokenOfTheLocalIssuerOpensRoutes() throws Exception {
        script("Web", event -> "{\"statusCode\":200,\"body\":\"in\"}");
        assertThat(get("/own", "").statusCode()).isEqualTo(401);
        assertThat(get("/own", stack.token("shop")).body()).isEqualTo("in");
        assertThat(get("/things/1", stack.token("shop", "other")).statusCode()).isEqualTo(403);
        assertThat(get("/things/1", stack.token("shop", "things.read")).statusCode())
                .isEqualTo(200);
        assertThat(get("/nowhere", "").statusCode()).isEqualTo(404);
    }

    /// Under load it left the clients of each instance that it dropped: 10,604 threads, and no way back.
    @Test
    void droppedInstancesLeaveNoThreadsBehind() throws Exception {
        script("Web", event -> {
            throw new StackOverflowError("as it should");
        });
        var token = stack.token("shop");
        assertThat(get("/own", token).statusCode()).isEqualTo(500);
        var before = threadsOfClients();
        for (int i = 0; i < 30; i++) {
            assertThat(get("/own", token).statusCode()).isEqualTo(500);
        }
        assertThat(threadsOfClients()).isLessThan(before + 30);
        script("Web", event -> "{\"statusCode\":200,\"body\":\"in\"}");
        assertThat(get("/own", token).body()).isEqualTo("in");
    }

    private static long threadsOfClients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sdk-"))
                .count();
    }

    @Test
    void functionsAreToldWhereEverythingIs() throws IOException {
        var environment = stack.environment("Web");
        assertThat(environment)
                .containsEntry("GREETING", "hello")
                .containsEntry("TABLE", "anxin-Things")
                .containsEntry("NEWS", "arn:aws:sns:us-east-1:000000000000:anxin-News")
                .containsEntry("WORK", stack.physical("Work"))
                .containsEntry("AWS_ACCESS_KEY_ID", "anxinlocalWeb") // by which the engines know who calls
                .containsKey("AWS_ENDPOINT_URL_DYNAMODB");
        assertThat(stack.physical("Work")).startsWith(stack.endpoints().sqs().toString());
        var running = JsonMapper.shared().readTree(Files.readString(directory.resolve("running.json")));
        assertThat(running.path("pid").asLong(0))
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(running.path("apiUrl").asString("")).isEqualTo(stack.apiUri().toString());
        assertThat(running.at("/names/Things").asString("")).isEqualTo("anxin-Things");
        assertThat(running.at("/endpoints/AWS_ACCESS_KEY_ID").asString("")).isEqualTo("anxinlocal");
    }

    @Test
    void secretsAreFilledAndCanBePut() {
        var keys = stack.physical("Keys");
        assertThat(stack.engineClients()
                        .secrets()
                        .getSecretValue(request -> request.secretId(keys))
                        .secretString())
                .isIn("{\"a\":1}", "{\"a\":2}");
        stack.putSecret("Keys", "{\"a\":2}");
        assertThat(stack.engineClients()
                        .secrets()
                        .getSecretValue(request -> request.secretId("anxin-Keys"))
                        .secretString())
                .isEqualTo("{\"a\":2}");
    }

    @Test
    void gathersWhatMeansNothingHere() {
        assertThat(stack.omissions().lines())
                .filteredOn(line -> line.startsWith("AWS::Serverless::Function:"))
                .containsExactly("AWS::Serverless::Function: OmitName, Runtime");
        assertThat(stack.omissions().lines())
                .filteredOn(line -> line.startsWith("AWS::DynamoDB::Table:"))
                .hasSize(1);
        assertThat(LINES).doesNotContainAnyElementsOf(stack.omissions().lines());
    }

    private static void script(String function, ScriptedFunction.Script script) {
        ScriptedFunction.SCRIPTS.put("anxin-" + function, script);
    }

    private static List<String> keys(JsonNode event) {
        return event.path("Records")
                .valueStream()
                .map(one -> one.at("/dynamodb/Keys/pk/S").asString(""))
                .toList();
    }

    private static String failures(JsonNode event) {
        var sequence = event.at("/Records/0/dynamodb/SequenceNumber").asString("");
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequence + "\"}]}";
    }

    private static void put(String pk, String sk) {
        stack.engineClients()
                .tables()
                .putItem(request -> request.tableName(stack.physical("Things"))
                        .item(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
    }

    private static void send(String queue, String body) {
        stack.engineClients()
                .queues()
                .sendMessage(request -> request.queueUrl(stack.physical(queue)).messageBody(body));
    }

    private static int count(String queue) {
        return count(queue, "ApproximateNumberOfMessages");
    }

    /// Also those that somebody has received.
    private static int countAll(String queue) {
        return count(queue) + count(queue, "ApproximateNumberOfMessagesNotVisible");
    }

    private static int count(String queue, String attribute) {
        return Integer.parseInt(stack.engineClients()
                .queues()
                .getQueueAttributes(
                        request -> request.queueUrl(stack.physical(queue)).attributeNamesWithStrings(attribute))
                .attributesAsStrings()
                .getOrDefault(attribute, "0"));
    }

    private static List<Message> receive(String queue) {
        return stack.engineClients()
                .queues()
                .receiveMessage(request -> request.queueUrl(stack.physical(queue))
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static void publish(String text, String kind, String amount) {
        stack.engineClients()
                .topics()
                .publish(request -> request.topicArn(stack.physical("News"))
                        .messageGroupId("a-shop")
                        .message(text)
                        .messageAttributes(Map.of(
                                "kind",
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue(kind)
                                                .build(),
                                "amount",
                                        MessageAttributeValue.builder()
                                                .dataType("Number")
                                                .stringValue(amount)
                                                .build())));
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(stack.apiUri() + path)).header("Authorization", "Bearer " + token);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
