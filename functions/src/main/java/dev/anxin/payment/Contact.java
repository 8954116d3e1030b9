package dev.anxin.payment;

import java.util.regex.Pattern;

/// Where a customer can be reached. It is personal: it stands in an erasable item of its own, and in no fact,
/// topic or log. [#toString] shows none of it.
///
/// @param phone `+` and digits (E.164), or empty
/// @param mail or empty
/// @param name or empty
public record Contact(String phone, String mail, String name) {
    public static final Contact NONE = new Contact("", "", "");

    /// E.164: at most 15 digits behind the plus; the shortest numbers in use have 7.
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "Contact[...]";
    }
}
