package dev.anxin.payment;

import java.util.Comparator;
import java.util.regex.Pattern;

/// Names one payment: the account it runs over, and the reference under which the merchant registered it.
///
/// @param account 1 to 40 small letters, digits and `-`
/// @param reference 1 to 128 visible ASCII characters
public record PaymentKey(String account, String reference) {
    public static final Comparator<PaymentKey> BY_NAME =
            Comparator.comparing(PaymentKey::account).thenComparing(PaymentKey::reference);

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,128}");

    /// @throws IllegalArgumentException naming which part has another form
    public PaymentKey {
        if (!isAccount(account)) {
            throw new IllegalArgumentException("the account is not 1 to 40 small letters, digits and '-'");
        }
        if (!isReference(reference)) {
            throw new IllegalArgumentException("the reference is not 1 to 128 visible ASCII characters");
        }
    }

    public static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    public PaymentKey withReference(String other) {
        return new PaymentKey(account, other);
    }

    @Override
    public String toString() {
        return account + "/" + reference;
    }
}
