package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReplies;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.util.Set;

/// How money goes back over WeChat Pay: `POST /v3/refund/domestic/refunds`. The same `out_refund_no` is the same
/// refund for ever; whatever is not clear is looked up and called again under the same number.
final class WeChatRefundRequests {
    static final String PATH = "/v3/refund/domestic/refunds";

    /// By which WeChat Pay says that this call was looked at, and moved nothing.
    private static final Set<String> REFUSALS = Set.of(
            "PARAM_ERROR",
            "INVALID_REQUEST",
            "RESOURCE_NOT_EXISTS",
            "USER_ACCOUNT_ABNORMAL",
            "TRADE_OVERDUE",
            "MCH_NOT_EXISTS");

    /// The merchant has to top up its account first: the refund waits for that, under its number.
    private static final String NOT_ENOUGH = "NOT_ENOUGH";

    private WeChatRefundRequests() {}

    static Question<RefundReply> question(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return new Question<>(
                request(inquiry, outgoingRefund),
                reply -> WeChatReplies.read(
                        inquiry, reply, answer -> read(inquiry, outgoingRefund, answer), RefundReply.Unknown::new),
                reply -> isAboutThis(inquiry, reply));
    }

    /// Refusals of one refund come as 403, too, and say nothing of how WeChat Pay itself is.
    private static boolean isAboutThis(Inquiry inquiry, Reply reply) {
        return WeChatReplies.read(
                inquiry,
                reply,
                answer -> answer.code().equals(NOT_ENOUGH) || REFUSALS.contains(answer.code()),
                _ -> false);
    }

    private static Request request(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var asked = inquiry.books().asked();
        if (!asked.currency().equals("CNY")
                || !outgoingRefund.amount().currency().equals("CNY")) {
            return new Request.Impossible("what WeChat Pay asked for is not known, or is not in yuan");
        }
        return WeChatRefunds.number(inquiry.reference(), outgoingRefund.refund())
                .map(number -> WeChatCalls.post(inquiry, PATH, body(inquiry, outgoingRefund, number)))
                .orElseGet(() -> new Request.Impossible(
                        "its id cannot be a refund number of WeChat Pay's: 64 digits, letters and _-|*@"));
    }

    private static Json body(Inquiry inquiry, OutgoingRefund outgoingRefund, String number) {
        return Json.object(
                "out_trade_no",
                inquiry.reference(),
                "out_refund_no",
                number,
                "amount",
                Json.object(
                        "refund",
                        outgoingRefund.amount().minor(),
                        "total",
                        inquiry.books().asked().minor(),
                        "currency",
                        "CNY"));
    }

    private static RefundReply read(Inquiry inquiry, OutgoingRefund outgoingRefund, WeChatReplies.Believed answer) {
        if (answer.isGood()) {
            var refund = answer.object(WeChatFields.REFUND_ANSWER);
            var number = WeChatRefunds.number(inquiry.reference(), outgoingRefund.refund());
            return number.filter(own -> WeChatRefunds.isOf(inquiry, own, refund))
                            .isPresent()
                    ? RefundReplies.about(outgoingRefund, WeChatRefunds.answered(refund))
                    : new RefundReply.Unknown(Replies.ANOTHER);
        }
        return REFUSALS.contains(answer.code())
                ? new RefundReply.Rejected("the gateway refuses: " + answer.code())
                : new RefundReply.Unknown(
                        answer.code().equals(NOT_ENOUGH)
                                ? "the merchant's balance is not enough: top it up, and it is tried again"
                                : answer.refusal());
    }
}
