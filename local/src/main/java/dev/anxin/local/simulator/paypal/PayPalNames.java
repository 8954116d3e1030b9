package dev.anxin.local.simulator.paypal;

import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Ids;
import java.util.Locale;

/// Ids as PayPal makes them: 17 digits and capital letters. Those of a payment's captures and of its authorisation
/// differ in their last two.
final class PayPalNames {
    private static final int LENGTH = 17;

    private PayPalNames() {}

    static String of(String text) {
        return DerivedNames.letters(text, LENGTH).toUpperCase(Locale.ROOT);
    }

    static Ids ids(String hint, long seed) {
        return new Ids(of(seed + hint), stem(of(seed + hint + "payment")) + "00");
    }

    private static String stem(String id) {
        return id.substring(0, LENGTH - 2);
    }

    /// @param number of the attempt that made it, counted from 1
    static String capture(GatewayPayment payment, int number) {
        return stem(payment.ids().own()) + (char) ('A' + number / 10 % 26) + number % 10;
    }

    static String authorization(GatewayPayment payment) {
        return stem(payment.ids().own()) + "0A";
    }

    /// By which the books know the payment of a capture or an authorisation.
    static String own(String id) {
        return id.length() == LENGTH ? stem(id) + "00" : id;
    }
}
