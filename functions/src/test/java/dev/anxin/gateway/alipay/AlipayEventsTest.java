package dev.anxin.gateway.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.PayloadsTest;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What notices say.
final class AlipayEventsTest {
    private static final AlipayGateway GATEWAY = new AlipayGateway();

    private static final EventOwner OWNER =
            new EventOwner(true, "", Map.of("app_id", AlipayMade.APP_ID, "seller_id", AlipayMade.SELLER_ID));

    private static Reading read(String fields) {
        return GATEWAY.read(AlipayMade.notice(fields.split(";")), AlipayMade.VERIFIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trade_status=TRADE_SUCCESS;total_amount=10.99;gmt_payment=2026-03-01 19:59:00;buyer_pay_amount=9.00 "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099]",
                "trade_status=TRADE_SUCCESS;total_amount=10.99;refund_fee=0.00 "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099]",
                "trade_status=TRADE_FINISHED;total_amount=10 | ORDER1001: Paid[asked=1000 CNY, captured=1000]",
                "trade_status=TRADE_SUCCESS;total_amount=0.00 | ORDER1001: Contradicted[what=paid, but nothing was taken]",
                "trade_status=TRADE_SUCCESS;total_amount=10.999 | ORDER1001: "
                        + "Contradicted[what='total_amount' is no sum in yuan with at most two decimals]",
                "trade_status=TRADE_SUCCESS;total_amount=-1.00 | ORDER1001: "
                        + "Contradicted[what='total_amount' is no sum in yuan with at most two decimals]",
                "trade_status=TRADE_SUCCESS | ORDER1001: Contradicted[what='total_amount' is missing]",
                "trade_status=TRADE_CLOSED;total_amount=10.99;gmt_close=2026-03-01 19:59:00 | ORDER1001: Closed[]",
                "trade_status=TRADE_CLOSED;total_amount=10.99;gmt_payment=2026-03-01 19:00:00;refund_fee=10.99;"
                        + "gmt_refund=2026-03-01 19:59:00.120;out_biz_no=ORDER1001-late "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099], "
                        + "RefundReported[refund=ORDER1001:late, status=SUCCEEDED, amount=0 ]",
                "trade_status=TRADE_CLOSED;total_amount=10.99;gmt_payment=2026-03-01 19:00:00 "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099], Hinted[what=all that was paid went back]",
                "trade_status=TRADE_SUCCESS;total_amount=10.99;refund_fee=4.00;gmt_refund=2026-03-01 19:59:00.120;"
                        + "out_biz_no=ORDER1001-h-1 | ORDER1001: Paid[asked=1099 CNY, captured=1099], "
                        + "RefundReported[refund=ORDER1001:h-1, status=SUCCEEDED, amount=0 ]",
                "trade_status=TRADE_SUCCESS;total_amount=10.99;refund_fee=4.00;out_biz_no=BY-HAND-1 "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099], "
                        + "RefundReported[refund=gateway:BY-HAND-1, status=SUCCEEDED, amount=0 ], "
                        + "Hinted[what=a refund that was made elsewhere]",
                "trade_status=TRADE_SUCCESS;total_amount=10.99;refund_fee=4.00 "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099], Hinted[what=a refund without its number]",
                "trade_status=TRADE_SUCCESS;total_amount=10.99;refund_fee=much "
                        + "| ORDER1001: Paid[asked=1099 CNY, captured=1099], Hinted[what=a refund without its number]",
                "trade_status=WAIT_BUYER_PAY;total_amount=10.99 | ORDER1001: Acting[attempt=, code=]",
                "trade_status=TRADE_PENDING | ORDER1001: Hinted[what=a status that is not known here]",
                "total_amount=10.99 | kept: 'trade_status' is missing or is no text",
                "out_trade_no=;trade_status=TRADE_SUCCESS;total_amount=1 "
                        + "| kept: it names no payment: its reference is not 1 to 128 visible ASCII characters",
                "notify_id=;trade_status=TRADE_SUCCESS "
                        + "| kept: 'notify_id' is missing or is not 1 to 160 visible ASCII characters",
                "notify_type=dut_user_sign | kept: events of type dut_user_sign are not read here",
            })
    void reads(String fields, String says) {
        assertThat(Deliveries.line(read(fields))).isEqualTo(says);
    }

    /// What the bank did not take is in the customer's balance at Alipay: it has not come back to the merchant.
    @ParameterizedTest
    @CsvSource({"S, SUCCEEDED", "F, SUCCEEDED"})
    void aRefundThatTheBankRefusesIsTheCustomersAllTheSame(String status, String said) {
        var content = "{'trade_no':'2026','out_trade_no':'ORDER1001','out_request_no':'ORDER1001-late','dback_status':'"
                + status + "','dback_amount':'1.00','bank_ack_time':'2026-03-01 19:00:00','buyer':'made'}";
        var fields = new TreeMap<>(AlipayMade.fields(
                "msg_method=alipay.trade.refund.depositback.completed",
                "utc_timestamp=" + AlipayMade.NOW.toEpochMilli(),
                "biz_content=" + AlipayMade.json(content)));
        fields.keySet().removeAll(Set.of("notify_time", "notify_type", "seller_id", "out_trade_no"));
        var reading =
                (Reading.Trusted) GATEWAY.read(AlipayMade.delivery(AlipayMade.signed(fields)), AlipayMade.VERIFIES);
        assertThat(Deliveries.line(reading))
                .isEqualTo("ORDER1001: RefundReported[refund=ORDER1001:late, status=" + said + ", amount=0 ]");
        assertThat(reading.kept().document().at("biz_content", "dback_status").text())
                .contains(status);
        assertThat(reading.kept().document().write()).doesNotContain("buyer");
        assertThat(reading.facts().getFirst().origin().stated()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(GATEWAY.foreign(reading.kept().document(), OWNER)).isEmpty();
    }

    @Test
    void readsTheSampleOfAClosedTrade() {
        var sample = Json.parse(Deliveries.file("payloads/alipay/notify.trade_closed.unsigned.composed.json"));
        var fields = new TreeMap<String, String>();
        sample.members().forEach((name, value) -> fields.put(name, value.text().orElseThrow()));
        fields.remove("sign_type");
        fields.put("notify_time", "2026-03-01 20:00:00");
        assertThat(Deliveries.line(GATEWAY.read(AlipayMade.delivery(AlipayMade.signed(fields)), AlipayMade.VERIFIES)))
                .isEqualTo("ORDER1002: Closed[]");
    }

    /// Signed rubbish is kept or read, and acknowledged; nothing is thrown.
    @Test
    void takesWhateverIsSigned() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var names = AlipayFields.SIGNED_NAMES.stream().sorted().toList();
        var values = List.of(
                "",
                " ",
                "-1",
                "1e999999999",
                "99999999999999999999",
                "TRADE_SUCCESS",
                "TRADE_CLOSED",
                "null",
                "{}",
                "[",
                "{\"dback_amount\":1e999999999,\"out_trade_no\":\"o\",\"out_request_no\":5}",
                "9999-99-99 99:99:99",
                "2026-03-01 19:59:00",
                AlipayEvents.DEPOSIT_BACK,
                AlipayEvents.TRADE,
                "\u0000",
                "😀",
                "x".repeat(1_000));
        for (int i = 0; i < 2_000; i++) {
            var fields = new TreeMap<>(AlipayMade.fields("trade_status=TRADE_SUCCESS", "total_amount=1.00"));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                fields.put(names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
            }
            fields.put("notify_time", "2026-03-01 20:00:00");
            var reading = GATEWAY.read(AlipayMade.delivery(AlipayMade.signed(fields)), AlipayMade.VERIFIES);
            assertThat(PayloadsTest.answer(reading).body())
                    .as("seed %s, notice %s: %s", seed, i, fields)
                    .isEqualTo("success");
        }
    }

    /// Seven characters: all else comes again.
    @Test
    void acknowledgesWhatItUnderstandsAndWhatItDoesNot() {
        var success = new Answer(200, "text/plain", "success");
        assertThat(PayloadsTest.answer(read("trade_status=TRADE_SUCCESS;total_amount=1")))
                .isEqualTo(success);
        assertThat(PayloadsTest.answer(read("notify_type=other"))).isEqualTo(success);
        assertThat(GATEWAY.answerToStray("another's")).isEqualTo(success);
        assertThat(PayloadsTest.answer(GATEWAY.read(AlipayMade.notice("trade_status=TRADE_SUCCESS"), List.of())))
                .returns(401, Answer::status)
                .extracting(Answer::body)
                .asString()
                .startsWith("fail: ");
    }

    @Test
    void dropsWhatItDoesNotKeep() {
        var read = (Reading.Trusted) read("trade_status=TRADE_SUCCESS;total_amount=1;gmt_payment=2026-03-01 19:59:00;"
                + "buyer_id=2088999;buyer_logon_id=made@up.example;passback_params=made");
        assertThat(read.kept().document().write())
                .contains("\"total_amount\":\"1\"")
                .doesNotContain("2088999")
                .doesNotContain("made");
        assertThat(read.facts().getFirst().id()).isEqualTo("2026030100222200000000000000000001");
        assertThat(read.facts().getFirst().origin().stated()).isEqualTo("2026-03-01T11:59:00Z");
        assertThat(read.kept().signedAt()).isEqualTo(AlipayMade.NOW);
    }

    @Test
    void knowsItsOwnApplicationAndSeller() {
        assertThat(foreign("app_id=" + AlipayMade.APP_ID)).isEmpty();
        assertThat(foreign("app_id=2021000000000009")).isEqualTo("of another application (app_id)");
        assertThat(foreign("seller_id=2088000000000009")).isEqualTo("of another seller (seller_id)");
        assertThat(foreign("seller_id=")).isEqualTo("of another seller (seller_id)");
    }

    private static String foreign(String field) {
        var read = (Reading.Trusted) read("trade_status=TRADE_SUCCESS;total_amount=1;" + field);
        return GATEWAY.foreign(read.kept().document(), OWNER).orElse("");
    }
}
