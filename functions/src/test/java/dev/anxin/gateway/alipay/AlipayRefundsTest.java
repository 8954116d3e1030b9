package dev.anxin.gateway.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How money goes back, and how it is asked about. JSON is written with ' for ".
final class AlipayRefundsTest {
    private static final AlipayGateway GATEWAY = new AlipayGateway();
    private static final Inquiry INQUIRY = AlipayMade.inquiry(List.of("ORDER1001:late"));
    private static final OutgoingRefund REFUND = new OutgoingRefund("ORDER1001:late", new Money(500, "CNY"));

    @Test
    void callsForARefundUnderOurNumber() {
        var call = Inquiries.call(GATEWAY.refund(INQUIRY, REFUND));
        assertThat(call.uri()).hasToString("https://openapi.alipay.com/v3/alipay/trade/refund");
        assertThat(AlipayCallsTest.body(call))
                .isEqualTo(AlipayMade.json("{'out_trade_no':'ORDER1001','refund_amount':'5.00',"
                        + "'out_request_no':'ORDER1001-late','query_options':['deposit_back_info']}"));
        AlipayCallsTest.signed(call, "/v3/alipay/trade/refund");
    }

    @Test
    void callsForNothingThatItCannotSay() {
        assertThat(Inquiries.why(GATEWAY.refund(INQUIRY, new OutgoingRefund("ORDER1001:late", new Money(5, "USD")))))
                .isEqualTo("Alipay sends back yuan alone");
        for (var id : List.of("another:late", "ORDER1001:" + "a".repeat(60), "ORDER1001:a.b")) {
            assertThat(Inquiries.why(GATEWAY.refund(INQUIRY, new OutgoingRefund(id, new Money(5, "CNY")))))
                    .contains("cannot be a refund number");
        }
    }

