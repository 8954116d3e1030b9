package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReplies;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.time.Duration;
import java.util.Set;

/// How money goes back over PayPal: `POST /v2/payments/captures/{id}/refund`, our id as its `PayPal-Request-Id` and its
/// `custom_id`.
final class PayPalRefundRequests {
    /// For how long PayPal knows a request id of a payment (payments_payment_v2.json, `paypal_request_id`).
    static final Duration KEY_LIFE = Duration.ofDays(45);

    /// Characters of a request id; a `custom_id` may have more.
    private static final int LONGEST_KEY = 108;

    /// By which PayPal says that this call was looked at, and moved nothing.
    private static final Set<String> REFUSALS = Set.of(
            "CANNOT_BE_NEGATIVE",
            "CANNOT_BE_ZERO_OR_NEGATIVE",
            "CAPTURE_FULLY_REFUNDED",
            "CURRENCY_MISMATCH",
            "DECIMALS_NOT_SUPPORTED",
            "DECIMAL_PRECISION",
            "INVALID_CURRENCY_CODE",
            "INVALID_PARAMETER_SYNTAX",
            "INVALID_PARAMETER_VALUE",
            "INVALID_RESOURCE_ID",
            "INVALID_STRING_LENGTH",
            "MAX_NUMBER_OF_REFUNDS_EXCEEDED",
            "MISSING_REQUIRED_PARAMETER",
            "PARTIAL_REFUND_NOT_ALLOWED",
            "PAYEE_ACCOUNT_LOCKED_OR_CLOSED",
            "PAYEE_ACCOUNT_RESTRICTED",
            "PAYER_ACCOUNT_LOCKED_OR_CLOSED",
            "PENDING_CAPTURE",
            "REFUND_AMOUNT_EXCEEDED",
            "REFUND_AMOUNT_TOO_LOW",
            "REFUND_CAPTURE_CURRENCY_MISMATCH",
            "REFUND_NOT_ALLOWED",
            "REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK",
            "REFUND_TIME_LIMIT_EXCEEDED",
            "TRANSACTION_DISPUTED");

    /// The merchant has to top up its account first: the refund waits for that, under its id.
    private static final String NOT_ENOUGH = "REFUND_FAILED_INSUFFICIENT_FUNDS";

    private static final Set<Integer> REFUSING = Set.of(400, 404, 422);

    private PayPalRefundRequests() {}

    static Question<RefundReply> question(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        return new Question<>(
                request(inquiry, outgoingRefund),
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.REFUND_ANSWER,
                        refund -> RefundReplies.about(outgoingRefund, PayPalRefunds.of(inquiry, refund)),
                        PayPalRefundRequests::refused,
                        RefundReply.Unknown::new),
                PayPalRefundRequests::isAboutThis);
    }

    private static Request request(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var captures = PayPalIds.all(inquiry, PayPalIds.CAPTURE);
        if (captures.size() != 1) {
            return new Request.Impossible(
                    captures.isEmpty()
                            ? "no capture of it is known"
                            : "it was captured in " + captures.size() + " parts: refund each at PayPal");
        }
        if (outgoingRefund.refund().length() > LONGEST_KEY) {
            return new Request.Impossible("its id is longer than a request id of PayPal's: " + LONGEST_KEY);
        }
        return PayPalAmounts.write(outgoingRefund.amount())
                .map(amount -> PayPalCalls.post(
                        inquiry,
                        PayPalCalls.path("/v2/payments/captures/", captures.getFirst()) + "/refund",
                        outgoingRefund.refund(),
                        Json.object("amount", amount, "custom_id", outgoingRefund.refund())))
                .orElseGet(() -> new Request.Impossible(outgoingRefund.amount() + " cannot be said in PayPal's units"));
    }

    private static RefundReply refused(PayPalReplies.Refusal refusal) {
        if (refusal.issues().contains(NOT_ENOUGH)) {
            return new RefundReply.Unknown("the merchant's balance is not enough: top it up, and it is tried again");
        }
        return isDefinite(refusal)
                ? new RefundReply.Rejected("the gateway refuses: " + String.join(", ", refusal.issues()))
                : new RefundReply.Unknown(refusal.words());
    }

    private static boolean isDefinite(PayPalReplies.Refusal refusal) {
        return REFUSING.contains(refusal.status())
                && !refusal.issues().isEmpty()
                && REFUSALS.containsAll(refusal.issues());
    }

    /// Some refusals of one refund come as 403, too, and say nothing of how PayPal itself is.
    private static boolean isAboutThis(Reply reply) {
        return PayPalReplies.<Boolean>read(
                reply,
                PayPalFields.REFUND_ANSWER,
                _ -> true,
                refusal -> refusal.issues().contains(NOT_ENOUGH) || isDefinite(refusal),
                _ -> false);
    }
}
