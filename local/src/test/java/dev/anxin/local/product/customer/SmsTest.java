package dev.anxin.local.product.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Contacts;
import dev.anxin.function.SmsFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.Queued;
import dev.anxin.local.product.SentMessages;
import dev.anxin.payment.Contact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The function by itself, over the shared engines; its own documents. The numbers are of the range that
/// Ofcom keeps free for fiction.
final class SmsTest {
    private static final String PHONE = "+447700900123";
    private static final String ACCOUNTS = ProductStack.shared()
            .engineClients()
            .secrets()
            .createSecret(request -> request.name("made-for-sms").secretString("""
                    {"texting":{"gateway":"olepay","merchant":"sms-shop","sms":true},
                     "silent":{"gateway":"olepay","merchant":"sms-shop"}}"""))
            .arn();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SentMessages sqs = new SentMessages();

    @AfterEach
    void close() {
        assertThat(log()).doesNotContain("7700", PHONE.substring(1));
        sqs.close();
    }

    @Test
    void sendsTheShortTextOnceHoweverOftenItComes() throws IOException {
        contact("s-1", PHONE);
        var function = function(Map.of());
        assertThat(send(function, notification("s-1", "texting"))).isEqualTo(Queued.ALL_DONE);
        assertThat(send(function(Map.of()), notification("s-1", "texting"))).isEqualTo(Queued.ALL_DONE);
        assertThat(texts("s-1")).hasSize(1);
        var text = texts("s-1").getFirst();
        assertThat(text.to()).isEqualTo(PHONE);
        assertThat(text.text()).isEqualTo("short s-1");
        assertThat(text.attributes()).containsEntry("AWS.SNS.SMS.SMSType", "Transactional");
        assertThat(log()).contains("\"outcome\":\"sent\"", "\"outcome\":\"sent-before\"", "texting/s-1:waiting");
    }

    @Test
    void sendsTheTextWhereThereIsNoShortOne() throws IOException {
        contact("s-2", PHONE);
        send(function(Map.of()), notification("s-2", "texting").replace("\"sms\"", "\"other\""));
        assertThat(texts("s-2")).extracting(Inbox.Message::text).containsExactly("long s-2");
    }

    @ParameterizedTest
    @CsvSource({
        "s-3, +8613800000000, texting, mainland",
        "s-4, '', texting, no-phone",
        "s-5, 7700900123, texting, no-such-phone",
        "s-6, +44 7700 900123, texting, no-such-phone",
        "s-7, +0447700900123, texting, no-such-phone",
        "s-8, +447700900123, silent, not-asked-for",
        "s-9, +447700900123, nobody, not-asked-for",
    })
    void sendsNothingElse(String customer, String phone, String account, String outcome) throws IOException {
        contact(customer, phone);
        assertThat(send(function(Map.of()), notification(customer, account))).isEqualTo(Queued.ALL_DONE);
        assertThat(texts(customer)).isEmpty();
        assertThat(log()).contains("\"outcome\":\"" + outcome + "\"").doesNotContain("13800000000");
    }

    @Test
    void whoseContactIsErasedOrExpiredHearsNothing() throws IOException {
        send(function(Map.of()), notification("s-10", "texting"));
        contact("s-11", PHONE);
        var environment = surroundings(Map.of(), ProductStack.NOON.plus(Duration.ofDays(2)));
        send(new SmsFunction(environment), notification("s-11", "texting"));
        assertThat(texts("s-10")).isEmpty();
        assertThat(texts("s-11")).isEmpty();
        assertThat(log()).contains("no-phone");
    }

    /// Another shop may have a customer of the same id.
    @Test
    void whenAnAccountMovedItsMessagesStillGoToTheCustomersOfWhoRegistered() throws IOException {
        contact("s-14", PHONE);
        send(function(Map.of()), notification("s-14", "texting").replace("sms-shop", "shop-of-before"));
        assertThat(texts("s-14")).isEmpty();
        contact("shop-of-before", "s-14", "+447700900456");
        send(function(Map.of()), notification("s-14", "texting").replace("sms-shop", "shop-of-before"));
        assertThat(texts("s-14")).extracting(Inbox.Message::to).containsExactly("+447700900456");
    }

