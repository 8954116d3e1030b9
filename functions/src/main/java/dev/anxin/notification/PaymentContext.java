package dev.anxin.notification;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.payment.RecoveryTimes;
import dev.anxin.payment.ShopFront;
import java.time.Instant;

/// What surrounds a payment when something is said of it.
///
/// @param shop as its account describes it; [ShopFront#NONE] if nobody knows
/// @param advice what its account says of its gateway's codes
/// @param pageUrl the customer's page, or empty
/// @param now when it is said: what is past then is not promised
/// @param times how long others like it took, as far as that is known and matters
public record PaymentContext(ShopFront shop, AccountAdvice advice, String pageUrl, Instant now, RecoveryTimes times) {
    public PaymentContext(ShopFront shop, AccountAdvice advice, String pageUrl, Instant now) {
        this(shop, advice, pageUrl, now, RecoveryTimes.NONE);
    }

    public PaymentContext with(RecoveryTimes others) {
        return new PaymentContext(shop, advice, pageUrl, now, others);
    }
}
