package dev.anxin.gateway.adyen;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReplies;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import dev.anxin.privacy.Mask;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How money goes back over Adyen. A part by `/refunds`; all of it, where none went back before and nobody has told of
/// captures, by `/reversals`, which refunds what was captured and cancels what was not. Either is only taken on
/// (`received`): how it ends is told by callback, and cannot be asked.
final class AdyenRefundRequests {
    /// For how long keys are known at least (docs.adyen.com/development-resources/api-idempotency).
    static final Duration KEY_LIFE = Duration.ofDays(7);

    /// Statuses by which Adyen says that this call was looked at, and moved nothing.
    private static final Set<Integer> REFUSALS = Set.of(400, 422);

    /// Of another call under this key.
    private static final String SAME_KEY = "704";

    private AdyenRefundRequests() {}

    /// @param whole whether all of the payment goes back
    private record Plan(String psp, String reference, boolean whole, OutgoingRefund outgoingRefund) {
        String path() {
            return "/payments/" + ForeignText.inPath(psp) + (whole ? "/reversals" : "/refunds");
        }
    }

    static Question<RefundReply> question(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var psps =
                inquiry.otherIds().stream().filter(id -> !AdyenLinks.isLink(id)).toList();
        var reference = AdyenRefunds.reference(outgoingRefund.refund());
        if (psps.size() != 1) {
            return impossible(
                    psps.isEmpty()
                            ? "Adyen's id of the payment (pspReference) is not known yet"
                            : "Adyen took several payments under this reference: refund the right one there");
        }
        if (reference.isEmpty()) {
            return impossible("its id is too long to be a reference at Adyen");
        }
        var plan = new Plan(psps.getFirst(), reference.get(), isWhole(inquiry, outgoingRefund), outgoingRefund);
        return AdyenAmounts.write(outgoingRefund.amount())
                .map(amount -> question(inquiry, plan, amount))
                .orElseGet(() -> impossible(outgoingRefund.amount() + " cannot be said in Adyen's units"));
    }

    private static boolean isWhole(Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var before = inquiry.books().refunds().stream().anyMatch(refund -> !refund.equals(outgoingRefund.refund()));
        return !before && inquiry.books().asked().equals(outgoingRefund.amount());
    }

    private static Question<RefundReply> impossible(String why) {
        return new Question<>(new Request.Impossible(why), _ -> new RefundReply.Unknown(why));
    }

    private static Question<RefundReply> question(Inquiry inquiry, Plan plan, Json amount) {
        var key = AdyenSecret.first(inquiry.secrets());
        var account = key.map(AdyenSecret.Key::merchantAccount).orElse("");
        var body = plan.whole()
                ? Json.object("merchantAccount", account, "reference", plan.reference())
                : Json.object("merchantAccount", account, "amount", amount, "reference", plan.reference());
        return new Question<>(
                AdyenCalls.change(
                        inquiry, "POST", plan.path(), plan.outgoingRefund().refund(), body),
                reply -> read(plan, reply));
    }

    private static RefundReply read(Plan plan, Reply reply) {
        return switch (reply) {
            case Reply.Answered answered when REFUSALS.contains(answered.status()) -> refused(answered);
            case Reply.Answered _, Reply.None _ ->
                Replies.object(reply, AdyenFields.REFUND, answer -> taken(plan, answer), RefundReply.Unknown::new);
        };
    }

    private static RefundReply refused(Reply.Answered answered) {
        var code = code(answered);
        return code.isEmpty() || code.equals(SAME_KEY) || isTransient(answered)
                ? new RefundReply.Unknown("the gateway answers " + answered.status() + " " + code)
                : new RefundReply.Rejected("the gateway refuses: " + code);
    }

    private static boolean isTransient(Reply.Answered answered) {
        return "true".equals(answered.headers().get("transient-error"));
    }

    private static String code(Reply.Answered answered) {
        try {
            var error = AdyenFields.ERROR.keep(Json.parse(answered.body()));
            return error.at("errorCode").text().map(Mask::code).orElse("");
        } catch (BadJson rubbish) {
            return "";
        }
    }

    private static RefundReply taken(Plan plan, Json answer) {
        var same = answer.at("paymentPspReference").text().equals(Optional.of(plan.psp()))
                && answer.at("reference").text().equals(Optional.of(plan.reference()));
        if (!same) {
            return new RefundReply.Unknown(Replies.ANOTHER);
        }
        var isTaken = answer.at("status").text().equals(Optional.of("received"));
        var amount = plan.whole()
                ? plan.outgoingRefund().amount()
                : AdyenAmounts.read(answer.at("amount")).orNone();
        return isTaken
                ? RefundReplies.about(plan.outgoingRefund(), pending(plan, amount))
                : new RefundReply.Unknown("it is not said that the refund was taken on");
    }

    private static News pending(Plan plan, Money amount) {
        return new News.RefundReported(plan.outgoingRefund().refund(), Refund.Status.PENDING, amount);
    }
}
