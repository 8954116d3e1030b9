package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.local.LocalStack;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What cannot be handled stands aside: its neighbours go on, and it ends in the dead letters with its
/// reason, from where it comes back.
final class ParkingTest {
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static final LocalStack STACK = ProductStack.start(new PrintStream(LOG, true, StandardCharsets.UTF_8));
    private static final PaymentKey POISONED = new PaymentKey("olepay", "poisoned");

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void parksAPoisonedPaymentAndGoesOnWithItsNeighbours() throws Exception {
        var facts = new Facts(STACK.engineClients().tables(), STACK.physical("Ledger"));
        paid(facts, POISONED);
        putFactOfAFutureVersion();
        for (int i = 0; i < 50; i++) {
            paid(facts, new PaymentKey("olepay", "neighbour-" + i));
        }
        STACK.awaitIdle(Duration.ofSeconds(30));
        for (int i = 0; i < 50; i++) {
            assertThat(item(new PaymentKey("olepay", "neighbour-" + i))).isNotEmpty();
        }
        lastAttempt();
        var dead = deadLetter();
        assertThat(Json.parse(dead.body()).needText("reference")).isEqualTo("poisoned");
        assertThat(Json.parse(dead.body()).needText("reason"))
                .isEqualTo("Unreadable: written by a newer version (99, we know 1)");
        assertThat(Json.parse(dead.body()).needWhole("attempt")).isEqualTo(6);

        removePoison();
        redrive();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> item(POISONED).containsKey("mark"));
        assertThat(item(POISONED).get("status")).isEqualTo(fromS("UNREGISTERED"));
    }

    /// It cannot be parked either: that takes a payment.
    @Test
    void givesUpAPaymentItemThatNamesNoPayment() throws Exception {
        var item = Map.of("pk", fromS("pay#nobody"), "sk", fromS("payment"), "v", fromN("1"));
        STACK.engineClients()
                .tables()
                .putItem(request -> request.tableName(STACK.physical("Ledger")).item(item));
        STACK.awaitIdle(Duration.ofSeconds(30));
        var dead = deadLetter();
        STACK.engineClients()
                .queues()
                .deleteMessage(request ->
                        request.queueUrl(STACK.physical("RefoldDeadLetters")).receiptHandle(dead.receiptHandle()));
        assertThat(Json.parse(dead.body()))
                .isEqualTo(Json.object(
                        "v",
                        1,
                        "unreadable",
                        "pay#nobody",
                        "reason",
                        "Unreadable: not the partition key of a payment"));
    }

    /// Nobody but `react` looks at a payment item that no fact came to.
    @Test
    void parksAPaymentItemOfANewerVersion() {
        var item = Map.of("pk", fromS("pay#few#newer"), "sk", fromS("payment"), "v", fromN("99"));
        STACK.engineClients()
                .tables()
                .putItem(request -> request.tableName(STACK.physical("Ledger")).item(item));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(LOG.toString(StandardCharsets.UTF_8).lines())
                                .anyMatch(line -> line.contains("\"attempt-1\"") && line.contains("\"newer\"")));
    }

    private static void paid(Facts facts, PaymentKey key) {
        var now = Instant.now();
        var paid = new News.Paid(new Money(1099, "USD"), 1099);
        facts.put(Fact.of(key, Fact.Source.CALLBACK, "made", now, paid), Evidence.own(now, Duration.ofDays(1)));
    }

    private static Map<String, AttributeValue> poisonKey() {
        return Map.of("pk", fromS("pay#olepay#poisoned"), "sk", fromS("fact#callback#from-the-future"));
    }

    private static void putFactOfAFutureVersion() {
        var item = new HashMap<>(poisonKey());
        item.put("v", fromN("99"));
        STACK.engineClients()
                .tables()
                .putItem(request -> request.tableName(STACK.physical("Ledger")).item(item));
    }

    private static void removePoison() {
        STACK.engineClients()
                .tables()
                .deleteItem(
                        request -> request.tableName(STACK.physical("Ledger")).key(poisonKey()));
    }

    private static Map<String, AttributeValue> item(PaymentKey key) {
        return STACK.engineClients()
                .tables()
                .getItem(request -> request.tableName(STACK.physical("Ledger"))
                        .key(Map.of(
                                "pk", fromS("pay#" + key.account() + "#" + key.reference()), "sk", fromS("payment"))))
                .item();
    }

    /// Five attempts take almost six minutes: this is the fifth.
    private static void lastAttempt() {
        var parked = Json.object(
                "v",
                1,
                "account",
                "olepay",
                "reference",
                POISONED.reference(),
                "attempt",
                5,
                "reason",
                "made for a test");
        STACK.engineClients()
                .queues()
                .sendMessage(
                        request -> request.queueUrl(STACK.physical("Refold")).messageBody(parked.write()));
    }

    private static Message deadLetter() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> STACK.engineClients()
                                .queues()
                                .receiveMessage(request -> request.visibilityTimeout(0)
                                        .queueUrl(STACK.physical("RefoldDeadLetters"))
                                        .waitTimeSeconds(1))
                                .messages(),
                        (List<Message> messages) -> !messages.isEmpty())
                .getFirst();
    }

    /// As operations does it: the dead letters go back to where they came from.
    private static void redrive() {
        STACK.engineClients()
                .queues()
                .startMessageMoveTask(
                        request -> request.sourceArn(arn("RefoldDeadLetters")).destinationArn(arn("Refold")));
    }

    private static String arn(String queue) {
        return STACK.engineClients()
                .queues()
                .getQueueAttributes(
                        request -> request.queueUrl(STACK.physical(queue)).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }
}
