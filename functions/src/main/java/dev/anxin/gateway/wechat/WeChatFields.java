package dev.anxin.gateway.wechat;

import static dev.anxin.privacy.Form.CURRENCY;
import static dev.anxin.privacy.Form.ID;
import static dev.anxin.privacy.Form.NUMBER;
import static dev.anxin.privacy.Form.TIME;
import static dev.anxin.privacy.Form.WORD;

import dev.anxin.privacy.KeptFields;

/// What is kept of what WeChat Pay sends and answers, and what for. Nothing else of it is read: no openid, no bank, no
/// attachment, nothing of whose account the money goes to.
final class WeChatFields {
    private static final KeptFields NAMES = KeptFields.NONE
            .with("mchid", ID, "whose it is")
            .with("out_trade_no", ID, "the merchant's reference of the payment")
            .with("transaction_id", ID, "WeChat Pay's own id of it")
            .with("success_time", TIME, "when it came to that");

    private static final KeptFields TRANSACTION = NAMES.with("appid", ID, "by which app or account it was asked for")
            .with("trade_state", WORD, "how it stands")
            .with("trade_type", WORD, "the method")
            .with("amount.total", NUMBER, "what was asked for")
            .with("amount.payer_total", NUMBER, "what the customer paid of it, beside coupons")
            .with("amount.currency", CURRENCY, "of its sums");

    private static final KeptFields REFUND = NAMES.with("out_refund_no", ID, "the merchant's id of the refund")
            .with("refund_id", ID, "WeChat Pay's own id of it")
            .with("status", WORD, "how it stands, in answers")
            .with("refund_status", WORD, "how it stands, in callbacks")
            .with("create_time", TIME, "when it was made")
            .with("amount.total", NUMBER, "what was asked for")
            .with("amount.refund", NUMBER, "what goes back of it")
            .with("amount.payer_refund", NUMBER, "what of that the customer gets, beside coupons")
            .with("amount.currency", CURRENCY, "of its sums");

    static final KeptFields ENVELOPE = KeptFields.NONE
            .with("id", ID, "names the event")
            .with("event_type", WORD, "what happened")
            .with("create_time", TIME, "when it was told");

    /// Of a payment that was asked for.
    static final KeptFields ANSWER = TRANSACTION;

    /// Of a refund that was asked for, or made.
    static final KeptFields REFUND_ANSWER = REFUND;

    /// Of the call that says again what it is told.
    static final KeptFields ECHO = KeptFields.NONE.with("echo_message", ID, "shows that it is the answer");

    /// Of an answer that refuses.
    static final KeptFields ERROR = KeptFields.NONE.with("code", WORD, "why, in WeChat Pay's own word");

    private WeChatFields() {}

    /// Nothing of types that nobody here knows: those are not opened either.
    static KeptFields of(String type) {
        return switch (type) {
            case WeChatEvents.PAID -> KeptFields.NONE.within("resource", TRANSACTION);
            case WeChatEvents.REFUNDED, WeChatEvents.REFUND_ABNORMAL, WeChatEvents.REFUND_CLOSED ->
                KeptFields.NONE.within("resource", REFUND);
            case WeChatEvents.ECHO -> KeptFields.NONE.within("resource", ECHO); // opened: its key is tested, too
            default -> KeptFields.NONE;
        };
    }
}
