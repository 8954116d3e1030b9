package dev.anxin.notification;

import dev.anxin.failure.Advice;
import dev.anxin.failure.Catalogue;

/// The catalogue's advice to a customer whose payment came to nothing.
public final class CustomerAdvice {
    private CustomerAdvice() {}

    /// A gateway that has said "no" is not "still confirming": what the catalogue says of such a code is for
    /// those who wait, and its neutral words take its place.
    public static Advice of(String gateway, String code) {
        var advice = Catalogue.advice(gateway, code);
        return advice.cause().equals("unconfirmed") ? Catalogue.advice(gateway, "") : advice;
    }
}
