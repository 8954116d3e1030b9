package dev.anxin.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.message.Phones;
import dev.anxin.aws.message.Topic;
import dev.anxin.json.Json;
import dev.anxin.simulation.fault.ChanceFaults;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.Message;

/// Topics and secrets, as AWS documents them: no engine runs here that the contract suite could hold them to.
final class PortsTest {
    private static final int MOST_BYTES = 262_144; // of a message and its attributes

    private final WorldAccounts worldAccounts = new WorldAccounts(Map.of(
            "olepay", new WorldAccounts.Own(Duration.ZERO, List.of(30), true, true, false, WorldAccounts.Own.ENOUGH)));
    private final Chance chance = new Chance(1);
    private final ChanceFaults faults = new ChanceFaults(Weather.FINE, chance);
    private final Scheduler scheduler = new Scheduler(chance, World.START);
    private final Tally tally = new Tally();
    private final Trace trace = new Trace(scheduler, true);
    private final Pollers queues = new Pollers(scheduler, faults, chance, tally, trace);
    private final SnsClient sns = new TopicClient(new Fanout(trace, List.of(), worldAccounts, queues), Line.SURE);
    private final SecretsManagerClient secrets = new SecretClient(worldAccounts.documents(), Line.SURE);

    PortsTest() {
        var around = new Instance.Surroundings(scheduler, faults, chance, tally);
        List.of("deliveries", "texts").forEach(url -> {
            var function = new Lambda(url, _ -> (_, _, _) -> {}, around, Duration.ofSeconds(1));
            queues.feed(url, function, Duration.ofSeconds(30));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "verify", "call", "events", "page"})
    void aSecretIsRead(String name) {
        assertThat(Json.parse(secret(name)).members()).isNotEmpty();
    }

    @Test
    void aSecretThatIsNoneIsRefused() {
        assertThatThrownBy(() -> secret("none")).isInstanceOfSatisfying(ResourceNotFoundException.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
        });
    }

    private String secret(String name) {
        return secrets.getSecretValue(request -> request.secretId(name)).secretString();
    }

    @Test
    void whatIsPublishedWithAttributesComesToThoseWhoSubscribe() {
        var event = Json.object("id", "1", "text", "安心");
        new Topic(sns, "merchant").publish("olepay", event, Map.of("type", "payment.paid", "account", ""));
        assertThat(bodies("deliveries")).containsExactly(event.write());
        new Topic(sns, "customer").publish("olepay", event, Map.of("channel", "sms"));
        assertThat(bodies("texts")).containsExactly(event.write());
        new Topic(sns, "customer").publish("olepay", event, Map.of("channel", "merchant"));
        assertThat(bodies("texts")).isEmpty();
        new Topic(sns, "operations").publish("olepay", event, Map.of());
        assertThat(bodies("deliveries")).isEmpty();
        assertThat(bodies("texts")).isEmpty();
    }

    private List<String> bodies(String url) {
        return queues
                .client(Line.SURE)
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    @Test
    void aTopicThatIsNoneIsRefused() {
        isRefused(() -> publish("none", "{}"), NotFoundException.class, 404, "NotFound");
    }

    @Test
    void anEmptyMessageIsRefused() {
        isInvalid(() -> publish("merchant", ""));
        isInvalid(() ->
                sns.publish(request -> request.phoneNumber("+4915112345678").message("")));
    }

    @Test
    void aMessageOfMoreThan256KbIsRefused() {
        publish("merchant", ofBytes(MOST_BYTES));
        assertThat(bodies("deliveries")).containsExactly(ofBytes(MOST_BYTES));
        isInvalid(() -> publish("merchant", ofBytes(MOST_BYTES + 1)));
        assertThat(bodies("deliveries")).isEmpty();
    }

    @Test
    void theAttributesOfAMessageCount() {
        var bytes = "type".length() + "String".length() + "x".length();
        publish("merchant", ofBytes(MOST_BYTES - bytes), "x");
        isInvalid(() -> publish("merchant", ofBytes(MOST_BYTES - bytes + 1), "x"));
    }

    @Test
    void anAttributeWithoutAValueIsRefused() {
        isRefused(
                () -> publish("merchant", "{}", ""),
                InvalidParameterValueException.class,
                400,
                "ParameterValueInvalid");
    }

    @Test
    void aTextMessageOfMoreThan1600CharactersIsRefused() {
        var phones = new Phones(sns);
        assertThat(phones.send("+4915112345678", "心".repeat(1_600))).isTrue();
        assertThat(phones.send("+4915112345678", "x".repeat(1_601))).isFalse();
        assertThat(trace.lines()).hasSize(1);
    }

    /// A JSON text, of letters with two bytes each.
    private static String ofBytes(int bytes) {
        var letters = "ä".repeat((bytes - 2) / 2);
        return "\"" + letters + "x".repeat(bytes % 2) + "\"";
    }

    private void publish(String topic, String message) {
        sns.publish(request -> request.topicArn(topic).message(message));
    }

    private void publish(String topic, String message, String type) {
        var value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(type)
                .build();
        sns.publish(request -> request.topicArn(topic).message(message).messageAttributes(Map.of("type", value)));
    }

    private static void isInvalid(ThrowingCallable call) {
        isRefused(call, InvalidParameterException.class, 400, "InvalidParameter");
    }

    private static void isRefused(ThrowingCallable call, Class<? extends SnsException> how, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(how, refused -> {
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
