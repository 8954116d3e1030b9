package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Words;
import dev.anxin.http.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// How Stripe is asked: by payment intent, or by checkout session, whichever of the payment's ids comes
/// first.
final class StripeQuestions {
    private static final String BASE = "https://api.stripe.com";

    /// The shape of answers that is read here; without it each account has that of the day it was made.
    private static final String VERSION = "2026-07-29.dahlia";

    private static final Question NO_ID =
            new Question.Impossible("neither its reference nor another id is a pi_ or a cs_");

    private StripeQuestions() {}

    static Question ask(Inquiry inquiry) {
        return first(inquiry, id -> isIntent(id) || isSession(id))
                .map(id -> isIntent(id)
                        ? get(inquiry, intent(id) + "?expand%5B%5D=latest_charge")
                        : get(inquiry, session(id) + "?expand%5B%5D=payment_intent"))
                .orElse(NO_ID);
    }

    /// The intent of a session cannot be cancelled: the session is expired instead, and takes it along.
    static Question close(Inquiry inquiry, String key) {
        return first(inquiry, StripeQuestions::isSession)
                .map(id -> session(id) + "/expire")
                .or(() -> first(inquiry, StripeQuestions::isIntent).map(id -> intent(id) + "/cancel"))
                .map(path -> post(inquiry, path, key))
                .orElse(NO_ID);
    }

    private static Question get(Inquiry inquiry, String path) {
        return Question.of(inquiry, BASE, target -> Call.get(target.at(path), versioned(target.headers())));
    }

    private static Question post(Inquiry inquiry, String path, String key) {
        return Question.of(inquiry, BASE, target -> Call.post(target.at(path), form(target.headers(key)), ""));
    }

    private static Map<String, String> versioned(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Stripe-Version", VERSION);
        return all;
    }

    /// An empty form is a form: stripe-mock refuses a call without its type.
    private static Map<String, String> form(Map<String, String> headers) {
        var all = versioned(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return all;
    }

    private static Optional<String> first(Inquiry inquiry, Predicate<String> kind) {
        return inquiry.ids().filter(kind).findFirst();
    }

    private static boolean isIntent(String id) {
        return id.startsWith("pi_");
    }

    private static boolean isSession(String id) {
        return id.startsWith("cs_");
    }

    private static String intent(String id) {
        return "/v1/payment_intents/" + Words.inPath(id);
    }

    private static String session(String id) {
        return "/v1/checkout/sessions/" + Words.inPath(id);
    }
}
