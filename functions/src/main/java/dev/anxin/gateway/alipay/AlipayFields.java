package dev.anxin.gateway.alipay;

import static dev.anxin.privacy.Form.CURRENCY;
import static dev.anxin.privacy.Form.DECIMAL;
import static dev.anxin.privacy.Form.ID;
import static dev.anxin.privacy.Form.LOCAL_TIME;
import static dev.anxin.privacy.Form.WORD;

import dev.anxin.privacy.KeptFields;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is kept of what Alipay sends and answers, and what for. Nothing else of it is read: no buyer, no account, no
/// subject, nothing that the merchant passes through.
final class AlipayFields {
    private static final KeptFields NAMES = KeptFields.NONE
            .with("out_trade_no", ID, "the merchant's reference of the payment")
            .with("trade_no", ID, "Alipay's own id of it");

    private static final KeptFields TRADE =
            NAMES.with("trade_status", WORD, "how it stands").with("total_amount", DECIMAL, "what was asked for");

    static final KeptFields ENVELOPE = KeptFields.NONE
            .with("notify_id", ID, "names the notice")
            .with("notify_type", WORD, "what it is about")
            .with("msg_method", WORD, "what it is about, in messages")
            .with("app_id", ID, "to whose application it is sent");

    private static final KeptFields NOTICE = TRADE.with("seller_id", ID, "whose money it is")
            .with("gmt_payment", LOCAL_TIME, "when it was paid; none if it never was")
            .with("gmt_refund", LOCAL_TIME, "when money went back")
            .with("gmt_close", LOCAL_TIME, "when it was closed")
            .with("refund_fee", DECIMAL, "what went back so far, of all refunds")
            .with("out_biz_no", ID, "the merchant's id of the refund that it tells of");

    private static final KeptFields DEPOSIT_BACK = KeptFields.NONE.within(
            "biz_content",
            NAMES.with("out_request_no", ID, "the merchant's id of the refund")
                    .with("dback_status", WORD, "whether the bank took it")
                    .with("dback_amount", DECIMAL, "what the bank took")
                    .with("bank_ack_time", LOCAL_TIME, "when the bank said so"));

    /// Of a payment that was asked for.
    static final KeptFields ANSWER = TRADE.with("send_pay_date", LOCAL_TIME, "when it was paid; none if it never was")
            .with("trans_currency", CURRENCY, "of its sums, where it says so");

    /// Of a refund that was asked for.
    static final KeptFields REFUND_ANSWER = NAMES.with("out_request_no", ID, "the merchant's id of the refund")
            .with("refund_status", WORD, "how it stands")
            .with("refund_amount", DECIMAL, "what went back by it")
            .with("gmt_refund_pay", LOCAL_TIME, "when it went back");

    /// Of a call for a refund.
    static final KeptFields REFUND_CALL = NAMES.with("fund_change", WORD, "whether this very call moved money");

    /// Of an answer that refuses.
    static final KeptFields ERROR = KeptFields.NONE.with("code", WORD, "why, in Alipay's own word");

    /// Of a notice, by which values could be taken for others.
    static final Set<String> SIGNED_NAMES = Stream.concat(
                    ENVELOPE.and(NOTICE).list().stream().map(KeptFields.Field::path),
                    Stream.of("notify_time", "utc_timestamp", "biz_content"))
            .collect(Collectors.toUnmodifiableSet());

    private AlipayFields() {}

    /// Nothing of types that nobody here knows.
    static KeptFields of(String type) {
        return switch (type) {
            case AlipayEvents.TRADE -> NOTICE;
            case AlipayEvents.DEPOSIT_BACK -> DEPOSIT_BACK;
            default -> KeptFields.NONE;
        };
    }
}
