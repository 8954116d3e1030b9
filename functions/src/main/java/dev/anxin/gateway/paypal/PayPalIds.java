package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Inquiry;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// By which ids PayPal speaks of a payment. Its reference is the order's id. Captures and authorisations have ids of
/// the same form, and so stand with a word before them: `capture:2GG279541U471931P`.
final class PayPalIds {
    static final String CAPTURE = "capture:";
    static final String AUTHORIZATION = "authorization:";

    private static final Pattern ID = Pattern.compile("[0-9A-Z]{1,36}");

    private PayPalIds() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Optional<String> order(Inquiry inquiry) {
        return Optional.of(inquiry.reference()).filter(PayPalIds::isId);
    }

    /// Of the captures or authorisations of a payment, without the word.
    static List<String> all(Inquiry inquiry, String kind) {
        return inquiry.ids()
                .filter(id -> id.startsWith(kind))
                .map(id -> id.substring(kind.length()))
                .filter(PayPalIds::isId)
                .distinct()
                .toList();
    }

    /// That the payment has this id too, if that is new.
    static Optional<News> named(Inquiry inquiry, String kind, String id) {
        return Optional.of(kind + id)
                .filter(_ -> isId(id))
                .filter(alias -> inquiry.ids().noneMatch(alias::equals))
                .map(News.AlsoKnownAs::new);
    }
}
