package dev.anxin.notification;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.failure.Advice;

/// The catalogue's advice to a customer whose payment came to nothing.
public final class CustomerAdvice {
    private CustomerAdvice() {}

    /// Once a gateway has said "no", it is wrong to say "still confirming". The catalogue's words for such a
    /// code are for those who wait, so its neutral words take their place.
    public static Advice of(AccountAdvice account, String code) {
        var advice = account.after(code);
        return advice.cause().equals("unconfirmed") ? account.after("") : advice;
    }
}
