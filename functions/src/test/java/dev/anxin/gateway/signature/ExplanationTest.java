package dev.anxin.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `./anxin verify` says: the verdict, and which of the usual mistakes it was.
class ExplanationTest {
    private static final String PRETTY = "{\n  \"type\": \"payment.closed\",\n  \"data\": { \"order_id\": \"1\" }\n}";
    private static final byte[] BODY = Deliveries.utf8(PRETTY);
    private static final String COMPACT = Json.parse(PRETTY).write();
    private static final String BASE64 = Bytes.base64(BODY);
    private static final String BARE = Deliveries.OLEPAY_SECRET.substring("whsec_".length());
    private static final String STRIPE_BARE = Deliveries.STRIPE_SECRET.substring("whsec_".length());
    private static final long SECONDS = Deliveries.NOW.getEpochSecond();

    /// @param signed what the sender signed
    /// @param sent what arrived
    record Change(String signed, String sent, String says) {
        @Override
        public String toString() {
            return says;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change(PRETTY, PRETTY + "\n", "the white space at the end of the body is removed"),
                new Change(PRETTY + "\n", PRETTY, "a newline is added to the end of the body"),
                new Change(PRETTY, PRETTY.replace("\n", "\r\n"), "every CR LF in the body becomes LF"),
                new Change(PRETTY.replace("\n", "\r\n"), PRETTY, "every LF in the body becomes CR LF"),
                new Change(PRETTY, "\uFEFF" + PRETTY, "the byte order mark before the body is removed"),
                new Change(COMPACT, PRETTY, "the JSON of the body is written compactly"),
                new Change(PRETTY, BASE64, "the body is decoded from base64"),
                new Change(BASE64, PRETTY, "the body is encoded in base64"),
                new Change("", PRETTY, "the body is empty"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void namesTheChangeOfTheBodyThatUndoesIt(Change change) {
        var stripe = Deliveries.stripe(
                StripeSignature.header(secrets("stripe"), Deliveries.NOW, bytes(change.signed())),
                bytes(change.sent()));
        var headers = StandardWebhooks.headers(secrets("olepay"), "msg_1", Deliveries.NOW, bytes(change.signed()));

        for (var delivery : List.of(stripe, Deliveries.olepay(headers, bytes(change.sent())))) {
            assertThat(explain(delivery, secrets(delivery.account())))
                    .first()
                    .asString()
                    .startsWith("rejected: WRONG_SIGNATURE: ");
            assertThat(explain(delivery, secrets(delivery.account())))
                    .last()
                    .isEqualTo("the signature fits secret no. 1 if " + change.says());
        }
    }

    record Misreading(Delivery delivery, String says) {
        @Override
        public String toString() {
            return says;
        }
    }

    static Stream<Misreading> misreadings() {
        return Stream.of(
                new Misreading(
                        stripe(decoded(STRIPE_BARE), SECONDS + "."), "the secret is taken as base64, not as text"),
                new Misreading(stripe(bytes(STRIPE_BARE), SECONDS + "."), "the secret is taken without its prefix"),
                new Misreading(
                        stripe(bytes(Deliveries.STRIPE_SECRET), SECONDS + "000."),
                        "its time is signed in milliseconds"),
                new Misreading(stripe(bytes(Deliveries.STRIPE_SECRET), ""), "the body alone is signed"),
                new Misreading(olepay(bytes(BARE), SECONDS + "."), "the secret is taken as text, not as base64"),
                new Misreading(
                        olepay(bytes(Deliveries.OLEPAY_SECRET), SECONDS + "."),
                        "the secret is taken as text with its prefix"),
                new Misreading(olepay(decoded(BARE), SECONDS + "000."), "its time is signed in milliseconds"),
                new Misreading(
                        olepay(bytes(BARE), SECONDS + "000."),
                        "the secret is taken as text, not as base64, and its time is signed in milliseconds"));
    }

    @ParameterizedTest
    @MethodSource("misreadings")
    void namesTheMisreadingThatFits(Misreading misreading) {
        var delivery = misreading.delivery();
        var live = List.of(
                "whsec_" + Bytes.base64(new byte[24]),
                secrets(delivery.account()).getFirst());

        assertThat(explain(delivery, live)).last().isEqualTo("the signature fits secret no. 2 if " + misreading.says());
    }

    @Test
    void saysThatOnlyTheTimeIsWrong() {
        var header = StripeSignature.header(secrets("stripe"), Deliveries.NOW.minusSeconds(412), BODY);

        assertThat(explain(Deliveries.stripe(header, BODY), secrets("stripe")))
                .containsExactly(
                        "rejected: STALE: signed 412 s ago; 300 s are allowed",
                        "the signature itself is right, by secret no. 1");
    }

    @Test
    void saysThatTheTimeIsInMilliseconds() {
        var header =
                StripeSignature.header(secrets("stripe"), Instant.ofEpochSecond(Deliveries.NOW.toEpochMilli()), BODY);

        assertThat(explain(Deliveries.stripe(header, BODY), secrets("stripe")))
                .contains("the time stamp is in milliseconds; it must be in seconds")
                .last()
                .isEqualTo("the signature itself is right, by secret no. 1");
    }

    @Test
    void saysSoWhenNothingFits() {
        assertThat(explain(Deliveries.stripe(BODY), List.of("whsec_other", " ")))
                .containsExactly(
                        "rejected: WRONG_SIGNATURE: no signature matches: another secret, or the body was changed after"
                                + " signing; secret no. 2 is not usable: it is empty",
                        "no live secret matches: it was signed with another secret, or the body was changed after"
                                + " signing");
    }

    @Test
    void listsTheHeadersWhenOneIsMissing() {
        var delivery = Deliveries.olepay(Map.of("svix-id", "1", "Content-Type", "x"), BODY);

        assertThat(explain(delivery, secrets("olepay")))
                .containsExactly(
                        "rejected: MISSING_HEADER: the header webhook-id is missing",
                        "the headers given are: Content-Type, svix-id");
    }

    @Test
    void saysWhatATrustedDeliverySays() {
        assertThat(explain(Deliveries.olepay(BODY), secrets("olepay")))
                .containsExactly(
                        "trusted: signed with secret no. 1 at 2026-03-01T12:00:00Z", "it says of olepay/1: Closed[]");
        assertThat(explain(Deliveries.stripe(BODY), secrets("stripe")))
                .containsExactly(
                        "trusted: signed with secret no. 1 at 2026-03-01T12:00:00Z",
                        "it is kept as a stray, and changes no payment: 'object' is missing or is no text");
    }

    private static List<String> explain(Delivery delivery, List<String> secrets) {
        return Gateways.named(delivery.account()).orElseThrow().explain(delivery, secrets);
    }

    private static List<String> secrets(String gateway) {
        return Deliveries.secrets(gateway);
    }

    private static Delivery stripe(byte[] key, String before) {
        var mac = HexFormat.of().formatHex(Hmac.sha256(key, Bytes.join(bytes(before), BODY)));
        return Deliveries.stripe("t=" + SECONDS + ",v1=" + mac, BODY);
    }

    private static Delivery olepay(byte[] key, String before) {
        Map<String, String> headers =
                new HashMap<>(StandardWebhooks.headers(secrets("olepay"), "msg_1", Deliveries.NOW, BODY));
        headers.put(
                "webhook-signature",
                "v1," + Bytes.base64(Hmac.sha256(key, Bytes.join(bytes("msg_1." + before), BODY))));
        return Deliveries.olepay(headers, BODY);
    }

    private static byte[] decoded(String base64) {
        return Bytes.ofBase64(base64).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return Deliveries.utf8(text);
    }
}
