package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.RegistrationClient;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SharedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// `anxin resend`, against what runs, with a shop that counts what it gets.
final class ResendCommandTest {
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final LoopbackServer SHOP = LoopbackServer.answering(ResendCommandTest::take);
    private static final String PAID = "olepay/%s:payment%%2Epaid";

    @TempDir
    private static Path work = Path.of("");

    private static LocalPaths localPaths = new LocalPaths(Path.of(".."), work);
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        localPaths = new LocalPaths(Path.of(".."), work);
        var keys = SharedKeys.ALL;
        keys.write(work);
        var secrets = new HashMap<>(keys.documents(Addresses.nowhere()));
        secrets.put("AccountsDocument", """
                {"olepay":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"eventsUrl":"%s"},
                 "stripe":{"gateway":"stripe","merchant":"demo-shop","clients":["demo-shop"]}}""".formatted(SHOP.uri()));
        secrets.put("EventSecrets", "{\"olepay\":{\"secrets\":[\"whsec_bWFkZS1mb3ItdGVzdHMtb25seS1zaG9wMQ==\"]}}");
        stack = LocalPaths.start(localPaths
                .options(keys, Addresses.nowhere(), Optional.empty(), line -> {})
                .withSecrets(secrets)
                .withRunningFile(localPaths.runningFile()));
    }

    @AfterAll
    static void stop() {
        stack.close();
        SHOP.close();
    }

    private static LoopbackServer.Answer take(HttpExchange exchange, String body) {
        RECEIVED.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        return LoopbackServer.Answer.json(200, "{}");
    }

    @Test
    void sendsWhatAPaymentOwesAgainUnderTheSameIdAndToTheShopAlone() throws Exception {
        paid("r-1");
        var published = stack.inbox().messages().size();
        assertThat(RECEIVED).filteredOn(PAID.formatted("r-1")::equals).hasSize(1);
        var ran = run("resend", "olepay", "r-1");
        assertThat(ran.out()).contains("sent again: olepay/r-1:payment.paid");
        assertThat(ran.exit()).isZero();
        stack.awaitIdle(Duration.ofSeconds(20));
        assertThat(RECEIVED).filteredOn(PAID.formatted("r-1")::equals).hasSize(2);
        var json = run("resend", "olepay", "r-1", "--json").json();
        assertThat(json.needText("status")).isEqualTo("PAID");
        assertThat(json.at("sent").elements()).contains(Json.of("olepay/r-1:payment.paid"));
        assertThat(stack.inbox().messages())
                .as("subscribers of the topic hear nothing twice")
                .hasSize(published);
    }

    @Test
    void bringsDeadLettersBackAndLeavesWhatNobodyCanRead() throws Exception {
        var event = """
                {"schema":"anxin.event/1","id":"olepay/%s:payment.paid","payment":{"account":"olepay","reference":"1"}}""";
        dead(Json.object("v", 1, "attempt", 10, "reason", "answered 500", "event", event.formatted("r-2"))
                .write());
        dead(event.formatted("r-3")); // what SQS itself moved there
        dead("hello");
        var ran = run("resend", "--dead-letters");
        assertThat(ran.out())
                .contains("sent again: olepay/r-2:payment.paid", "sent again: olepay/r-3:payment.paid")
                .contains("no event: ", "2 sent again, 1 left where they are");
        assertThat(ran.exit()).isEqualTo(1);
        stack.awaitIdle(Duration.ofSeconds(20));
        assertThat(RECEIVED).contains(PAID.formatted("r-2"), PAID.formatted("r-3"));
        assertThat(lying()).isEqualTo(1);
        dead(event.formatted("r-4"));
        var json = run("resend", "--dead-letters", "--json").json();
        assertThat(json.at("sent").elements()).containsExactly(Json.of("olepay/r-4:payment.paid"));
        stack.awaitIdle(Duration.ofSeconds(20));
    }

    @Test
    void speaksToAStackOfWhichOnlyTheOutputsAreKnown() throws Exception {
        var outputs = Files.writeString(
                work.resolve("outputs.json"),
                Json.array(List.of(
                                output("TableName", "Ledger"),
                                output("AccountsDocumentArn", "AccountsDocument"),
                                output("DeliveriesQueueUrl", "Deliveries"),
                                output("DeliveriesDeadLettersQueueUrl", "DeliveriesDeadLetters"))
                                .stream())
                        .write());
        var stackAddress = StackAddress.deployed(
                outputs, () -> RunningStack.need(localPaths).engineClients());
        assertThat(stackAddress.physical("Deliveries")).isEqualTo(stack.physical("Deliveries"));
        assertThat(stackAddress.document("AccountsDocument").members()).containsOnlyKeys("olepay", "stripe");
        var other = Files.writeString(
                work.resolve("other.json"),
                Json.array(Stream.of(output("TableName", "Ledger"))).write());
        var older =
                StackAddress.deployed(other, () -> RunningStack.need(localPaths).engineClients());
        assertThatThrownBy(() -> older.physical("Deliveries"))
                .hasMessage("The stack has no Deliveries: deploy it anew");
        Files.writeString(other, "{}");
        refused("These are no outputs of a stack", "resend", "--outputs", other.toString(), "olepay", "r-1");
        Files.writeString(other, "hello");
        refused("These are no outputs of a stack", "resend", "--outputs", other.toString(), "olepay", "r-1");
        refused("These are no outputs of a stack", "resend", "--outputs", "absent", "olepay", "r-1");
    }

    @Test
    void saysWhatItCannotDo() {
        refused("Either ACCOUNT and REFERENCE of a payment, or --dead-letters", "resend");
        refused("Either ACCOUNT and REFERENCE of a payment, or --dead-letters", "resend", "olepay");
        refused("Either ACCOUNT and REFERENCE of a payment, or --dead-letters", "resend", "olepay", "--dead-letters");
        refused("There is no account 'nix'. Known: olepay, stripe", "resend", "nix", "1");
        refused("The account 'stripe' has no eventsUrl", "resend", "stripe", "1");
        refused("the reference is not 1 to 128 visible", "resend", "olepay", "a b");
        var ran = run("resend", "olepay", "nobody");
        assertThat(ran.out()).contains("No payment olepay/nobody is registered.");
        assertThat(ran.exit()).isEqualTo(1);
    }

    private static Json output(String key, String logicalId) {
        return Json.object("OutputKey", key, "OutputValue", stack.physical(logicalId), "Description", "made");
    }

    private static Ran run(String... arguments) {
        return Ran.of(Anxin.commandLine(localPaths), arguments);
    }

    private static void refused(String message, String... arguments) {
        var ran = run(arguments);
        assertThat(ran.err()).contains(message).doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }

    private static void paid(String reference) throws InterruptedException {
        var token = run("token", GatewayKeys.SHOP).out().strip();
        try (var sender = new Sender()) {
            var answer = new RegistrationClient(sender, stack.apiUri(), token)
                    .register(Json.object(
                            "account",
                            "olepay",
                            "reference",
                            reference,
                            "order",
                            "o",
                            "amount",
                            1099,
                            "currency",
                            "CNY"));
            assertThat(answer.status()).isEqualTo(201);
        }
        assertThat(run("trigger", "olepay", "payment.succeeded", "--reference", reference)
                        .exit())
                .isZero();
        stack.awaitIdle(Duration.ofSeconds(20));
    }

    private static void dead(String body) {
        stack.engineClients()
                .queues()
                .sendMessage(request -> request.queueUrl(stack.physical("DeliveriesDeadLetters"))
                        .messageBody(body));
    }

    private static int lying() {
        return stack
                .engineClients()
                .queues()
                .getQueueAttributes(request -> request.queueUrl(stack.physical("DeliveriesDeadLetters"))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
