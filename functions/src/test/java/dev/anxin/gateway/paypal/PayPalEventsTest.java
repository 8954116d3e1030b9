package dev.anxin.gateway.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which payment a callback is about. What it says of it is only a reason to ask. JSON is written with ' for ".
final class PayPalEventsTest {
    private static String heard(byte[] body) {
        return switch (PayPalMade.read(body)) {
            case Reading.Trusted trusted ->
                trusted.facts().stream()
                        .map(fact ->
                                fact.payment().reference() + " " + fact.news().getFirst())
                        .collect(Collectors.joining(", "));
            case Reading.Ignored ignored -> "kept: " + ignored.why();
            case Reading.Rejected rejected -> "rejected: " + rejected.detail();
            case Reading.Several several -> several.toString();
        };
    }

    private static final String OF_ORDER = "'supplementary_data':{'related_ids':{'order_id':'5O'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHECKOUT.ORDER.APPROVED | {'id':'5O','status':'APPROVED'} | 5O",
                "CHECKOUT.ORDER.COMPLETED | {'id':'5O'} | 5O",
                "CHECKOUT.ORDER.DECLINED | {'id':'5O'} | 5O",
                "CHECKOUT.ORDER.SAVED | {'id':'5O'} | 5O",
                "CHECKOUT.ORDER.VOIDED | {'id':'5O'} | 5O",
                "CHECKOUT.PAYMENT-APPROVAL.REVERSED | {'order_id':'5O'} | 5O",
                "PAYMENT.AUTHORIZATION.CREATED | {'id':'2A'} | authorization:2A",
                "PAYMENT.AUTHORIZATION.VOIDED | {'id':'2A'," + OF_ORDER + "} | 5O",
                "PAYMENT.CAPTURE.COMPLETED | {'id':'3C'," + OF_ORDER + "} | 5O",
                "PAYMENT.CAPTURE.COMPLETED | {'id':'3C'} | capture:3C",
                "PAYMENT.CAPTURE.DECLINED | {'id':'3C'," + OF_ORDER + "} | 5O",
                "PAYMENT.CAPTURE.DENIED | {'id':'3C'} | capture:3C",
                "PAYMENT.CAPTURE.PENDING | {'id':'3C'} | capture:3C",
                "PAYMENT.CAPTURE.REFUNDED | {'id':'1R','links':[{'rel':'self','href':"
                        + "'https://api.paypal.com/v2/payments/refunds/1R'},{'rel':'up','href':"
                        + "'https://api.paypal.com/v2/payments/captures/3C'}]} | capture:3C",
                "PAYMENT.CAPTURE.REVERSED | {'id':'1R','links':[{'rel':'up','href':"
                        + "'https://api.sandbox.paypal.com/v2/payments/captures/3C'}]} | capture:3C",
                "PAYMENT.REFUND.FAILED | {'id':'1R','supplementary_data':{'related_ids':{'capture_id':'3C'}}} | capture:3C",
                "PAYMENT.REFUND.PENDING | {'id':'1R','links':[{'rel':'up','href':"
                        + "'https://api.paypal.com/v2/payments/captures/3C'}]} | capture:3C",
                "CUSTOMER.DISPUTE.CREATED | {'dispute_id':'PP-D-1','disputed_transactions':"
                        + "[{'seller_transaction_id':'3C'}]} | capture:3C",
                "CUSTOMER.DISPUTE.UPDATED | {'disputed_transactions':[{'seller_transaction_id':'3C'}]} | capture:3C",
                "CUSTOMER.DISPUTE.RESOLVED | {'disputed_transactions':[{'seller_transaction_id':'3C'}]} | capture:3C",
            })
    void isAReasonToAsk(String type, String resource, String reference) {
        assertThat(heard(PayPalMade.event(type, PayPalMade.json(resource))))
                .isEqualTo(reference + " Hinted[what=" + type + "]");
    }

    @Test
    void triesEveryTypeThatIsKnown() {
        assertThat(PayPalEvents.KNOWN)
                .allSatisfy(type -> assertThat(PayPalFields.of(type).list()).isNotEmpty());
        assertThat(PayPalEvents.KNOWN).hasSize(19);
    }

    @Test
    void isAboutSeveralPaymentsWhereADisputeIs() {
        assertThat(heard(PayPalMade.event(
                        "CUSTOMER.DISPUTE.CREATED",
                        PayPalMade.json("{'disputed_transactions':[{'seller_transaction_id':'3C'},"
                                + "{'seller_transaction_id':'4C'},{'seller_transaction_id':'3C'},{}]}"))))
                .isEqualTo("capture:3C Hinted[what=CUSTOMER.DISPUTE.CREATED], "
                        + "capture:4C Hinted[what=CUSTOMER.DISPUTE.CREATED]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BILLING.PLAN.CREATED | {} | kept: events of type BILLING.PLAN.CREATED are not read here",
                "payment x | {} | kept: events of a type that is none are not read here",
                "PAYMENT.REFUND.FAILED | {'id':'1R'} | kept: it names no payment: its reference is not 1 to 128 visible"
                        + " ASCII characters",
                "CUSTOMER.DISPUTE.CREATED | {'disputed_transactions':[]} | kept: it names no transaction that is disputed",
                "PAYMENT.CAPTURE.REFUNDED | {'id':'1R','links':[{'rel':'up','href':"
                        + "'https://api.paypal.com/v2/payments/captures/3C/../4C'}]} | kept: it names no payment: its reference is"
                        + " not 1 to 128 visible ASCII characters",
                "PAYMENT.CAPTURE.COMPLETED | {'id':'3c'} | kept: it names no payment: its reference is not 1 to 128"
                        + " visible ASCII characters",
            })
    void keepsWhatIsAboutNoPayment(String type, String resource, String heard) {
        assertThat(heard(PayPalMade.event(type, PayPalMade.json(resource)))).isEqualTo(heard);
    }

    @Test
    void acknowledgesABodyThatNobodyCanRead() {
        assertThat(heard("no json".getBytes(StandardCharsets.UTF_8))).startsWith("kept: ");
    }

    /// Each sample is one fact, of what was kept alone, and that is small.
    @Test
    void readsTheSamples() {
        assertThat(Deliveries.files("payloads/paypal").stream()
                        .filter(file -> file.startsWith("payment."))
                        .map(file -> heard(Deliveries.file("payloads/paypal/" + file))))
                .containsExactly(
                        "authorization:2DC87612EK520411B Hinted[what=PAYMENT.AUTHORIZATION.CREATED]",
                        "5MADE00000001001O Hinted[what=PAYMENT.CAPTURE.COMPLETED]",
                        "5MADE00000001001O Hinted[what=PAYMENT.CAPTURE.DECLINED]",
                        "capture:3MADE00000001001A Hinted[what=PAYMENT.CAPTURE.REFUNDED]");
        for (var file : Deliveries.files("payloads/paypal")) {
            var kept = PayPalMade.read(Deliveries.file("payloads/paypal/" + file));
            if (kept instanceof Reading.Trusted trusted) {
                assertThat(trusted.kept().document().write().length()).isLessThan(600);
                assertThat(trusted.kept().document().write()).doesNotContain("https", "summary", "invoice");
            }
        }
    }

    @Test
    void keepsNothingOfThePayer() {
        var body = PayPalMade.event(
                "PAYMENT.CAPTURE.COMPLETED",
                "{'id':'3C'," + OF_ORDER + ",'payer':{'email_address':'a@b.example','name':{'given_name':'Made'}},"
                        + "'custom_id':'a person','note_to_payer':'thanks'}");
        assertThat(PayPalMade.read(body))
                .isInstanceOfSatisfying(
                        Reading.Trusted.class,
                        trusted -> assertThat(trusted.kept().document().write())
                                .doesNotContain("b.example", "Made", "person", "thanks"));
        assertThat(List.of(PayPalFields.of("BILLING.PLAN.CREATED").list())).containsExactly(List.of());
    }
}
