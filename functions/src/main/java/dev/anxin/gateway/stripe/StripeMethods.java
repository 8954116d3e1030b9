package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.privacy.Mask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// By which method a payment intent or charge is being paid. Most of Stripe's methods answer at once; its "delayed
/// notification payment methods" are these (docs.stripe.com/payments/payment-methods).
final class StripeMethods {
    private static final Map<String, MethodClass> CLASSES = Map.ofEntries(
            Map.entry("sepa_debit", MethodClass.DEBIT),
            Map.entry("us_bank_account", MethodClass.DEBIT),
            Map.entry("bacs_debit", MethodClass.DEBIT),
            Map.entry("au_becs_debit", MethodClass.DEBIT),
            Map.entry("acss_debit", MethodClass.DEBIT),
            Map.entry("nz_bank_account", MethodClass.DEBIT),
            Map.entry("boleto", MethodClass.VOUCHER),
            Map.entry("oxxo", MethodClass.VOUCHER),
            Map.entry("konbini", MethodClass.VOUCHER),
            Map.entry("multibanco", MethodClass.VOUCHER),
            Map.entry("customer_balance", MethodClass.TRANSFER));

    /// What `next_action.type` asks for, by method; its details stand beside it under the type's own name.
    private static final Map<String, String> SLIPS = Map.of(
            "boleto_display_details", "boleto",
            "oxxo_display_details", "oxxo",
            "konbini_display_details", "konbini",
            "multibanco_display_details", "multibanco",
            "display_bank_transfer_instructions", "customer_balance");

    /// The customer proves a bank account by sums that arrive there in a day or two.
    private static final String MICRODEPOSITS = "verify_with_microdeposits";

    private StripeMethods() {}

    /// An intent's news, and by which method it is being paid, where it says so.
    static List<News> with(News news, Json intent) {
        return join(List.of(news), ofIntent(intent));
    }

    static List<News> with(List<News> news, Json intent) {
        return join(news, ofIntent(intent));
    }

    /// A charge's news, and by which method it was made where that takes days. That it was a card is no news once money
    /// was taken, and would be another write.
    static List<News> withCharge(News news, Json charge) {
        var type = type(charge, "payment_method_details", "type").filter(named -> !isInstant(named));
        return join(List.of(news), type.map(named -> named(named, attempt(charge.at("id")))));
    }

    /// Of an attempt that failed only an instant method is news: nothing of a debit or a slip is under way any more.
    static List<News> withFailed(List<News> news, Json intent) {
        var type = type(intent, "last_payment_error", "payment_method", "type");
        return join(news, type.filter(StripeMethods::isInstant).map(Method::instant));
    }

    static List<News> withFailedCharge(News news, Json charge) {
        var type = type(charge, "payment_method_details", "type");
        return join(List.of(news), type.filter(StripeMethods::isInstant).map(Method::instant));
    }

    private static List<News> join(List<News> news, Optional<Method> method) {
        return Stream.concat(news.stream(), method.map(News.MethodNamed::new).stream())
                .toList();
    }

    /// What the customer is asked for names the method most surely, then the charge; of an intent that allows one
    /// method alone it is that one.
    private static Optional<Method> ofIntent(Json intent) {
        var action = type(intent, "next_action", "type").orElse("");
        if (SLIPS.containsKey(action)) {
            return Optional.of(slip(intent, intent.at("next_action", action), SLIPS.get(action)));
        }
        var only = only(intent);
        if (action.equals(MICRODEPOSITS)) {
            return Optional.of(Method.debit(only.orElse("us_bank_account"), ""));
        }
        if (!action.isEmpty()) {
            return Optional.of(Method.instant(only.orElse("")));
        }
        var charge = intent.at("latest_charge");
        return type(charge, "payment_method_details", "type")
                .or(() -> only)
                .map(type -> named(type, attempt(charge.text().isPresent() ? charge : charge.at("id"))));
    }

    private static Optional<String> only(Json intent) {
        var types = intent.at("payment_method_types").elements();
        return types.size() == 1 ? types.getFirst().text().filter(Mask::isCode) : Optional.empty();
    }

    private static Method slip(Json intent, Json details, String type) {
        var number = Stream.of("number", "reference")
                .flatMap(field -> details.at(field).text().stream())
                .filter(ForeignText::isId)
                .findFirst()
                .orElse("");
        return type.equals("customer_balance")
                ? Method.transfer(type, payBy(details), number, remaining(intent, details))
                : Method.voucher(type, payBy(details), number);
    }

    /// What is still to come, in the currency of the intent. What came beyond its amount stands nowhere in it: that is
    /// in the customer's cash balance (docs.stripe.com/payments/customer-balance).
    private static long remaining(Json intent, Json details) {
        var inCurrency = Json.object("remaining", details.at("amount_remaining"), "currency", intent.at("currency"));
        return StripeAmounts.read(inCurrency, "remaining") instanceof Amount.Exact(var money) ? money.minor() : -1;
    }

    /// OXXO calls it `expires_after`.
    private static Instant payBy(Json details) {
        return Stream.of("expires_at", "expires_after")
                .map(field -> Event.ofSeconds(details.at(field)))
                .filter(Instant.MIN::isBefore)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static Method named(String type, String attempt) {
        return switch (CLASSES.getOrDefault(type, MethodClass.INSTANT)) {
            case INSTANT -> Method.instant(type);
            case DEBIT -> Method.debit(type, attempt);
            case VOUCHER -> Method.voucher(type, Instant.MAX, "");
            case TRANSFER -> Method.transfer(type, Instant.MAX, "", -1);
        };
    }

    private static boolean isInstant(String type) {
        return !CLASSES.containsKey(type);
    }

    private static String attempt(Json id) {
        return id.text().filter(ForeignText::isId).orElse("");
    }

    private static Optional<String> type(Json object, String... path) {
        return object.at(path).text().filter(Mask::isCode);
    }
}
