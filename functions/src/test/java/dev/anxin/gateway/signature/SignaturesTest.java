package dev.anxin.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.PayloadsTest;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.olepay.OlePayGateway;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.stripe.StripeGateway;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The public vectors of both schemes, and what their own libraries refuse.
class SignaturesTest {
    private static final byte[] BODY = Deliveries.utf8("{\"type\":\"payment.closed\",\"data\":{\"order_id\":\"1\"}}");
    private static final String T = "t=" + Deliveries.NOW.getEpochSecond();
    private static final String RIGHT = StripeSignature.header(List.of(Deliveries.STRIPE_SECRET), Deliveries.NOW, BODY);
    private static final String V1 = RIGHT.substring(RIGHT.indexOf("v1="));

    @Test
    void believesThePublicVectorOfStripe() {
        var vector = Json.parse(Deliveries.file("vectors/stripe-1.json"));
        byte[] body = Deliveries.utf8(vector.needText("body"));
        var at = Instant.ofEpochSecond(vector.needWhole("timestamp"));
        var headers = Map.of("stripe-signature", vector.needText("header"));
        var secrets = List.of(vector.needText("secret"));

        var reading = new StripeGateway().read(new Delivery("stripe", headers, body, at), secrets);

        assertThat(Deliveries.line(reading)).isEqualTo("kept: events of type customer.created are not read here");
        assertThat(StripeSignature.header(secrets, at, body)).endsWith(",v1=" + vector.needText("expected"));
        assertThat(body).isEqualTo(Deliveries.file("payloads/stripe/customer.created.signed.json"));
    }

