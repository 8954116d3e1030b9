package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReplies;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How money goes back over Stripe: `POST /v1/refunds`, our id as its idempotency key and in its metadata.
final class StripeRefundRequests {
    /// Keys may be forgotten "after they're at least 24 hours old" (docs.stripe.com/api/idempotent_requests).
    static final Duration KEY_LIFE = Duration.ofHours(24);

    /// Kinds of errors that say: this call was looked at, and nothing was done. Not `api_error`,
    /// `idempotency_error` (the key was used for something else), `rate_limit_error`.
    private static final Set<String> REFUSALS = Set.of("invalid_request_error", "card_error");

    private StripeRefundRequests() {}

    static Question<RefundReply> question(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return new Question<>(
                request(inquiry, outgoingRefund),
                reply -> RefundReplies.read(
                        reply,
                        StripeFields.REFUND_ANSWER,
                        StripeRefundRequests::refusal,
                        refund -> read(inquiry, outgoingRefund, refund)));
    }

    private static Request request(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return StripeIds.paid(inquiry)
                .map(paid -> request(inquiry, outgoingRefund, paid))
                .orElse(StripeIds.NOTHING_TO_ASK_BY);
    }

    private static Request request(Inquiry inquiry, OutgoingRefund outgoingRefund, StripeIds.Paid paid) {
        return StripeAmounts.units(outgoingRefund.amount())
                .map(units -> StripeCalls.post(
                        inquiry, "/v1/refunds", outgoingRefund.refund(), form(paid, units, outgoingRefund.refund())))
                .orElseGet(() -> new Request.Impossible(outgoingRefund.amount() + " cannot be said in Stripe's units"));
    }

    private static String form(StripeIds.Paid paid, long units, String refund) {
        return String.join(
                "&",
                paid.asField(),
                StripeCalls.field("amount", units),
                StripeCalls.field("metadata[" + StripeRefunds.OUR_ID + "]", refund));
    }

    /// The error's code, or its type where it has none. `idempotency_...` and `rate_limit` are codes of
    /// calls that were not looked at, or of others under this key.
    private static Optional<String> refusal(Json error) {
        var code = error.at("code").text().orElse("");
        return error.at("type")
                .text()
                .filter(REFUSALS::contains)
                .filter(type -> !code.startsWith("idempotency") && !code.equals("rate_limit"))
                .map(type -> code.isEmpty() ? type : code);
    }

    private static RefundReply read(Inquiry inquiry, OutgoingRefund outgoingRefund, Json refund) {
        if (!refund.needText("object").equals("refund")) {
            return new RefundReply.Unknown("the answer is no refund");
        }
        return StripeIds.isOf(inquiry, refund)
                ? RefundReplies.about(outgoingRefund, StripeRefunds.of(refund))
                : new RefundReply.Unknown(Replies.ANOTHER);
    }
}
