package dev.anxin.gateway.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How answers about orders are read. JSON is written with ' for ".
final class PayPalAnswersTest {
    private static final Inquiry INQUIRY = PayPalMade.inquiry();
    private static final Inquiry KNOWING = PayPalMade.inquiry("capture:3C", "authorization:2A");
    private static final String MONEY = "'amount':{'currency_code':'USD','value':'10.99'}";

    private static String order(String status, String payments) {
        return "{'id':'5MADE00000001001O','status':'" + status + "','purchase_units':[{'reference_id':'default',"
                + MONEY + ",'payments':" + payments + "}]}";
    }

    private static String heard(Inquiry inquiry, String body) {
        return Inquiries.heard(inquiry, 200, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATED | Unpaid[]",
                "SAVED | Unpaid[]",
                "PAYER_ACTION_REQUIRED | Unpaid[]",
                "APPROVED | Acting[attempt=, code=], Unpaid[]",
                "VOIDED | Closed[]",
                "COMPLETED | NoAnswer[why=it is completed, and the answer shows no payment of it]",
                "NEW_WORD | NoAnswer[why=its status is not known here]",
            })
    void readsEveryStateOfAnOrder(String status, String news) {
        assertThat(heard(INQUIRY, order(status, "{}"))).isEqualTo(news);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLETED | | Paid[asked=1099 USD, captured=1099]",
                "PARTIALLY_REFUNDED | | Paid[asked=1099 USD, captured=1099]",
                "REFUNDED | | Paid[asked=1099 USD, captured=1099]",
                "DECLINED | CHARGEBACK | Paid[asked=1099 USD, captured=1099]",
                "DECLINED | BUYER_COMPLAINT | Paid[asked=1099 USD, captured=1099]",
                "DECLINED | REFUNDED | Paid[asked=1099 USD, captured=1099]",
                "DECLINED | DECLINED_BY_RISK_FRAUD_FILTERS | Failed[attempt=3C, code=DECLINED_BY_RISK_FRAUD_FILTERS],"
                        + " Closed[]",
                "FAILED | | Failed[attempt=3C, code=], Closed[]",
                "PENDING | ECHECK | Acting[attempt=3C, code=], MethodNamed[method=debit echeck 3C]",
                "PENDING | TRANSACTION_APPROVED_AWAITING_FUNDING | Acting[attempt=3C, code=],"
                        + " MethodNamed[method=transfer bank_transfer]",
                "PENDING | PENDING_REVIEW | Acting[attempt=3C, code=PENDING_REVIEW]",
                "PENDING | | Acting[attempt=3C, code=]",
                "NEW_WORD | | NoAnswer[why=the status of its capture is not known here]",
            })
    void readsEveryStateOfACapture(String status, String reason, String news) {
        var details = reason == null ? "" : ",'status_details':{'reason':'" + reason + "'}";
        var captures = "{'captures':[{'id':'3C','status':'" + status + "'," + MONEY + details + "}]}";
        assertThat(heard(KNOWING, order("COMPLETED", captures))).isEqualTo(news);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATED | Authorised[asked=1099 USD]",
                "PARTIALLY_CAPTURED | Authorised[asked=1099 USD]",
                "PENDING | Acting[attempt=2A, code=PENDING_REVIEW]",
                "DENIED | Failed[attempt=2A, code=PENDING_REVIEW], Unpaid[]",
                "VOIDED | Closed[]",
                "EXPIRED | Closed[]",
                "CAPTURED | NoAnswer[why=it was captured, and the answer shows no capture]",
                "NEW_WORD | NoAnswer[why=its status is not known here]",
            })
    void readsEveryStateOfAnAuthorisation(String status, String news) {
        var held = "{'authorizations':[{'id':'2A','status':'" + status + "'," + MONEY
                + ",'status_details':{'reason':'PENDING_REVIEW'}}]}";
        assertThat(heard(KNOWING, order("COMPLETED", held))).isEqualTo(news);
    }

    @Test
    void learnsTheIdsOfCapturesAndAuthorisations() {
        assertThat(heard(INQUIRY, order("COMPLETED", "{'captures':[{'id':'3C','status':'COMPLETED'," + MONEY + "}]}")))
                .endsWith("Paid[asked=1099 USD, captured=1099], AlsoKnownAs[reference=capture:3C]");
        assertThat(heard(
                        INQUIRY,
                        order("COMPLETED", "{'authorizations':[{'id':'2A','status':'CREATED'," + MONEY + "}]}")))
                .endsWith(", AlsoKnownAs[reference=authorization:2A]");
        assertThat(heard(INQUIRY, order("COMPLETED", "{'captures':[{'id':'3C','status':'DECLINED'," + MONEY + "}]}")))
                .as("nothing that could go back")
                .doesNotContain("AlsoKnownAs");
    }

    @Test
    void readsCodesOfProcessors() {
        assertThat(heard(
                        INQUIRY,
                        order(
                                "COMPLETED",
                                "{'captures':[{'id':'3C','status':'DECLINED','status_details':{'reason':'OTHER'},"
                                        + "'processor_response':{'avs_code':'Y','response_code':'5120'}}]}")))
                .isEqualTo("Failed[attempt=3C, code=5120], Closed[]");
        assertThat(heard(INQUIRY, order("APPROVED", "{'captures':[{'id':'3C','status':'DECLINED'}]}")))
                .as("the order can be captured again")
                .isEqualTo("Failed[attempt=3C, code=], Unpaid[]");
    }

    @Test
    void datesTheMoneyByTheGatewaysClock() {
        assertThat(heard(
                        KNOWING,
                        order(
                                "COMPLETED",
                                "{'captures':[{'id':'3C','status':'COMPLETED','create_time':'2026-03-01T11:59:00Z',"
                                        + MONEY + "}]}")))
                .isEqualTo("Dated[stated=2026-03-01T11:59:00Z, news=Paid[asked=1099 USD, captured=1099]]");
    }

    @Test
    void addsUpWhatWasCapturedInParts() {
        var parts = "{'captures':[{'id':'3C','status':'COMPLETED','amount':{'currency_code':'USD','value':'4.00'}},"
                + "{'id':'4C','status':'DECLINED','amount':{'currency_code':'USD','value':'1.00'}},"
                + "{'id':'6C','status':'PARTIALLY_REFUNDED','amount':{'currency_code':'USD','value':'6.99'}}]}";
        assertThat(heard(KNOWING, order("COMPLETED", parts)))
                .isEqualTo("Paid[asked=1099 USD, captured=1099], "
                        + "CaptureReported[asked=1099 USD, capture=3C, status=SUCCEEDED, amount=400], "
                        + "CaptureReported[asked=1099 USD, capture=6C, status=SUCCEEDED, amount=699], "
                        + "AlsoKnownAs[reference=capture:6C]");
        assertThat(heard(KNOWING, order("COMPLETED", parts.replace("'USD','value':'6.99'", "'EUR','value':'6.99'"))))
                .startsWith("Contradicted[what=its captures are in several currencies]");
        assertThat(heard(KNOWING, order("COMPLETED", parts.replace("USD", "EUR"))))
                .startsWith("Contradicted[what=captured in another currency than was asked for]");
    }

    @Test
    void tellsRefundsBesideTheMoney() {
        var refund = "{'id':'1R','status':'COMPLETED','create_time':'2026-03-01T11:00:00Z',"
                + "'amount':{'currency_code':'USD','value':'5.00'},'custom_id':'5MADE00000001001O:late'}";
        var theirs = "{'id':'2R','status':'PENDING','amount':{'currency_code':'USD','value':'1.00'},'custom_id':'x'}";
        assertThat(heard(
                        KNOWING,
                        order(
                                "COMPLETED",
                                "{'captures':[{'id':'3C','status':'PARTIALLY_REFUNDED'," + MONEY + "}],'refunds':["
                                        + refund + "," + theirs + "]}")))
                .isEqualTo("Paid[asked=1099 USD, captured=1099], Dated[stated=2026-03-01T11:00:00Z, news="
                        + "RefundReported[refund=5MADE00000001001O:late, status=SUCCEEDED, amount=500 USD]], "
                        + "RefundReported[refund=gateway:2R, status=PENDING, amount=100 USD]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {'name':'RESOURCE_NOT_FOUND','details':[{'issue':'INVALID_RESOURCE_ID'}]} | NotFound[]",
                "404 | <html> | NoAnswer[why=the gateway answers 404]",
                "404 | {'name':'OTHER'} | NoAnswer[why=the gateway answers 404 OTHER]",
                "401 | {'error':'invalid_token'} | NoAnswer[why=the gateway answers 401]",
                "403 | {'name':'NOT_AUTHORIZED','details':[{'issue':'PERMISSION_DENIED'}]} | NoAnswer[why=the gateway"
                        + " answers 403 PERMISSION_DENIED]",
                "429 | {'name':'RATE_LIMIT_REACHED'} | NoAnswer[why=the gateway answers 429 RATE_LIMIT_REACHED]",
                "500 | {'name':'INTERNAL_SERVER_ERROR'} | NoAnswer[why=the gateway answers 500 INTERNAL_SERVER_ERROR]",
                "302 | '' | NoAnswer[why=the gateway answers 302]",
                "200 | <html> | NoAnswer",
                "200 | {} | NoAnswer[why=the answer is about another payment]",
                "200 | {'id':'5OTHER','status':'COMPLETED'} | NoAnswer[why=the answer is about another payment]",
                "200 | {'id':'5MADE00000001001O','status':'CREATED','purchase_units':[{},{}]} | NoAnswer[why=an order of"
                        + " 2 purchase units is not read here]",
            })
    void readsRefusalsAndRubbish(int status, String body, String news) {
        assertThat(Inquiries.heard(INQUIRY, status, body)).startsWith(news);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 10.99, 1099",
        "USD, 10.9, 1090",
        "USD, 7, 700",
        "JPY, 1099, 1099",
        "JPY, 1099.00, 1099",
        "HUF, 1099, 109900",
        "TWD, 10, 1000",
        "TND, 1.234, 1234",
        "KWD, 1.2, 1200",
    })
    void readsAmountsAsPayPalCounts(String currency, String value, long minor) {
        assertThat(PayPalAmounts.read(amount(currency, value)).orNone()).isEqualTo(new Money(minor, currency));
        assertThat(PayPalAmounts.read(
                                PayPalAmounts.write(new Money(minor, currency)).orElseThrow())
                        .orNone())
                .isEqualTo(new Money(minor, currency));
    }

    private static dev.anxin.json.Json amount(String currency, String value) {
        return dev.anxin.json.Json.object("currency_code", currency, "value", value);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 10.999",
        "JPY, 10.5",
        "HUF, 10.5",
        "TWD, 1.01",
        "USD, -1.00",
        "USD, ten",
        "USD, ''",
        "usd, 1.00",
        "XXX, 1.00",
        "USD, 99999999999999999999",
        "USD, 1e3000000",
    })
    void believesNoOtherAmounts(String currency, String value) {
        assertThat(PayPalAmounts.read(amount(currency, value)).orNone()).isEqualTo(Money.NONE);
    }

    @Test
    void writesAmountsAsPayPalWantsThem() {
        assertThat(PayPalAmounts.write(new Money(109_900, "HUF"))
                        .orElseThrow()
                        .at("value")
                        .text())
                .contains("1099");
        assertThat(PayPalAmounts.write(new Money(109_950, "HUF"))).isEmpty();
        assertThat(PayPalAmounts.write(new Money(1_000, "USD"))
                        .orElseThrow()
                        .at("value")
                        .text())
                .contains("10.00");
    }

    @Test
    void letsHeldMoneyGoAndCancelsNoOrder() {
        assertThat(Inquiries.why(PayPalMade.GATEWAY.close(INQUIRY, "k"))).startsWith("PayPal cancels no orders");
        var question = PayPalMade.GATEWAY.close(KNOWING, "k");
        assertThat(Inquiries.call(question).uri())
                .hasToString("https://api-m.paypal.com/v2/payments/authorizations/2A/void");
        assertThat(closed(question.read(Inquiries.answered(200, "{'id':'2A','status':'VOIDED'}"))))
                .isEqualTo("Closed[]");
        assertThat(closed(question.read(Inquiries.answered(204, "")))).isEqualTo("Closed[]");
        assertThat(closed(question.read(Inquiries.answered(
                        422, "{'name':'UNPROCESSABLE_ENTITY','details':[{'issue':'PREVIOUSLY_VOIDED'}]}"))))
                .isEqualTo("Closed[]");
        assertThat(closed(question.read(Inquiries.answered(
                        422, "{'name':'UNPROCESSABLE_ENTITY','details':[{'issue':'PREVIOUSLY_CAPTURED'}]}"))))
                .isEqualTo("NoAnswer[why=the gateway answers 422 PREVIOUSLY_CAPTURED]");
        assertThat(closed(question.read(Inquiries.answered(200, "{'id':'2A','status':'CREATED'}"))))
                .startsWith("NoAnswer[");
    }

    private static String closed(List<News> news) {
        return news.stream().map(News::toString).collect(Collectors.joining(", "));
    }
}
