package dev.anxin.gateway.adyen;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Why Adyen refused a payment: callbacks have the text, the API the number beside it
/// (docs.adyen.com/development-resources/refusal-reasons). The number is the code here. The text is not signed, and is
/// only shown as advice.
final class AdyenRefusals {
    private static final List<Refusal> ALL = List.of(
            new Refusal(2, "refused"),
            new Refusal(3, "referral"),
            new Refusal(4, "acquirer error"),
            new Refusal(5, "blocked card"),
            new Refusal(6, "expired card"),
            new Refusal(7, "invalid amount"),
            new Refusal(8, "invalid card number"),
            new Refusal(9, "issuer unavailable"),
            new Refusal(10, "not supported"),
            new Refusal(11, "3d not authenticated"),
            new Refusal(12, "not enough balance"),
            new Refusal(14, "acquirer fraud"),
            new Refusal(15, "cancelled"),
            new Refusal(16, "shopper cancelled"),
            new Refusal(17, "invalid pin"),
            new Refusal(18, "pin tries exceeded"),
            new Refusal(19, "pin validation not possible"),
            new Refusal(20, "fraud"),
            new Refusal(21, "not submitted"),
            new Refusal(22, "fraud-cancelled"),
            new Refusal(23, "transaction not permitted"),
            new Refusal(24, "cvc declined"),
            new Refusal(25, "restricted card"),
            new Refusal(26, "revocation of auth"),
            new Refusal(27, "declined non generic"),
            new Refusal(28, "withdrawal amount exceeded"),
            new Refusal(29, "withdrawal count exceeded"),
            new Refusal(31, "issuer suspected fraud"),
            new Refusal(32, "avs declined"),
            new Refusal(33, "card requires online pin"),
            new Refusal(34, "no checking account available on card"),
            new Refusal(35, "no savings account available on card"),
            new Refusal(36, "mobile pin required"),
            new Refusal(37, "contactless fallback"),
            new Refusal(38, "authentication required"),
            new Refusal(39, "rreq not received from ds"),
            new Refusal(40, "current aid is in penalty box"),
            new Refusal(41, "cvm required restart payment"),
            new Refusal(42, "3ds authentication error"),
            new Refusal(43, "online pin required"),
            new Refusal(44, "try another interface"),
            new Refusal(45, "chip downgrade mode"),
            new Refusal(46, "transaction blocked by adyen to prevent excessive retry fees"));

    private static final Map<String, String> NUMBERS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Refusal::text, refusal -> "" + refusal.number()));

    private AdyenRefusals() {}

    private record Refusal(int number, String text) {}

    /// In whatever letters the text is written; empty for one that is not known here.
    static String number(String text) {
        return NUMBERS.getOrDefault(text.strip().toLowerCase(Locale.ROOT), "");
    }
}
