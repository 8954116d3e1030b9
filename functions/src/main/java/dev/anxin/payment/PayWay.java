package dev.anxin.payment;

import java.util.Locale;
import java.util.Map;

/// One of a merchant's ways to pay an order again.
///
/// @param isElsewhere whether another account takes the money, so that it is never the same payment
/// @param url where the customer pays that way; `{order}` stands for the order's id
/// @param names what its button says, by locale; none: only that it is to pay again
public record PayWay(boolean isElsewhere, String url, Map<String, String> names) {
    /// Ways of one account: a button each, in the small screen of a telephone.
    public static final int MOST = 5;

    /// Letters of a name: two lines of a button in the small screen of a telephone.
    public static final int LONGEST_NAME = 40;

    /// @throws IllegalArgumentException if a name is empty, too long or has a line break in it
    public PayWay {
        names = Map.copyOf(names);
        names.forEach((locale, name) -> {
            var length = name.codePointCount(0, name.length());
            if (name.isBlank() || length > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the name of a way to pay in '%s' is not 1 to %d letters in one line",
                        locale,
                        LONGEST_NAME));
            }
        });
    }

    /// In the words of the page, by an address alone.
    static PayWay unnamed(String url) {
        return new PayWay(false, url, Map.of());
    }

    /// What its button says, or empty.
    public String nameIn(String locale) {
        return names.getOrDefault(locale, "");
    }

    PayWay withUrl(String filled) {
        return new PayWay(isElsewhere, filled, names);
    }
}