    @Test
    void believesThePublicVectorOfStandardWebhooks() {
        var vector = Json.parse(Deliveries.file("vectors/stdwebhooks-1.json"));
        byte[] body = Deliveries.utf8(vector.needText("body"));
        var at = Instant.ofEpochSecond(vector.needWhole("timestamp"));
        var secret = vector.needText("secret");
        var headers = StandardWebhooks.headers(List.of(secret), vector.needText("webhook_id"), at, body);

        assertThat(headers).containsEntry("webhook-signature", vector.needText("expected"));
        for (String live : List.of(secret, secret.substring("whsec_".length()))) {
            assertThat(new OlePayGateway().read(new Delivery("olepay", headers, body, at), List.of(live)))
                    .isInstanceOfSatisfying(
                            Reading.Ignored.class,
                            kept -> assertThat(kept.eventId()).isEqualTo(vector.needText("webhook_id")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', MALFORMED_HEADER, no time",
        "hello, MALFORMED_HEADER, no time",
        "T, MALFORMED_HEADER, no signature",
        "V1, MALFORMED_HEADER, no time",
        "'t=,V1', MALFORMED_HEADER, is not a whole number of seconds",
        "'t=not_a_number,V1', MALFORMED_HEADER, is not a whole number of seconds",
        "'t=-5,V1', MALFORMED_HEADER, is not a whole number of seconds",
        "'t=1.5,V1', MALFORMED_HEADER, is not a whole number of seconds",
        "'t=9999999999999999999,V1', MALFORMED_HEADER, is not a whole number of seconds",
        "'T,T,V1', MALFORMED_HEADER, more than one time",
        "'T,v0=63f3a72374a733066c', MALFORMED_HEADER, 'the version that is read here (v1); present: v0'",
        "'T,v1', MALFORMED_HEADER, no signature",
        "'T,v1=', WRONG_SIGNATURE, no signature matches",
        "'T,v1=00', WRONG_SIGNATURE, no signature matches",
        "'T,v1=not hex \u20ac', WRONG_SIGNATURE, no signature matches",
        "'t=1,V1', STALE, 's ago; 300 s are allowed'",
        "'t=9999999999,V1', FUTURE, 's in the future; 300 s are allowed'",
        "'T,V1', , 'kept: '",
        "'T,V1,v1=00', , 'kept: '",
        "'T,v1=00,V1,v0=ff', , 'kept: '",
        "' T , V1 ', , 'kept: '"
    })
    void judgesStripesHeader(String header, Reading.@Nullable Reason reason, String detail) {
        var given = header.replace("V1", V1).replace("T", T);
        var reading = new StripeGateway().read(Deliveries.stripe(given, BODY), List.of(Deliveries.STRIPE_SECRET));

        assertThat(Deliveries.line(reading))
                .startsWith(reason == null ? "kept" : reason.name())
                .contains(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "'', MALFORMED_HEADER, holds no signature of a version",
        "invalid_signature, MALFORMED_HEADER, holds no signature of a version",
        "'v2,aaaa', MALFORMED_HEADER, 'holds no signature of a version that is read here (v1, v1a); present: v2'",
        "'v1,', WRONG_SIGNATURE, no signature matches",
        "'v1,bad', WRONG_SIGNATURE, no signature matches",
        "'v1a,bad v1a,AAAA v1a,', WRONG_SIGNATURE, no signature matches",
        "'V1', , '1: '",
        "'v1,bad v2,bad v1,good V1 v1,bad', , '1: '"
    })
    void judgesOlePaysSignatures(String signatures, Reading.@Nullable Reason reason, String detail) {
        Map<String, String> headers = olepay();
        headers.put("webhook-signature", signatures.replace("V1", headers.getOrDefault("webhook-signature", "")));

        assertThat(read(headers))
                .startsWith(reason == null ? "1: " : reason.name())
                .contains(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-id, '', MALFORMED_HEADER",
        "webhook-id, a.b, MALFORMED_HEADER",
        "webhook-id, a b, MALFORMED_HEADER",
        "webhook-id, msg_2, WRONG_SIGNATURE",
        "webhook-timestamp, '', MALFORMED_HEADER",
        "webhook-timestamp, '1614265330 ', MALFORMED_HEADER",
        "webhook-timestamp, 2021-02-25, MALFORMED_HEADER",
        "webhook-timestamp, 1614265330, STALE",
        "webhook-timestamp, 999999999999999, FUTURE"
    })
    void judgesOlePaysOtherHeaders(String name, String value, Reading.Reason reason) {
        Map<String, String> headers = olepay();
        headers.put(name, value);

        assertThat(read(headers)).startsWith(reason.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature", "Stripe-Signature"})
    void namesTheHeaderThatIsMissing(String name) {
        Map<String, String> headers = olepay();
        headers.remove(name);
        var gateway =
                Gateways.named(name.startsWith("webhook") ? "olepay" : "stripe").orElseThrow();

        var reading = gateway.read(Deliveries.olepay(headers, BODY), List.of(Deliveries.OLEPAY_SECRET));

        assertThat(Deliveries.line(reading)).isEqualTo("MISSING_HEADER: the header " + name + " is missing");
        assertThat(PayloadsTest.answer(reading))
                .isEqualTo(Answer.json(
                        400,
                        "{\"outcome\":\"rejected\",\"reason\":\"MISSING_HEADER\",\"problem\":\"the header " + name
                                + " is missing\"}"));
    }

    @Test
    void takesHeaderNamesInAnyCase() {
        Map<String, String> headers = new TreeMap<>();
        olepay().forEach((name, value) -> headers.put(name.toUpperCase(Locale.ROOT), value));

        assertThat(read(headers)).startsWith("1: ");
    }

    @ParameterizedTest
    @CsvSource({"0, 1: ", "3, 1: ", "4, WRONG_SIGNATURE", "15, WRONG_SIGNATURE"})
    void triesTheFirstFourSignaturesAndNoMore(int before, String line) {
        Map<String, String> headers = olepay();
        headers.put("webhook-signature", "v1,bad ".repeat(before) + headers.get("webhook-signature"));
        assertThat(read(headers)).startsWith(line);
    }

    @ParameterizedTest
    @CsvSource({
        "-301, STALE: signed 301 s ago; 300 s are allowed",
        "-300, 1: ",
        "0, 1: ",
        "300, 1: ",
        "301, FUTURE: signed 301 s in the future; 300 s are allowed"
    })
    void allowsFiveMinutesEitherWay(long seconds, String line) {
        var signed = Deliveries.NOW.plusSeconds(seconds);
        var headers = StandardWebhooks.headers(List.of(Deliveries.OLEPAY_SECRET), "msg_1", signed, BODY);

        assertThat(read(headers)).startsWith(line);
    }

    @Test
    void refusesToSignAnIdWithAPoint() {
        assertThatThrownBy(() -> StandardWebhooks.sign(Deliveries.OLEPAY_SECRET, "a.b", Deliveries.NOW, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> olepay() {
        return new HashMap<>(StandardWebhooks.headers(
                List.of(Deliveries.OLEPAY_SECRET), Deliveries.MESSAGE_ID, Deliveries.NOW, BODY));
    }

    private static String read(Map<String, String> headers) {
        return Deliveries.line(
                new OlePayGateway().read(Deliveries.olepay(headers, BODY), List.of(Deliveries.OLEPAY_SECRET)));
    }
}