    @Test
    void whatSnsRefusesIsCountedAndWhatItCannotDoNowComesAgain() throws IOException {
        contact("s-12", PHONE);
        try (var refuses = sns(400, "InvalidParameter");
                var busy = sns(503, "ServiceUnavailable")) {
            var never = function(Map.of("AWS_ENDPOINT_URL_SNS", refuses.uri().toString()));
            assertThat(send(never, notification("s-12", "texting"))).isEqualTo(Queued.ALL_DONE);
            assertThat(log()).contains("\"outcome\":\"refused\"");
            var later = function(Map.of("AWS_ENDPOINT_URL_SNS", busy.uri().toString()));
            assertThat(send(later, notification("s-12", "texting"))).isEqualTo(Queued.failed("m0"));
        }
        // Nothing was noted: once SNS is back, it is sent.
        send(function(Map.of()), notification("s-12", "texting"));
        assertThat(texts("s-12")).hasSize(1);
    }

    @Test
    void whatNobodyCanReadIsGivenUpWithItsReason() throws IOException {
        contact("s-13", PHONE);
        var unreadable = "{\"schema\":\"anxin.notification/2\"}";
        assertThat(send(function(Map.of()), "hello", unreadable, notification("s-13", "texting")))
                .isEqualTo(Queued.ALL_DONE);
        assertThat(texts("s-13")).hasSize(1);
        assertThat(sqs.take(SentMessages.DEAD_LETTERS))
                .extracting(sent -> Json.parse(sent.body()).needText("reason"))
                .anyMatch(reason -> reason.contains("not well-formed JSON"))
                .anyMatch(reason -> reason.contains("'schema' is not anxin.notification/1"))
                .hasSize(2);
    }

    private static LoopbackServer sns(int status, String code) {
        return LoopbackServer.answering(
                (_, _) -> new LoopbackServer.Answer(status, "text/xml", """
                <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>made: %s</Message></Error></ErrorResponse>""".formatted(code, PHONE)));
    }

    private static String notification(String customer, String account) {
        return """
                {"schema":"anxin.notification/1","id":"%2$s/%1$s:waiting:REASSURED","sms":"short %1$s","text":"long %1$s",
                 "merchant":"sms-shop","customerId":"%1$s","account":"%2$s","reference":"%1$s"}""".formatted(customer, account);
    }

    private static void contact(String customer, String phone) {
        contact("sms-shop", customer, phone);
    }

    private static void contact(String merchant, String customer, String phone) {
        new Contacts(
                        ProductStack.shared().engineClients().tables(),
                        ProductStack.shared().physical("Contacts"))
                .put(merchant, customer, new Contact(phone, "", ""), ProductStack.NOON.plus(Duration.ofDays(1)));
    }

    private static List<Inbox.Message> texts(String customer) {
        return ProductStack.shared().inbox().messages().stream()
                .filter(message ->
                        message.to().startsWith("+") && message.text().endsWith(" " + customer))
                .toList();
    }

    private SmsFunction function(Map<String, String> changed) {
        return new SmsFunction(surroundings(changed, ProductStack.NOON));
    }

    private Environment surroundings(Map<String, String> changed, Instant now) {
        var variables = new HashMap<>(sqs.variable());
        variables.put("TEXTS_DEAD_LETTERS", SentMessages.DEAD_LETTERS);
        variables.put("ACCOUNTS_DOCUMENT", ACCOUNTS);
        variables.putAll(changed);
        return new Environment(
                ProductStack.shared().environment("SmsFunction", variables),
                () -> now,
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static String send(SmsFunction function, String... bodies) throws IOException {
        return ProductStack.invoke(function, Queued.event(bodies)).write();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
