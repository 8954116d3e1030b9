package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Inquiries;
import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every status of payment intents and checkout sessions, and the cases within it. JSON is written with '
/// for ".
final class StripeAnswersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'requires_payment_method' | Unpaid[]",
                "'status':'requires_payment_method','last_payment_error':null | Unpaid[]",
                "'status':'requires_payment_method','last_payment_error':{'type':'idempotency_error'} | Unpaid[]",
                "'status':'requires_payment_method','last_payment_error':{'code':'card_declined'} | "
                        + "Failed[attempt=, code=card_declined], Unpaid[]",
                "'status':'requires_payment_method','last_payment_error':{'code':'card_declined','decline_code':'lost_card'},"
                        + "'latest_charge':{'status':'failed','created':1772366100} | "
                        + "Dated[stated=2026-03-01T11:55:00Z, news=Failed[attempt=, code=lost_card]], Unpaid[]",
                "'status':'requires_payment_method','last_payment_error':{'code':'expired_card'},"
                        + "'latest_charge':{'status':'succeeded','created':1772366100} | Failed[attempt=, code=expired_card], Unpaid[]",
                "'status':'requires_confirmation' | Unpaid[]",
                "'status':'requires_action' | Acting[attempt=, code=], Unpaid[]",
                "'status':'processing' | Acting[attempt=, code=]",
                "'status':'requires_capture' | Authorised[asked=1099 USD]",
                "'status':'requires_capture','amount_received':0 | Authorised[asked=1099 USD]",
                "'status':'requires_capture','amount_capturable':599,'amount_received':500 | "
                        + "Authorised[asked=1099 USD], Paid[asked=1099 USD, captured=500]",
                "'status':'canceled' | Closed[]",
                "'status':'canceled','canceled_at':1772366100 | Dated[stated=2026-03-01T11:55:00Z, news=Closed[]]",
                "'status':'succeeded','amount_received':1099 | Paid[asked=1099 USD, captured=1099]",
                "'status':'succeeded','amount_received':700 | Paid[asked=1099 USD, captured=700]",
                "'status':'succeeded','amount_received':1099,'latest_charge':'ch_1' | Paid[asked=1099 USD, captured=1099]",
                "'status':'succeeded','amount_received':1099,"
                        + "'latest_charge':{'created':1772366100,'payment_method_details':{'type':'card'}} | "
                        + "Dated[stated=2026-03-01T11:55:00Z, news=Paid[asked=1099 USD, captured=1099]], "
                        + "MethodNamed[method=instant card]",
                "'status':'succeeded','amount_received':1099,'capture_method':'manual',"
                        + "'latest_charge':{'created':1772366100,'payment_method_details':{'type':'card'}} | "
                        + "Paid[asked=1099 USD, captured=1099], MethodNamed[method=instant card]",
                "'status':'succeeded','amount_received':1099,"
                        + "'latest_charge':{'created':1772366100,'payment_method_details':{'type':'sepa_debit'}} | "
                        + "Paid[asked=1099 USD, captured=1099], MethodNamed[method=debit sepa_debit]",
                "'status':'processing','latest_charge':{'id':'py_1','payment_method_details':{'type':'bacs_debit'}} | "
                        + "Acting[attempt=py_1, code=], MethodNamed[method=debit bacs_debit py_1]",
                "'status':'processing','latest_charge':'py_1','payment_method_types':['us_bank_account'] | "
                        + "Acting[attempt=py_1, code=], MethodNamed[method=debit us_bank_account py_1]",
                "'status':'processing','latest_charge':'py_1','payment_method_types':['card','sepa_debit'] | "
                        + "Acting[attempt=py_1, code=]",
                "'status':'processing','payment_method_types':['au_becs_debit'] | "
                        + "Acting[attempt=, code=], MethodNamed[method=debit au_becs_debit]",
                "'status':'processing','payment_method_types':['nz_bank_account'] | "
                        + "Acting[attempt=, code=], MethodNamed[method=debit nz_bank_account]",
                "'status':'requires_action','next_action':{'type':'boleto_display_details',"
                        + "'boleto_display_details':{'expires_at':1772366400}} | "
                        + "Acting[attempt=, code=], Unpaid[], MethodNamed[method=voucher boleto until 2026-03-01T12:00:00Z]",
                "'status':'requires_action','next_action':{'type':'oxxo_display_details',"
                        + "'oxxo_display_details':{'expires_after':1772366400,'number':'12345678901234'}} | "
                        + "Acting[attempt=, code=], Unpaid[], "
                        + "MethodNamed[method=voucher oxxo until 2026-03-01T12:00:00Z quoting 12345678901234]",
                "'status':'requires_action','next_action':{'type':'konbini_display_details',"
                        + "'konbini_display_details':{'expires_at':1772366400}} | "
                        + "Acting[attempt=, code=], Unpaid[], MethodNamed[method=voucher konbini until 2026-03-01T12:00:00Z]",
                "'status':'requires_action','next_action':{'type':'konbini_display_details'} | "
                        + "Acting[attempt=, code=], Unpaid[], MethodNamed[method=voucher konbini]",
                "'status':'requires_action','next_action':{'type':'konbini_display_details',"
                        + "'konbini_display_details':{'expires_at':'soon'}} | "
                        + "Acting[attempt=, code=], Unpaid[], MethodNamed[method=voucher konbini]",
                "'status':'requires_action','next_action':{'type':'multibanco_display_details',"
                        + "'multibanco_display_details':{'expires_at':1772366400,'reference':'111222333'}} | "
                        + "Acting[attempt=, code=], Unpaid[], "
                        + "MethodNamed[method=voucher multibanco until 2026-03-01T12:00:00Z quoting 111222333]",
                "'status':'requires_action','next_action':{'type':'display_bank_transfer_instructions',"
                        + "'display_bank_transfer_instructions':{'reference':'ABC','amount_remaining':400}} | "
                        + "Acting[attempt=, code=], Unpaid[], "
                        + "MethodNamed[method=transfer customer_balance quoting ABC remaining 400]",
                "'status':'requires_action','next_action':{'type':'redirect_to_url'} | "
                        + "Acting[attempt=, code=], Unpaid[], MethodNamed[method=instant]",
                "'status':'requires_action','next_action':{'type':'verify_with_microdeposits'} | "
                        + "Acting[attempt=, code=], Unpaid[], MethodNamed[method=debit us_bank_account]",
                "'status':'requires_payment_method','last_payment_error':{'code':'card_declined',"
                        + "'payment_method':{'type':'card'}} | "
                        + "Failed[attempt=, code=card_declined], Unpaid[], MethodNamed[method=instant card]",
                "'status':'requires_payment_method','last_payment_error':{'code':'payment_intent_payment_attempt_expired',"
                        + "'payment_method':{'type':'konbini'}} | "
                        + "Failed[attempt=, code=payment_intent_payment_attempt_expired], Unpaid[]",
                "'status':'succeeded','amount_received':0 | Contradicted[what=paid, but nothing was taken]",
                "'status':'succeeded' | Contradicted[what='amount_received' is missing]",
                "'status':'succeeded','amount_received':-1 | Contradicted[what='amount_received' is negative]",
                "'status':'requires_dreams' | NoAnswer[why=the status 'requires_dreams' is not known here]",
                "'x':0 | NoAnswer[why=a 200 that cannot be read: 'status' is missing or is no text]",
            })
    void saysHowAnIntentStands(String fields, String says) {
        assertThat(intent("{'id':'pi_1','object':'payment_intent','currency':'usd','amount':1099," + fields + "}"))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'open','payment_status':'unpaid','payment_intent':null | Unpaid[]",
                "'status':'expired','payment_status':'unpaid','payment_intent':null | Closed[]",
                "'status':'complete','payment_status':'paid','payment_intent':null | Paid[asked=1099 USD, captured=1099]",
                "'status':'complete','payment_status':'unpaid','payment_intent':'pi_9' | Acting[attempt=, code=], AlsoKnownAs[reference=pi_9]",
                "'status':'complete','payment_status':'paid','payment_intent':{'id':'pi_9','status':'succeeded',"
                        + "'currency':'usd','amount':1099,'amount_received':1099} | "
                        + "Paid[asked=1099 USD, captured=1099], AlsoKnownAs[reference=pi_9]",
                "'status':'open','payment_status':'unpaid','payment_intent':{'id':'pi_1','status':'requires_payment_method',"
                        + "'last_payment_error':{'code':'card_declined'}} | Failed[attempt=, code=card_declined], Unpaid[]",
                "'status':'expired','payment_intent':{'id':'pi_1','status':'requires_payment_method'} | Closed[]",
                "'status':'expired','payment_intent':{'id':'pi_1','status':'canceled'} | Closed[]",
                "'status':'expired','payment_intent':{'id':'pi_1','status':'processing'} | Acting[attempt=, code=]",
                "'status':'dreamt','payment_intent':null | NoAnswer[why=the status 'dreamt' is not known here]",
            })
    void saysHowASessionStandsByItsIntentWhereThereIsOne(String fields, String says) {
        var session = "{'id':'cs_1','object':'checkout.session','currency':'usd','amount_total':1099," + fields + "}";
        assertThat(Inquiries.heard(Inquiries.about("stripe", "cs_1", "pi_1"), 200, session))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'currency':'eur','amount':1099,'amount_received':1099 | Paid[asked=1099 EUR, captured=1099]",
                "'currency':'usd','amount':1,'amount_received':1 | Paid[asked=1 USD, captured=1]",
                "'currency':'usd','amount':9223372036854775807,'amount_received':1 | "
                        + "Contradicted[what=an amount in USD is over 1000000000000000 minor units]",
                "'currency':'isk','amount':1050,'amount_received':1050 | "
                        + "Contradicted[what=an amount in ISK does not end in 00, as it must at Stripe]",
            })
    void reportsMoneyAsItIsStatedSoThatAWrongAmountIsQuarantined(String money, String says) {
        assertThat(intent("{'id':'pi_1','object':'payment_intent','status':'succeeded'," + money + "}"))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':'pi_2','object':'payment_intent','status':'succeeded'} | the answer is about another payment",
                "{'id':'ch_1','object':'charge','status':'succeeded'} | the answer is about another payment",
                "{'id':'pi_1','object':'charge','status':'succeeded'} | the answer is neither an intent nor a session",
                "{'id':7,'object':'payment_intent'} | a 200 that cannot be read: 'id' is missing or is no text",
            })
    void believesNothingAboutAnotherPayment(String body, String why) {
        assertThat(intent(body)).isEqualTo("NoAnswer[why=" + why + "]");
    }

    @Test
    void saysWhenItDoesNotKnowThePayment() {
        var missing = "{'error':{'type':'invalid_request_error','code':'resource_missing','message':'No such ...'}}";
        assertThat(Inquiries.heard(Inquiries.about("stripe", "pi_1"), 404, missing))
                .isEqualTo("NotFound[]");
    }

    @Test
    void readsTheObjectAsStripeShipsIt() {
        var fixture = Deliveries.file("payloads/stripe/object.payment_intent.fixture.json");
        var id = Json.parse(fixture).needText("id");
        var body = new String(fixture, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Inquiries.heard(Inquiries.about("stripe", id), 200, body)).isEqualTo("Unpaid[]");
    }

    private static String intent(String body) {
        return Inquiries.heard(Inquiries.about("stripe", "pi_1"), 200, body);
    }
}
