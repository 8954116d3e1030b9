package dev.anxin.gateway.alipay;

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
final class AlipayAnswersTest {
    private static final AlipayGateway GATEWAY = new AlipayGateway();
    private static final Inquiry INQUIRY = AlipayMade.inquiry(List.of());

    private static String trade(String more) {
        return "{'trade_no':'2026','out_trade_no':'ORDER1001','buyer_user_id':'2088'," + more + "}";
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
            quoteCharacter = '~',
            value = {
                "'trade_status':'TRADE_SUCCESS','total_amount':'10.99' | Paid[asked=1099 CNY, captured=1099]",
                "'trade_status':'TRADE_SUCCESS','total_amount':88.88 | Paid[asked=8888 CNY, captured=8888]",
                "'trade_status':'TRADE_FINISHED','total_amount':'10.99' | Paid[asked=1099 CNY, captured=1099]",
                "'trade_status':'TRADE_SUCCESS','total_amount':'10.99','trans_currency':'USD' "
                        + "| Contradicted[what='trans_currency' is not CNY]",
                "'trade_status':'WAIT_BUYER_PAY','total_amount':'10.99' | Unpaid[]",
                "'trade_status':'TRADE_CLOSED','total_amount':'10.99' | Closed[]",
                "'trade_status':'TRADE_CLOSED','total_amount':'10.99','send_pay_date':'2026-03-01 19:59:00' "
                        + "| Dated[stated=2026-03-01T11:59:00Z, news=Paid[asked=1099 CNY, captured=1099]], "
                        + "NoAnswer[why=it was refunded outside of Anxin, and Alipay lists no refunds]",
                "'trade_status':'TRADE_CLOSED','total_amount':'10.99','send_pay_date':'a time of another form' "
                        + "| Paid[asked=1099 CNY, captured=1099], "
                        + "NoAnswer[why=it was refunded outside of Anxin, and Alipay lists no refunds]",
                "'trade_status':'NEW_WORD' | NoAnswer[why=its status is not known here]",
                "'total_amount':'10.99' | NoAnswer[why=a 200 that cannot be read: 'trade_status' is missing or is no text]",
            })
    void readsEveryStatus(String fields, String news) {
        assertThat(heard(INQUIRY, AlipayMade.answered(200, trade(fields)))).isEqualTo(news);
    }

    @Test
    void datesTheMoneyByTheGatewaysClock() {
        var body = trade("'trade_status':'TRADE_SUCCESS','send_pay_date':'2026-03-01 19:59:00','total_amount':'10.99'");
        assertThat(heard(INQUIRY, AlipayMade.answered(200, body)))
                .isEqualTo("Dated[stated=2026-03-01T11:59:00Z, news=Paid[asked=1099 CNY, captured=1099]]");
    }

    @Test
    void takesAClosedTradeWhoseRefundItKnowsForPaid() {
        var body = trade("'trade_status':'TRADE_CLOSED','send_pay_date':'2026-03-01 19:59:00','total_amount':'10.99'");
        assertThat(heard(AlipayMade.inquiry(List.of("ORDER1001:late")), AlipayMade.answered(200, body)))
                .isEqualTo("Dated[stated=2026-03-01T11:59:00Z, news=Paid[asked=1099 CNY, captured=1099]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'code':'ACQ.TRADE_NOT_EXIST','message':'x'} | NotFound[]",
                "400 | {'code':'TRADE_NOT_EXIST'} | NotFound[]",
                "404 | <html> | NoAnswer[why=the gateway answers 404]",
                "400 | {'code':'ACQ.SYSTEM_ERROR'} | NoAnswer[why=the gateway answers 400 SYSTEM_ERROR]",
                "401 | {'code':'invalid-signature'} | NoAnswer[why=the gateway answers 401 invalid-signature]",
                "500 | {'code':'SYSTEM_ERROR'} | NoAnswer[why=the gateway answers 500 SYSTEM_ERROR]",
            })
    void readsRefusalsSignedOrNot(int status, String body, String news) {
        assertThat(heard(INQUIRY, AlipayMade.answered(status, body))).isEqualTo(news);
        assertThat(heard(INQUIRY, AlipayMade.unsigned(status, body))).isEqualTo(news);
    }

    @Test
    void believesNothingGoodThatIsNotSigned() {
        var body = trade("'trade_status':'TRADE_SUCCESS','total_amount':'10.99'");
        assertThat(heard(INQUIRY, AlipayMade.unsigned(200, body)))
                .isEqualTo("NoAnswer[why=a 200 that is not signed as it should be:"
                        + " the header alipay-timestamp is missing]");
        var bytes = Bytes.utf8(AlipayMade.json(body));
        var old = AlipayMade.headers(AlipayMade.NOW.minusSeconds(301), bytes);
        assertThat(heard(INQUIRY, new Reply.Answered(200, old, bytes))).contains("signed 301 s ago");
        var wrong = new HashMap<>(AlipayMade.headers(AlipayMade.NOW, Bytes.utf8("another")));
        assertThat(heard(INQUIRY, new Reply.Answered(400, wrong, Bytes.utf8("{\"code\":\"ACQ.TRADE_NOT_EXIST\"}"))))
                .as("a refusal that is signed, and wrongly")
                .startsWith("NoAnswer[why=a 400 that is not signed as it should be");
        assertThat(heard(INQUIRY, new Reply.None("no answer"))).isEqualTo("NoAnswer[why=no answer]");
        assertThat(heard(INQUIRY, AlipayMade.answered(200, body.replace("ORDER1001", "ORDER1002"))))
                .isEqualTo("NoAnswer[why=the answer is about another payment]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'out_trade_no':'ORDER1001','trade_no':'2026'} | Closed[]",
                "200 | {'out_trade_no':'ORDER1002'} | NoAnswer[why=the answer is about another payment]",
                "400 | {'code':'ACQ.TRADE_NOT_EXIST'} | NoAnswer[why=the gateway answers 400 TRADE_NOT_EXIST]",
                "400 | {'code':'ACQ.TRADE_STATUS_ERROR'} | NoAnswer[why=the gateway answers 400 TRADE_STATUS_ERROR]",
            })
    void readsWhatClosingSays(int status, String body, String news) {
        assertThat(line(GATEWAY.close(INQUIRY, "key").read(AlipayMade.answered(status, body))))
                .isEqualTo(news);
    }

    @Test
    void listsNothing() {
        var question = GATEWAY.list(
                new ListingRequest("", AlipayMade.CALLS, AlipayMade.NOW.minusSeconds(60), AlipayMade.NOW, ""));
        assertThat(Inquiries.why(question)).isEqualTo("Alipay lists no payments");
        assertThat(question.unasked("not asked")).isEqualTo(new Listing.Page(List.of(), ""));
    }
}
