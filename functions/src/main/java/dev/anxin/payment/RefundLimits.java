package dev.anxin.payment;

import java.util.Map;

/// How much money of one account may go back without a person's decision. The limits keep a shop that stopped
/// confirming, or a fault of ours, from sending back a day's takings before somebody looks.
///
/// @param hour the limit for each hour of the clock (UTC)
/// @param day the limit for each day (UTC)
/// @param unasked how much of one payment, in minor units by currency, where the gateway cannot be asked what it took
///     and its callbacks are all the proof there is; of a currency that is not named, nothing
public record RefundLimits(Limit hour, Limit day, Map<String, Long> unasked) {
    public RefundLimits(Limit hour, Limit day) {
        this(hour, day, Map.of());
    }

    /// @throws IllegalArgumentException as [Limit]
    public RefundLimits {
        unasked = new Limit(0, unasked).amounts();
    }

    /// Counts only, because how much money is a lot differs from shop to shop.
    public static final RefundLimits DEFAULT = new RefundLimits(new Limit(20, Map.of()), new Limit(100, Map.of()));

    /// @param refunds how many; 0: none at all
    /// @param amounts how much of a currency, in its minor units; a currency that is not named has no limit
    public record Limit(long refunds, Map<String, Long> amounts) {
        /// @throws IllegalArgumentException if a limit is negative, or a currency is none of ISO 4217
        public Limit {
            amounts = Map.copyOf(amounts);
            if (refunds < 0 || amounts.values().stream().anyMatch(amount -> amount < 0)) {
                throw new IllegalArgumentException("a limit of refunds is negative");
            }
            if (!amounts.keySet().stream().allMatch(Money::isCurrency)) {
                throw new IllegalArgumentException(
                        "a limit of refunds is in a currency that is no ISO 4217 code in capital letters");
            }
        }

        /// In minor units; for a currency without a limit, more than anybody pays.
        public long amount(String currency) {
            return amounts.getOrDefault(currency, Long.MAX_VALUE);
        }
    }
}
