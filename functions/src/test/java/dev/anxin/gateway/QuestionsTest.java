package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.PaymentKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent to a gateway to ask it about a payment, and to close one.
final class QuestionsTest {
    @ParameterizedTest
    @CsvSource({
        "olepay, o-1, , /payments/o-1, /payments/o-1/close",
        "olepay, o/1?a#b%, , /payments/o%2F1%3Fa%23b%25, /payments/o%2F1%3Fa%23b%25/close",
        "olepay, .., , /payments/%2E%2E, /payments/%2E%2E/close",
        "stripe, pi_1, , /v1/payment_intents/pi_1?expand%5B%5D=latest_charge, /v1/payment_intents/pi_1/cancel",
        "stripe, cs_1, , /v1/checkout/sessions/cs_1?expand%5B%5D=payment_intent.latest_charge, /v1/checkout/sessions/cs_1/expire",
        "stripe, order-7, pi_7, /v1/payment_intents/pi_7?expand%5B%5D=latest_charge, /v1/payment_intents/pi_7/cancel",
        "stripe, pi_8, cs_8, /v1/payment_intents/pi_8?expand%5B%5D=latest_charge, /v1/checkout/sessions/cs_8/expire",
    })
    void goesToThePlaceOfThePayment(String account, String reference, String other, String asks, String closes) {
        var inquiry = other == null ? Inquiries.about(account, reference) : Inquiries.about(account, reference, other);
        var ask = Inquiries.call(Inquiries.gateway(inquiry).payment(inquiry));
        assertThat(ask.method()).isEqualTo("GET");
        assertThat(ask.uri()).hasToString("http://gateway.test" + asks);
        assertThat(ask.headers())
                .containsEntry("Authorization", "Bearer " + Inquiries.SECRET)
                .doesNotContainKey("Idempotency-Key");
        var close = Inquiries.call(Inquiries.gateway(inquiry).close(inquiry, "key-1"));
        assertThat(close.method()).isEqualTo("POST");
        assertThat(close.uri()).hasToString("http://gateway.test" + closes);
        assertThat(close.body()).isEmpty();
        assertThat(close.headers())
                .containsEntry("Authorization", "Bearer " + Inquiries.SECRET)
                .containsEntry("Idempotency-Key", "key-1");
    }

    @Test
    void usesTheGatewaysOwnAddressWhereTheAccountNamesNone() {
        assertThat(Inquiries.call(ask("stripe", "pi_1", "", "sk_made")).uri())
                .hasToString("https://api.stripe.com/v1/payment_intents/pi_1?expand%5B%5D=latest_charge");
        assertThat(Inquiries.why(ask("olepay", "o-1", "", "sk_made"))).isEqualTo("no gatewayUrl is configured");
    }

    @Test
    void asksStripeForTheVersionThatIsReadHere() {
        var inquiry = Inquiries.about("stripe", "pi_1");
        var gateway = Inquiries.gateway(inquiry);
        assertThat(Inquiries.call(gateway.payment(inquiry)).headers())
                .containsEntry("Stripe-Version", "2026-07-29.dahlia");
        assertThat(Inquiries.call(gateway.close(inquiry, "k")).headers())
                .containsEntry("Stripe-Version", "2026-07-29.dahlia")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void needsASecret() {
        assertThat(Inquiries.why(ask("stripe", "pi_1", "")))
                .isEqualTo("no secret to call the gateway with is configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.test", "ftp://gateway.test", "http://", "http://a b", "http://a?b=", "http://a#b"})
    void refusesABaseThatIsNoAddress(String base) {
        assertThat(Inquiries.why(ask("olepay", "o-1", base, "sk_made")))
                .isEqualTo("the gatewayUrl is no http(s) address");
    }

    @Test
    void needsAnIdThatStripeKnows() {
        var inquiry = Inquiries.about("stripe", "order-7", "ch_7");
        var why = "neither its reference nor another id is a pi_ or a cs_";
        assertThat(Inquiries.why(Inquiries.gateway(inquiry).payment(inquiry))).isEqualTo(why);
        assertThat(Inquiries.why(Inquiries.gateway(inquiry).close(inquiry, "k")))
                .isEqualTo(why);
    }

    @Test
    void showsNoSecret() {
        var inquiry = Inquiries.about("stripe", "pi_1");
        var question = Inquiries.gateway(inquiry).payment(inquiry);
        assertThat(inquiry + " " + question).doesNotContain(Inquiries.SECRET);
    }

    private static Question<?> ask(String account, String reference, String base, String... secrets) {
        var inquiry = new Inquiry(new PaymentKey(account, reference), List.of(), base, List.of(secrets), Inquiries.NOW);
        return Inquiries.gateway(inquiry).payment(inquiry);
    }
}