    /// `refund_fee` is the sum of all refunds so far, and never taken for this one's amount.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'out_trade_no':'ORDER1001','fund_change':'Y','refund_fee':'9.00'} "
                        + "| Said[report=RefundReported[refund=ORDER1001:late, status=SUCCEEDED, amount=500 CNY]]",
                "{'out_trade_no':'ORDER1001','fund_change':'N','refund_fee':'9.00'} "
                        + "| Unknown[why=this call moved nothing: an earlier one may have]",
                "{'out_trade_no':'ORDER1001','refund_fee':'5.00'} "
                        + "| Unknown[why=this call moved nothing: an earlier one may have]",
                "{'out_trade_no':'ORDER1002','fund_change':'Y'} | Unknown[why=the answer is about another payment]",
                "{'fund_change':'Y'} | Unknown[why=the answer is about another payment]",
            })
    void readsWhatACallMoved(String body, String reply) {
        assertThat(answered(AlipayMade.answered(200, body))).isEqualTo(reply);
        assertThat(answered(AlipayMade.unsigned(200, body))).startsWith("Unknown[why=a 200 that is not signed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ACQ.TRADE_HAS_FINISHED | Rejected[why=the gateway refuses: TRADE_HAS_FINISHED]",
                "400 | TRADE_HAS_FINISHED | Rejected[why=the gateway refuses: TRADE_HAS_FINISHED]",
                "400 | ACQ.REFUND_AMT_NOT_EQUAL_TOTAL | Rejected[why=the gateway refuses: REFUND_AMT_NOT_EQUAL_TOTAL]",
                "400 | ACQ.TRADE_NOT_ALLOW_REFUND | Rejected[why=the gateway refuses: TRADE_NOT_ALLOW_REFUND]",
                "400 | ACQ.SELLER_BALANCE_NOT_ENOUGH "
                        + "| Unknown[why=the merchant's balance is not enough: top it up, and it is tried again]",
                "400 | ACQ.REASON_TRADE_BEEN_FREEZEN | Unknown[why=the payment is frozen at Alipay: it is tried again]",
                "400 | ACQ.DISCORDANT_REPEAT_REQUEST | Unknown[why=the gateway answers 400 DISCORDANT_REPEAT_REQUEST]",
                "400 | ACQ.SYSTEM_ERROR | Unknown[why=the gateway answers 400 SYSTEM_ERROR]",
                "400 | ACQ.REFUND_CHARGE_ERROR | Unknown[why=the gateway answers 400 REFUND_CHARGE_ERROR]",
                "403 | isv.insufficient-isv-permissions "
                        + "| Unknown[why=the gateway answers 403 isv.insufficient-isv-permissions]",
                "500 | aop.unknow-error | Unknown[why=the gateway answers 500 aop.unknow-error]",
            })
    void readsEveryRefusal(int status, String code, String reply) {
        var body = "{'code':'" + code + "','message':'x'}";
        assertThat(answered(AlipayMade.answered(status, body))).isEqualTo(reply);
        assertThat(answered(AlipayMade.unsigned(status, body))).isEqualTo(reply);
    }

    /// Else a shop without money would look like a gateway that is down.
    @ParameterizedTest
    @CsvSource({"ACQ.SELLER_BALANCE_NOT_ENOUGH, true", "ACQ.TRADE_HAS_FINISHED, true", "SYSTEM_ERROR, false"})
    void tellsARefusalOfOneRefundFromAGatewayThatIsDown(String code, boolean isAboutThis) {
        assertThat(GATEWAY.refund(INQUIRY, REFUND)
                        .aboutThis()
                        .test(AlipayMade.answered(403, "{'code':'" + code + "'}")))
                .isEqualTo(isAboutThis);
    }

    @Test
    void asksForEachRefundThatItKnowsAlsoForThoseMadeElsewhere() {
        assertThat(GATEWAY.money(AlipayMade.inquiry(List.of()))).isEmpty();
        var questions = GATEWAY.money(
                AlipayMade.inquiry(List.of("ORDER1001:late", "gateway:BY-HAND-1", "ORDER1001:a.b", "another:1")));
        assertThat(questions.stream().map(question -> AlipayCallsTest.body(Inquiries.call(question))))
                .containsExactly(
                        AlipayMade.json("{'out_trade_no':'ORDER1001','out_request_no':'ORDER1001-late',"
                                + "'query_options':['gmt_refund_pay']}"),
                        AlipayMade.json("{'out_trade_no':'ORDER1001','out_request_no':'BY-HAND-1',"
                                + "'query_options':['gmt_refund_pay']}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'refund_status':'REFUND_SUCCESS','refund_amount':'5.00','gmt_refund_pay':'2026-03-01 19:59:00' "
                        + "| Dated[stated=2026-03-01T11:59:00Z, news=RefundReported[refund=ORDER1001:late,"
                        + " status=SUCCEEDED, amount=500 CNY]]",
                "'refund_status':'REFUND_SUCCESS','refund_amount':12.33 "
                        + "| RefundReported[refund=ORDER1001:late, status=SUCCEEDED, amount=1233 CNY]",
                "'refund_status':'REFUND_SUCCESS' | RefundReported[refund=ORDER1001:late, status=SUCCEEDED, amount=0 ]",
                "'refund_status':'REFUND_PROCESSING' | NoAnswer[why=its status is not known here]",
            })
    void readsWhatBecameOfARefund(String fields, String news) {
        var body = "{'out_trade_no':'ORDER1001','out_request_no':'ORDER1001-late'," + fields + "}";
        assertThat(asked(AlipayMade.answered(200, body))).isEqualTo(news);
        assertThat(asked(AlipayMade.answered(200, body.replace("-late", "-other"))))
                .isEqualTo("NoAnswer[why=the answer is about another payment]");
        assertThat(asked(AlipayMade.unsigned(200, body))).startsWith("NoAnswer[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'out_trade_no':'ORDER1001','out_request_no':'ORDER1001-late'}"})
    void hearsNothingOfARefundThatTheGatewayDoesNotKnow(String body) {
        assertThat(asked(AlipayMade.answered(200, body))).isEmpty();
        assertThat(asked(AlipayMade.answered(400, "{'code':'ACQ.TRADE_NOT_EXIST'}")))
                .isEmpty();
        assertThat(asked(AlipayMade.answered(400, "{'code':'ACQ.SYSTEM_ERROR'}")))
                .startsWith("NoAnswer[");
    }

    private static String answered(Reply reply) {
        return GATEWAY.refund(INQUIRY, REFUND).read(reply).toString();
    }

    private static String asked(Reply reply) {
        return GATEWAY.money(INQUIRY).getFirst().read(reply).stream()
                .map(News::toString)
                .collect(Collectors.joining(", "));
    }
}
