package dev.anxin.gateway.paypal;

import static dev.anxin.gateway.paypal.PayPalMade.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How money goes back, and what of it a bank takes. JSON is written with ' for ".
final class PayPalRefundsTest {
    private static final Inquiry INQUIRY = PayPalMade.inquiry("capture:3C");
    private static final OutgoingRefund REFUND = new OutgoingRefund("5MADE00000001001O:late", new Money(500, "USD"));

    private static String refund(String status) {
        return "{'id':'1R','status':'" + status + "','amount':{'currency_code':'USD','value':'5.00'},"
                + "'custom_id':'5MADE00000001001O:late'}";
    }

    private static String answered(int status, String body) {
        return GATEWAY.refund(INQUIRY, REFUND)
                .read(Inquiries.answered(status, body))
                .toString();
    }

    @Test
    void callsForARefundOfItsCapture() {
        var call = Inquiries.call(GATEWAY.refund(INQUIRY, REFUND));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://api-m.paypal.com/v2/payments/captures/3C/refund");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo(PayPalMade.json(
                        "{'amount':{'currency_code':'USD','value':'5.00'}," + "'custom_id':'5MADE00000001001O:late'}"));
        assertThat(call.headers())
                .containsEntry("PayPal-Request-Id", "5MADE00000001001O:late")
                .containsEntry("Prefer", "return=representation");
        assertThat(GATEWAY.refundKeyLife()).isEqualTo(Duration.ofDays(45));
    }

    @Test
    void callsForNothingThatItCannotSay() {
        assertThat(why(PayPalMade.inquiry(), REFUND)).isEqualTo("no capture of it is known");
        assertThat(why(PayPalMade.inquiry("capture:3C", "capture:4C"), REFUND))
                .isEqualTo("it was captured in 2 parts: refund each at PayPal");
        assertThat(why(INQUIRY, new OutgoingRefund("o:" + "x".repeat(107), new Money(1, "USD"))))
                .startsWith("its id is longer");
        assertThat(why(INQUIRY, new OutgoingRefund("o:h", new Money(150, "HUF"))))
                .isEqualTo("150 HUF cannot be said in PayPal's units");
    }

    private static String why(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return Inquiries.why(GATEWAY.refund(inquiry, outgoingRefund));
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, SUCCEEDED", "PENDING, PENDING", "FAILED, FAILED", "CANCELLED, FAILED", "NEW_WORD, UNKNOWN"})
    void readsEveryState(String word, String status) {
        assertThat(answered(201, refund(word)))
                .isEqualTo("Said[report=RefundReported[refund=5MADE00000001001O:late, status=" + status
                        + ", amount=500 USD]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | CAPTURE_FULLY_REFUNDED | Rejected[why=the gateway refuses: CAPTURE_FULLY_REFUNDED]",
                "422 | REFUND_AMOUNT_EXCEEDED | Rejected[why=the gateway refuses: REFUND_AMOUNT_EXCEEDED]",
                "422 | TRANSACTION_DISPUTED | Rejected[why=the gateway refuses: TRANSACTION_DISPUTED]",
                "404 | INVALID_RESOURCE_ID | Rejected[why=the gateway refuses: INVALID_RESOURCE_ID]",
                "400 | INVALID_STRING_LENGTH | Rejected[why=the gateway refuses: INVALID_STRING_LENGTH]",
                "422 | REFUND_FAILED_INSUFFICIENT_FUNDS | Unknown[why=the merchant's balance is not enough: top it up,"
                        + " and it is tried again]",
                "422 | DUPLICATE_INVOICE_ID | Unknown[why=the gateway answers 422 DUPLICATE_INVOICE_ID]",
                "422 | NEW_WORD | Unknown[why=the gateway answers 422 NEW_WORD]",
                "409 | PREVIOUS_REQUEST_IN_PROGRESS | Unknown[why=the gateway answers 409 PREVIOUS_REQUEST_IN_PROGRESS]",
                "403 | PERMISSION_DENIED | Unknown[why=the gateway answers 403 PERMISSION_DENIED]",
                "401 | X | Unknown[why=the gateway answers 401 X]",
                "500 | X | Unknown[why=the gateway answers 500 X]",
            })
    void readsEveryRefusal(int status, String issue, String reply) {
        assertThat(answered(status, "{'name':'N','details':[{'issue':'" + issue + "'}]}"))
                .isEqualTo(reply);
    }

    @Test
    void takesNothingElseForAnAnswer() {
        assertThat(answered(422, "<html>")).isEqualTo("Unknown[why=the gateway answers 422]");
        assertThat(answered(422, "{'name':'UNPROCESSABLE_ENTITY'}"))
                .isEqualTo("Unknown[why=the gateway answers 422 UNPROCESSABLE_ENTITY]");
        assertThat(answered(422, "{'details':[{'issue':'REFUND_NOT_ALLOWED'},{'issue':'NEW_WORD'}]}"))
                .startsWith("Unknown[");
        assertThat(answered(201, refund("COMPLETED").replace(":late", ":other")))
                .isEqualTo("Unknown[why=the answer is about another refund]");
        assertThat(answered(201, "{'id':'1R','status':'COMPLETED'}")).startsWith("Unknown[");
        assertThat(answered(200, "{")).startsWith("Unknown[");
    }

    /// Else a shop without money would look like a gateway that is down.
    @Test
    void tellsARefusalOfOneRefundFromAGatewayThatIsDown() {
        var question = GATEWAY.refund(INQUIRY, REFUND);
        var own = Inquiries.answered(403, "{'details':[{'issue':'REFUND_FAILED_INSUFFICIENT_FUNDS'}]}");
        var other = Inquiries.answered(403, "{'details':[{'issue':'PERMISSION_DENIED'}]}");
        assertThat(question.aboutThis().test(own)).isTrue();
        assertThat(question.aboutThis().test(other)).isFalse();
    }

    private static final String LISTED = "{'dispute_id':'PP-D-1','status':'OPEN','dispute_life_cycle_stage':'%s',"
            + "'dispute_amount':{'currency_code':'USD','value':'5.00'},"
            + "'disputed_transactions':[{'seller_transaction_id':'3C'}],%s}";

    private static String line(List<News> news) {
        return news.stream().map(News::toString).collect(Collectors.joining(", "));
    }

    private static List<News> listed(String body) {
        return GATEWAY.money(INQUIRY).getFirst().read(Inquiries.answered(200, body));
    }

    @Test
    void asksForTheDisputesOfEachCapture() {
        assertThat(GATEWAY.money(PayPalMade.inquiry())).isEmpty();
        assertThat(GATEWAY.money(PayPalMade.inquiry("capture:3C", "authorization:2A", "capture:4C")).stream()
                        .map(question -> Inquiries.call(question).uri().toString()))
                .containsExactly(
                        "https://api-m.paypal.com/v1/customer/disputes?disputed_transaction_id=3C&page_size=50",
                        "https://api-m.paypal.com/v1/customer/disputes?disputed_transaction_id=4C&page_size=50");
        assertThat(line(listed("{'items':[]}"))).isEmpty();
        assertThat(line(listed("{'links':[{'rel':'self'}]}"))).isEmpty();
        assertThat(line(listed("{}"))).startsWith("NoAnswer[");
        assertThat(line(listed("{'items':[],'links':[{'rel':'self'},{'rel':'next'}]}")))
                .isEqualTo("NoAnswer[why=the list of its disputes goes on]");
        assertThat(line(GATEWAY.money(INQUIRY).getFirst().read(Inquiries.answered(403, "{'name':'NOT_AUTHORIZED'}"))))
                .isEqualTo("NoAnswer[why=the gateway answers 403 NOT_AUTHORIZED]");
    }

    @Test
    void asksWhatEachDisputeCost() {
        var named = listed("{'items':[" + String.format(LISTED, "INQUIRY", "'reason':'MERCHANDISE'") + "]}");
        assertThat(line(named))
                .isEqualTo("DisputeReported[dispute=PP-D-1, status=INQUIRY, amount=500 USD, moved=UNKNOWN,"
                        + " dueBy=-1000000000-01-01T00:00:00Z, refundable=true]");
        var questions = GATEWAY.disputes(INQUIRY, named);
        assertThat(questions).hasSize(1);
        assertThat(Inquiries.call(questions.getFirst()).uri())
                .hasToString("https://api-m.paypal.com/v1/customer/disputes/PP-D-1");
        assertThat(GATEWAY.disputes(INQUIRY, List.of(new News.Unpaid()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INQUIRY | 'status':'OPEN' | INQUIRY UNKNOWN",
                "INQUIRY | 'status':'OPEN','money_movements':[] | INQUIRY NOTHING",
                "CHARGEBACK | 'money_movements':[{'affected_party':'SELLER','type':'DEBIT','amount':{'value':'5.00'}}]"
                        + " | OPEN WITHDRAWN",
                "PRE_ARBITRATION | 'x':1 | OPEN UNKNOWN",
                "ARBITRATION | 'x':1 | OPEN UNKNOWN",
                "NEW_STAGE | 'x':1 | OPEN UNKNOWN",
                "CHARGEBACK | 'status':'RESOLVED','dispute_outcome':{'outcome_code':'RESOLVED_SELLER_FAVOUR'},"
                        + "'money_movements':[{'affected_party':'SELLER','type':'DEBIT','amount':{'value':'5.00'}},"
                        + "{'affected_party':'SELLER','type':'CREDIT','amount':{'value':'5.00'}}] | WON REINSTATED",
                "CHARGEBACK | 'status':'RESOLVED','dispute_outcome':{'outcome_code':'RESOLVED_BUYER_FAVOUR'},"
                        + "'money_movements':[{'affected_party':'SELLER','type':'DEBIT','amount':{'value':'5.00'}},"
                        + "{'affected_party':'BUYER','type':'CREDIT','amount':{'value':'5.00'}}] | LOST WITHDRAWN",
                "CHARGEBACK | 'status':'RESOLVED','dispute_outcome':{'outcome_code':'RESOLVED_WITH_PAYOUT'},"
                        + "'money_movements':[{'affected_party':'BUYER','type':'CREDIT','amount':{'value':'5.00'}}]"
                        + " | WON NOTHING",
                "INQUIRY | 'status':'RESOLVED','dispute_outcome':{'outcome_code':'CANCELED_BY_BUYER'} | WON UNKNOWN",
                "INQUIRY | 'status':'RESOLVED','dispute_outcome':{'outcome_code':'RESOLVED_BUYER_FAVOUR'} | LOST UNKNOWN",
                "INQUIRY | 'status':'RESOLVED','dispute_outcome':{'outcome_code':'NONE'} | OPEN UNKNOWN",
                "INQUIRY | 'status':'RESOLVED' | OPEN UNKNOWN",
            })
    void readsStageOutcomeAndMovements(String stage, String more, String read) {
        var named = listed("{'items':[" + String.format(LISTED, "INQUIRY", "'x':1") + "]}");
        var body = String.format(LISTED, stage, "'seller_response_due_date':'2026-03-11T12:00:00Z'," + more)
                .replace(
                        "'status':'OPEN','dispute_life",
                        more.contains("'status'") ? "'dispute_life" : "'status':'OPEN','dispute_life");
        var news = GATEWAY.disputes(INQUIRY, named).getFirst().read(Inquiries.answered(200, body));
        assertThat(news).hasSize(1).first().isInstanceOfSatisfying(News.DisputeReported.class, dispute -> {
            assertThat(dispute.status() + " " + dispute.moved()).isEqualTo(read);
            assertThat(dispute.amount()).isEqualTo(new Money(500, "USD"));
            assertThat(dispute.dueBy()).isEqualTo("2026-03-11T12:00:00Z");
        });
    }

    @Test
    void believesNoOtherDispute() {
        var named = listed("{'items':[" + String.format(LISTED, "INQUIRY", "'x':1") + "]}");
        var question = GATEWAY.disputes(INQUIRY, named).getFirst();
        var other = String.format(LISTED, "INQUIRY", "'x':1");
        assertThat(line(question.read(Inquiries.answered(200, other.replace("'3C'", "'4C'")))))
                .isEqualTo("NoAnswer[why=the answer is about another payment]");
        assertThat(line(question.read(Inquiries.answered(200, other.replace("PP-D-1", "PP-D-2")))))
                .isEqualTo("NoAnswer[why=the answer is about another payment]");
        assertThat(line(question.read(Inquiries.answered(404, "{}"))))
                .isEqualTo("NoAnswer[why=the gateway answers 404]");
    }
}
