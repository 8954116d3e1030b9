package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReplies;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.http.Call;
import dev.anxin.json.Json;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

/// How money goes back over OlePay: `POST /payments/{order_id}/refunds` with `{"merchant_refund_id", "amount",
/// "currency"}`, answered by the refund as [OlePayReturns] has it. The same `merchant_refund_id` is the same
/// refund for ever; with another amount it is 409.
final class OlePayRefundRequests {
    /// By which OlePay says that nothing moved and nothing will.
    private static final Set<String> REFUSALS = Set.of(
            "bad_request",
            "not_found",
            "not_refundable",
            "more_than_captured",
            "wrong_currency",
            "disputed",
            "rejected");

    private OlePayRefundRequests() {}

    static Question<RefundReply> question(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return new Question<>(
                request(inquiry, outgoingRefund),
                reply -> RefundReplies.read(
                        reply,
                        OlePayFields.REFUND_ANSWER,
                        OlePayRefundRequests::refusal,
                        refund -> read(inquiry, outgoingRefund, refund)));
    }

    private static Request request(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var body = Json.object(
                "merchant_refund_id",
                outgoingRefund.refund(),
                "amount",
                outgoingRefund.amount().minor(),
                "currency",
                outgoingRefund.amount().currency());
        return Request.of(inquiry, "", target -> {
            var headers = new HashMap<>(target.headers(outgoingRefund.refund()));
            headers.put("Content-Type", "application/json");
            return Call.post(target.at(OlePayGateway.path(inquiry) + "/refunds"), headers, body.write());
        });
    }

    private static Optional<String> refusal(Json error) {
        return error.at("code").text().filter(REFUSALS::contains);
    }

    private static RefundReply read(Inquiry inquiry, OutgoingRefund outgoingRefund, Json refund) {
        return OlePayEvents.reference(refund).equals(inquiry.reference())
                ? RefundReplies.about(outgoingRefund, OlePayReturns.refund(refund))
                : new RefundReply.Unknown(Replies.ANOTHER);
    }
}
