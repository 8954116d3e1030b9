package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How money goes back over Alipay: `POST /v3/alipay/trade/refund`. The same `out_request_no` is the same refund for
/// ever; whatever is not clear is looked up and called again under the same number. `trade/cancel` is never called: it
/// refunds what was paid.
final class AlipayRefundRequests {
    static final String PATH = "/v3/alipay/trade/refund";

    /// By which Alipay says that this call was looked at, and moved nothing.
    private static final Set<String> REFUSALS = Set.of(
            "BUYER_ENABLE_STATUS_FORBID",
            "BUYER_ERROR",
            "BUYER_NOT_EXIST",
            "CURRENCY_NOT_SUPPORT",
            "CUSTOMER_VALIDATE_ERROR",
            "INVALID_PARAMETER",
            "NOT_ALLOW_PARTIAL_REFUND",
            "ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND",
            "REASON_TRADE_REFUND_FEE_ERR",
            "REASON_TRADE_STATUS_INVALID",
            "REFUND_ACCOUNT_NOT_EXIST",
            "REFUND_AMT_NOT_EQUAL_TOTAL",
            "REFUND_FEE_ERROR",
            "TRADE_HAS_CLOSE",
            "TRADE_HAS_FINISHED",
            "TRADE_NOT_ALLOW_REFUND",
            "TRADE_NOT_EXIST",
            "TRADE_STATUS_ERROR",
            "USER_NOT_MATCH_ERR");

    /// The refund waits under its number until somebody has put that right.
    private static final Map<String, String> WAITS = Map.of(
            "SELLER_BALANCE_NOT_ENOUGH",
            "the merchant's balance is not enough: top it up, and it is tried again",
            "REASON_TRADE_BEEN_FREEZEN",
            "the payment is frozen at Alipay: it is tried again");

    private AlipayRefundRequests() {}

    static Question<RefundReply> question(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return new Question<>(
                request(inquiry, outgoingRefund),
                reply -> AlipayReplies.read(
                        inquiry, reply, answer -> read(inquiry, outgoingRefund, answer), RefundReply.Unknown::new),
                reply -> AlipayReplies.read(inquiry, reply, AlipayRefundRequests::isAboutThis, _ -> false));
    }

    /// A refusal of one refund says nothing of how Alipay itself is, with whatever status it comes.
    private static boolean isAboutThis(AlipayReplies.Believed answer) {
        return REFUSALS.contains(answer.code()) || WAITS.containsKey(answer.code());
    }

    private static Request request(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        if (!outgoingRefund.amount().currency().equals(AlipayAmounts.CURRENCY)) {
            return new Request.Impossible("Alipay sends back yuan alone");
        }
        return AlipayRefunds.number(inquiry.reference(), outgoingRefund.refund())
                .map(number -> AlipayCalls.post(inquiry, PATH, body(inquiry, outgoingRefund, number)))
                .orElseGet(() -> new Request.Impossible(
                        "its id cannot be a refund number of Alipay's: 64 digits, letters, _ and -"));
    }

    /// Only who asks for it is told later whether the bank took the money.
    private static Json body(Inquiry inquiry, OutgoingRefund outgoingRefund, String number) {
        return Json.object(
                "out_trade_no",
                inquiry.reference(),
                "refund_amount",
                AlipayAmounts.yuan(outgoingRefund.amount()),
                "out_request_no",
                number,
                "query_options",
                Json.array(Stream.of("deposit_back_info")));
    }

    private static RefundReply read(Inquiry inquiry, OutgoingRefund outgoingRefund, AlipayReplies.Believed answer) {
        if (answer.isGood()) {
            return moved(inquiry, outgoingRefund, answer.object(AlipayFields.REFUND_CALL));
        }
        return REFUSALS.contains(answer.code())
                ? new RefundReply.Rejected("the gateway refuses: " + answer.code())
                : new RefundReply.Unknown(WAITS.getOrDefault(answer.code(), answer.refusal()));
    }

    /// The answer names no amount of this refund, only the sum of all. Under one number Alipay takes one amount, so
    /// what moved is what was asked for. That nothing moved is no failure: it may have moved by an earlier call.
    private static RefundReply moved(Inquiry inquiry, OutgoingRefund outgoingRefund, Json told) {
        if (!AlipayAnswers.isOf(inquiry, told)) {
            return new RefundReply.Unknown(Replies.ANOTHER);
        }
        return told.at("fund_change").text().equals(Optional.of("Y"))
                ? new RefundReply.Said(new News.RefundReported(
                        outgoingRefund.refund(), Refund.Status.SUCCEEDED, outgoingRefund.amount()))
                : new RefundReply.Unknown("this call moved nothing: an earlier one may have");
    }
}
