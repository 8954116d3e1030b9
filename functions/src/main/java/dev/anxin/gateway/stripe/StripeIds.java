package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Request;
import dev.anxin.json.Json;
import java.util.Optional;
import java.util.function.Predicate;

/// Stripe's names of one payment: a checkout session, the intent that it makes, the charge that takes the
/// money.
final class StripeIds {
    static final Request NOTHING_TO_ASK_BY =
            new Request.Impossible("neither an intent (pi_) nor a charge (ch_, py_) of it is known");

    private StripeIds() {}

    /// What money is asked for by: an intent, or a charge that has none.
    ///
    /// @param field of a query or form
    record Paid(String field, String id) {
        String asField() {
            return StripeCalls.field(field, id);
        }
    }

    static Optional<Paid> paid(Inquiry inquiry) {
        return first(inquiry, StripeIds::isIntent)
                .map(id -> new Paid("payment_intent", id))
                .or(() -> first(inquiry, StripeIds::isCharge).map(id -> new Paid("charge", id)));
    }

    /// Whether a refund or a dispute is one of this payment.
    static boolean isOf(Inquiry inquiry, Json object) {
        var intent = StripeEvents.id(object, "payment_intent");
        var charge = StripeEvents.id(object, "charge");
        return inquiry.ids().anyMatch(id -> id.equals(intent) || id.equals(charge));
    }

    static Optional<String> first(Inquiry inquiry, Predicate<String> kind) {
        return inquiry.ids().filter(kind).findFirst();
    }

    /// Whether it names a payment, by whichever of its objects.
    static boolean isOfPayment(String id) {
        return isIntent(id) || isSession(id) || isCharge(id);
    }

    static boolean isIntent(String id) {
        return id.startsWith("pi_");
    }

    static boolean isSession(String id) {
        return id.startsWith("cs_");
    }

    /// Payments by other ways than cards may be called `py_`.
    private static boolean isCharge(String id) {
        return id.startsWith("ch_") || id.startsWith("py_");
    }
}
