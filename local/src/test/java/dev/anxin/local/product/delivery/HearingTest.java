package dev.anxin.local.product.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Contacts;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.rights.RecordedUse;
import dev.anxin.payment.Contact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// Through the whole stack: who hears what, and believes it.
final class HearingTest {
    private static final String SECRET = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS1zaG9wMQ=="; // made-for-tests-only-shop1
    private static final ExampleShop SHOP = new ExampleShop(SECRET);
    private static final LocalStack STACK = LocalStack.start(StackOptions.of(Path.of("../template.yaml"))
            .withUsage(RecordedUse.ALL)
            .withParameters(Map.of("InternalEvents", "true"))
            .withSecrets(Map.of(
                    "AccountsDocument",
                    """
                    {"olepay":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"eventsUrl":"%s","sms":true}}
                    """.formatted(SHOP.url()),
                    "VerifySecrets",
                    "{\"olepay\":{\"gateway\":\"olepay\",\"secrets\":[\"%s\"]}}".formatted(ProductStack.OLEPAY_SECRET),
                    "EventSecrets",
                    "{\"olepay\":{\"secrets\":[\"%s\"]}}".formatted(SECRET))));

    @AfterAll
    static void stop() {
        STACK.close();
        SHOP.close();
    }

    @Test
    void theShopVerifiesWithTheOfficialLibraryThatItIsPaid() throws Exception {
        var payments = new RunningPayments(STACK);
        payments.register("h-1");
        payments.succeeded("h-1");
        STACK.awaitIdle(Duration.ofSeconds(30));
        var paid = SHOP.received().stream()
                .filter(got -> got.id().equals("olepay/h-1:payment%2Epaid"))
                .toList();
        assertThat(paid).hasSize(1);
        assertThat(paid.getFirst().trusted()).isTrue();
        var event = paid.getFirst().json();
        assertThat(event.needText("schema")).isEqualTo("anxin.event/1");
        assertThat(event.needText("type")).isEqualTo("payment.paid");
        assertThat(event.at("payment").needText("reference")).isEqualTo("h-1");
        assertThat(event.at("payment").at("paid").isTrue()).isTrue();
        assertThat(SHOP.received()).allMatch(ExampleShop.Received::trusted);
        var published = STACK.inbox().messages().stream()
                .filter(message -> message.to().equals(STACK.physical("MerchantTopic")))
                .map(Inbox.Message::text);
        assertThat(published)
                .as("what was published, byte for byte")
                .contains(paid.getFirst().body());
    }

    @Test
    void aTextMessageGoesOutForNotificationsThatAskForOne() throws Exception {
        new Contacts(STACK.engineClients().tables(), STACK.physical("Contacts"))
                .put(
                        "demo-shop",
                        "h-2",
                        new Contact("+447700900124", "", ""),
                        Instant.now().plusSeconds(3600));
        publish("h-2", "merchant");
        publish("h-2", "sms");
        STACK.awaitIdle(Duration.ofSeconds(30));
        assertThat(STACK.inbox().messages())
                .filteredOn(message -> message.to().equals("+447700900124"))
                .extracting(Inbox.Message::text)
                .containsExactly("by sms");
    }

    private static void publish(String customer, String channel) {
        var notification = Json.object(
                "schema",
                "anxin.notification/1",
                "id",
                "olepay/" + customer + ":" + channel,
                "sms",
                "by " + channel,
                "text",
                "long",
                "merchant",
                "demo-shop",
                "customerId",
                customer,
                "account",
                "olepay",
                "reference",
                customer);
        var attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(channel)
                .build();
        STACK.engineClients()
                .topics()
                .publish(request -> request.topicArn(STACK.physical("CustomerTopic"))
                        .message(notification.write())
                        .messageAttributes(Map.of("channel", attribute)));
    }
}
