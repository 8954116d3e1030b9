package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which payment a delivery names that nobody verified.
final class NamedTest {
    private static List<String> named(String gateway, byte[] body, List<String> secrets) {
        var delivery = new Delivery(gateway, Map.of(), body, Deliveries.NOW);
        return Gateways.named(gateway).orElseThrow().named(delivery, secrets).stream()
                .map(PaymentKey::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "olepay | {'type':'payment.succeeded','data':{'order_id':'1001','amount':1,'currency':'USD'}} | olepay/1001",
                "olepay | {'type':'payment.closed','data':{'payment_id':'op_7'}} | olepay/op_7",
                "stripe | {'id':'evt_1','object':'event','type':'charge.succeeded','data':{'object':{'id':'ch_1','payment_intent':'pi_1','amount':1,'currency':'usd','captured':true}}} | stripe/pi_1",
                "stripe | {'id':'evt_1','object':'event','type':'checkout.session.expired','data':{'object':{'id':'cs_1'}}} | stripe/cs_1",
                "paypal | {'event_type':'PAYMENT.CAPTURE.COMPLETED','resource':{'id':'CAPTURE1','supplementary_data':{'related_ids':{'order_id':'ORDER1'}}}} | paypal/ORDER1",
                "paypal | {'event_type':'PAYMENT.CAPTURE.REFUNDED','resource':{'id':'REFUND1','links':[{'rel':'up','href':'https://api.paypal.com/v2/payments/captures/CAPTURE1'}]}} | paypal/capture:CAPTURE1",
                "paypal | {'event_type':'CUSTOMER.DISPUTE.CREATED','resource':{'disputed_transactions':[{'seller_transaction_id':'CAPTURE1'}]}} | paypal/capture:CAPTURE1",
            })
    void namesThePaymentThatItWouldBeNewsOf(String gateway, String body, String key) {
        assertThat(named(gateway, Deliveries.utf8(body.replace('\'', '"')), List.of()))
                .containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{'type':'x'}",
                "{'type':'payment.closed','data':{'order_id':'a b'}}",
                "{'event_type':'PAYMENT.CAPTURE.COMPLETED','resource':{'id':'a b'}}"
            })
    void namesNoneIfItCannotBeRead(String body) {
        for (var gateway : Gateways.names()) {
            assertThat(named(gateway, Deliveries.utf8(body.replace('\'', '"')), List.of()))
                    .as(gateway)
                    .isEmpty();
        }
    }

    /// A sealed body is opened with the live keys; what nobody can open names nobody.
    @Test
    void whatIsSealedNamesAPaymentOnlyToWhoeverCanOpenIt() {
        var wechat = Gateways.named("wechat").orElseThrow();
        var sample = wechat.rehearsal(Deliveries.NOW).orElseThrow();
        var body = Deliveries.utf8(sample.body());
        assertThat(named("wechat", body, sample.secrets())).containsExactly("wechat/rehearsal");
        assertThat(named("wechat", body, List.of())).isEmpty();
        assertThat(named("wechat", body, List.of("apiv3:" + "other".repeat(7).substring(0, 32))))
                .isEmpty();
    }
}
