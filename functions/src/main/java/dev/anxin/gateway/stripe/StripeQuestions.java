package dev.anxin.gateway.stripe;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.ledger.News;
import java.util.List;

/// How Stripe is asked: by payment intent, or by checkout session, whichever of the payment's ids comes
/// first. The charge is put into the answer, for it alone says when the money was taken.
final class StripeQuestions {
    private static final Request NO_ID =
            new Request.Impossible("neither its reference nor another id is a pi_ or a cs_");

    private StripeQuestions() {}

    static Question<List<News>> payment(Inquiry inquiry) {
        var request = StripeIds.first(inquiry, id -> StripeIds.isIntent(id) || StripeIds.isSession(id))
                .map(id -> StripeIds.isIntent(id)
                        ? StripeCalls.get(inquiry, intent(id) + "?expand%5B%5D=latest_charge")
                        : StripeCalls.get(inquiry, session(id) + "?expand%5B%5D=payment_intent.latest_charge"))
                .orElse(NO_ID);
        return about(inquiry, request);
    }

    /// The intent of a session cannot be cancelled: the session is expired instead, and takes it along.
    static Question<List<News>> close(Inquiry inquiry, String key) {
        var request = StripeIds.first(inquiry, StripeIds::isSession)
                .map(id -> session(id) + "/expire")
                .or(() -> StripeIds.first(inquiry, StripeIds::isIntent).map(id -> intent(id) + "/cancel"))
                .map(path -> StripeCalls.post(inquiry, path, key, ""))
                .orElse(NO_ID);
        return about(inquiry, request);
    }

    private static Question<List<News>> about(Inquiry inquiry, Request request) {
        return new Question<>(
                request,
                reply -> Replies.read(
                        reply, StripeFields.ANSWER, "resource_missing", object -> StripeAnswers.read(inquiry, object)));
    }

    private static String intent(String id) {
        return "/v1/payment_intents/" + ForeignText.inPath(id);
    }

    private static String session(String id) {
        return "/v1/checkout/sessions/" + ForeignText.inPath(id);
    }
}
