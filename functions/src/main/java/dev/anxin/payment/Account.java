package dev.anxin.payment;

import java.time.Duration;
import java.util.Set;

/// One configured relation of a merchant with a gateway.
///
/// @param name as in the callback's path; by default the gateway's
/// @param clients the client ids whose tokens may use it
/// @param window how long a customer can pay where the registration does not say
/// @param inquiryPolicy how its gateway is asked
/// @param refunds how much may go back without a person's word
/// @param shop what customers are shown of the shop
/// @param eventsUrl where the merchant's server hears of every outcome, or empty
/// @param sms whether waiting customers get text messages from us instead of the merchant's subscriber
public record Account(
        String name,
        String gateway,
        String merchant,
        Set<String> clients,
        Duration window,
        Terms terms,
        InquiryPolicy inquiryPolicy,
        RefundLimits refunds,
        ShopFront shop,
        String eventsUrl,
        boolean sms) {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

    /// Whether it can be a merchant's name: not empty, and without the `#` that separates the names in keys.
    public static boolean isMerchant(String name) {
        return !name.isBlank() && !name.contains("#");
    }

    /// @throws IllegalArgumentException if the window is not positive or over 30 days, or if the merchant's
    ///     name is empty or has a `#` in it, which separates the names in keys
    public Account {
        if (!isMerchant(merchant)) {
            throw new IllegalArgumentException("the merchant's name is empty or has a '#' in it");
        }
        clients = Set.copyOf(clients);
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("the time to pay in is not between a second and 30 days");
        }
    }
}
