package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How answers about payments are read. JSON is written with ' for ".
final class WeChatAnswersTest {
    private static final WeChatGateway GATEWAY = new WeChatGateway();
    private static final Inquiry INQUIRY = WeChatMade.inquiry(List.of());

    private static String transaction(String more) {
        return "{'mchid':'1900000109','appid':'wx','out_trade_no':'ORDER1001'," + more + "}";
    }

    private static String heard(Inquiry inquiry, Reply reply) {
        return line(GATEWAY.payment(inquiry).read(reply));
    }

    private static String line(List<News> news) {
        return news.stream().map(News::toString).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUCCESS | Paid[asked=1099 CNY, captured=1099]",
                "REFUND | Paid[asked=1099 CNY, captured=1099], "
                        + "NoAnswer[why=it was refunded outside of Anxin, and WeChat Pay lists no refunds]",
                "NOTPAY | Unpaid[]",
                "USERPAYING | Acting[attempt=42, code=]",
                "ACCEPT | Acting[attempt=42, code=]",
                "PAYERROR | Failed[attempt=42, code=PAYERROR], Unpaid[]",
                "CLOSED | Closed[]",
                "REVOKED | Closed[]",
                "NEW_WORD | NoAnswer[why=its status is not known here]",
            })
    void readsEveryState(String state, String news) {
        var body = transaction("'transaction_id':'42','trade_state':'" + state
                + "','amount':{'total':1099,'payer_total':900,'currency':'CNY'}");
        assertThat(heard(INQUIRY, WeChatMade.answered(200, body))).isEqualTo(news);
    }

    @Test
    void datesTheMoneyByTheGatewaysClock() {
        var body = transaction("'trade_state':'SUCCESS','success_time':'2026-03-01T19:59:00+08:00',"
                + "'amount':{'total':1099,'currency':'CNY'}");
        assertThat(heard(INQUIRY, WeChatMade.answered(200, body)))
                .isEqualTo("Dated[stated=2026-03-01T11:59:00Z, news=Paid[asked=1099 CNY, captured=1099]]");
    }

    @Test
    void takesRefundThatItKnowsOfForPaid() {
        var body = transaction("'trade_state':'REFUND','amount':{'total':1099,'currency':'CNY'}");
        assertThat(heard(WeChatMade.inquiry(List.of("ORDER1001:late")), WeChatMade.answered(200, body)))
                .isEqualTo("Paid[asked=1099 CNY, captured=1099]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {'code':'ORDER_NOT_EXIST','message':'x'} | NotFound[]",
                "404 | {'code':'RESOURCE_NOT_EXISTS'} | NotFound[]",
                "404 | <html> | NoAnswer[why=the gateway answers 404]",
                "400 | {'code':'PARAM_ERROR'} | NoAnswer[why=the gateway answers 400 PARAM_ERROR]",
                "500 | {'code':'SYSTEM_ERROR'} | NoAnswer[why=the gateway answers 500 SYSTEM_ERROR]",
                "200 | {'mchid':'1900000109','out_trade_no':'ORDER1002','trade_state':'SUCCESS'} "
                        + "| NoAnswer[why=the answer is about another payment]",
                "200 | {'mchid':'1900000110','out_trade_no':'ORDER1001','trade_state':'SUCCESS'} "
                        + "| NoAnswer[why=the answer is about another payment]",
            })
    void readsRefusals(int status, String body, String news) {
        assertThat(heard(INQUIRY, WeChatMade.answered(status, body))).isEqualTo(news);
    }

    /// A 404 that nobody signed may come from any server on the way.
    @Test
    void believesNothingThatIsNotSigned() {
        assertThat(heard(INQUIRY, WeChatMade.unsigned(404, "{'code':'ORDER_NOT_EXIST'}")))
                .isEqualTo("NoAnswer[why=a 404 that is not signed as it should be:"
                        + " the header Wechatpay-Timestamp is missing]");
        var body = Bytes.utf8(WeChatMade.json(transaction("'trade_state':'NOTPAY'")));
        var probed = new HashMap<>(WeChatMade.small(WeChatMade.headers(WeChatMade.NOW, body)));
        probed.put("wechatpay-signature", "WECHATPAY/SIGNTEST/AAAA");
        assertThat(heard(INQUIRY, new Reply.Answered(200, probed, body))).startsWith("NoAnswer[why=a 200 that is not");
        var old = WeChatMade.small(WeChatMade.headers(WeChatMade.NOW.minusSeconds(301), body));
        assertThat(heard(INQUIRY, new Reply.Answered(200, old, body))).contains("signed 301 s ago");
        assertThat(heard(INQUIRY, new Reply.None("no answer"))).isEqualTo("NoAnswer[why=no answer]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204 | '' | Closed[]",
                "400 | {'code':'ORDER_CLOSED'} | Closed[]",
                "400 | {'code':'ORDER_PAID'} | NoAnswer[why=the gateway answers 400 ORDER_PAID]",
                "202 | {'code':'USERPAYING'} | NoAnswer[why=the gateway answers 202]",
            })
    void readsWhatClosingSays(int status, String body, String news) {
        var reply = WeChatMade.answered(status, body.replace("''", ""));
        assertThat(line(GATEWAY.close(INQUIRY, "key").read(reply))).isEqualTo(news);
    }

    @Test
    void listsNothing() {
        var question = GATEWAY.list(
                new ListingRequest("", WeChatMade.CALLS, WeChatMade.NOW.minusSeconds(60), WeChatMade.NOW, ""));
        assertThat(Inquiries.why(question)).isEqualTo("WeChat Pay lists no payments");
        assertThat(question.unasked("not asked")).isEqualTo(new Listing.Page(List.of(), ""));
    }
}
