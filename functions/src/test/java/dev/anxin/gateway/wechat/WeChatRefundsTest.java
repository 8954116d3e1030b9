package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How money goes back, and how it is asked about. JSON is written with ' for ".
final class WeChatRefundsTest {
    private static final WeChatGateway GATEWAY = new WeChatGateway();
    private static final Inquiry INQUIRY = WeChatMade.inquiry(List.of("ORDER1001:late"));
    private static final OutgoingRefund REFUND = new OutgoingRefund("ORDER1001:late", new Money(500, "CNY"));

    private static String refund(String more) {
        return "{'refund_id':'5020','out_refund_no':'ORDER1001@late','out_trade_no':'ORDER1001'," + more + "}";
    }

    @Test
    void callsForARefundUnderOurNumber() {
        var call = Inquiries.call(GATEWAY.refund(INQUIRY, REFUND));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://api.mch.weixin.qq.com/v3/refund/domestic/refunds");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo(WeChatMade.json("{'out_trade_no':'ORDER1001','out_refund_no':'ORDER1001@late',"
                        + "'amount':{'refund':500,'total':1099,'currency':'CNY'}}"));
        WeChatCallsTest.signed(call, "/v3/refund/domestic/refunds");
    }

    @Test
    void callsForNothingThatItCannotSay() {
        assertThat(Inquiries.why(GATEWAY.refund(WeChatMade.inquiry(""), REFUND)))
                .contains("is not known");
        assertThat(Inquiries.why(GATEWAY.refund(INQUIRY, new OutgoingRefund("ORDER1001:late", new Money(5, "USD")))))
                .contains("not in yuan");
        for (var id : List.of("another:late", "ORDER1001:" + "a".repeat(60), "ORDER1001:a.b")) {
            assertThat(Inquiries.why(GATEWAY.refund(INQUIRY, new OutgoingRefund(id, new Money(5, "CNY")))))
                    .contains("cannot be a refund number");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | SUCCESS | Said[report=RefundReported[refund=ORDER1001:late, status=SUCCEEDED, amount=500 CNY]]",
                "200 | PROCESSING | Said[report=RefundReported[refund=ORDER1001:late, status=PENDING, amount=500 CNY]]",
                "200 | ABNORMAL | Said[report=RefundReported[refund=ORDER1001:late, status=STUCK, amount=500 CNY]]",
                "200 | CLOSED | Said[report=RefundReported[refund=ORDER1001:late, status=FAILED, amount=500 CNY]]",
            })
    void readsEveryState(int status, String word, String reply) {
        var body = refund("'status':'" + word + "','amount':{'total':1099,'refund':500,'currency':'CNY'}");
        assertThat(answered(WeChatMade.answered(status, body))).isEqualTo(reply);
        assertThat(asked(WeChatMade.answered(status, body)))
                .isEqualTo(reply.substring("Said[report=".length(), reply.length() - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | PARAM_ERROR | Rejected[why=the gateway refuses: PARAM_ERROR]",
                "400 | INVALID_REQUEST | Rejected[why=the gateway refuses: INVALID_REQUEST]",
                "404 | RESOURCE_NOT_EXISTS | Rejected[why=the gateway refuses: RESOURCE_NOT_EXISTS]",
                "403 | USER_ACCOUNT_ABNORMAL | Rejected[why=the gateway refuses: USER_ACCOUNT_ABNORMAL]",
                "403 | TRADE_OVERDUE | Rejected[why=the gateway refuses: TRADE_OVERDUE]",
                "403 | NOT_ENOUGH | Unknown[why=the merchant's balance is not enough: top it up, and it is tried again]",
                "403 | NO_AUTH | Unknown[why=the gateway answers 403 NO_AUTH]",
                "401 | SIGN_ERROR | Unknown[why=the gateway answers 401 SIGN_ERROR]",
                "429 | FREQUENCY_LIMITED | Unknown[why=the gateway answers 429 FREQUENCY_LIMITED]",
                "500 | SYSTEM_ERROR | Unknown[why=the gateway answers 500 SYSTEM_ERROR]",
                "500 | BIZERR_NEED_RETRY | Unknown[why=the gateway answers 500 BIZERR_NEED_RETRY]",
            })
    void readsEveryRefusal(int status, String code, String reply) {
        var body = "{'code':'" + code + "','message':'x'}";
        assertThat(answered(WeChatMade.answered(status, body))).isEqualTo(reply);
        assertThat(answered(WeChatMade.unsigned(status, body)))
                .as("what is not signed is no refusal")
                .startsWith("Unknown[");
    }

    /// Else a shop without money would look like a gateway that is down.
    @Test
    void tellsARefusalOfOneRefundFromAGatewayThatIsDown() {
        var question = GATEWAY.refund(INQUIRY, REFUND);
        assertThat(question.aboutThis().test(WeChatMade.answered(403, "{'code':'NOT_ENOUGH'}")))
                .isTrue();
        assertThat(question.aboutThis().test(WeChatMade.answered(403, "{'code':'NO_AUTH'}")))
                .isFalse();
        assertThat(question.aboutThis().test(WeChatMade.unsigned(403, "{'code':'NOT_ENOUGH'}")))
                .isFalse();
    }

    @Test
    void asksForEachRefundThatItKnows() {
        assertThat(GATEWAY.money(WeChatMade.inquiry(List.of()))).isEmpty();
        var questions = GATEWAY.money(WeChatMade.inquiry(List.of("ORDER1001:late", "gateway:5021", "ORDER1001:h-1")));
        assertThat(questions.stream()
                        .map(question -> Inquiries.call(question).uri().getRawPath()))
                .containsExactly(
                        "/v3/refund/domestic/refunds/ORDER1001%40late", "/v3/refund/domestic/refunds/ORDER1001%40h-1");
    }

    @Test
    void hearsNothingOfARefundThatTheGatewayDoesNotKnow() {
        assertThat(asked(WeChatMade.answered(404, "{'code':'RESOURCE_NOT_EXISTS'}")))
                .isEmpty();
        assertThat(asked(WeChatMade.unsigned(404, "{'code':'RESOURCE_NOT_EXISTS'}")))
                .startsWith("NoAnswer[");
        assertThat(asked(WeChatMade.answered(200, refund("'status':'SUCCESS'").replace("@late", "@other"))))
                .isEqualTo("NoAnswer[why=the answer is about another payment]");
        assertThat(answered(WeChatMade.answered(200, "{'refund_id':'1'}")))
                .isEqualTo("Unknown[why=the answer is about another payment]");
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
