package dev.anxin.payment;

import java.util.Locale;

/// What customers are shown of a shop; each is empty where it is not configured.
///
/// @param name as its customers know it
/// @param support where a person helps: a web, `mailto:` or `tel:` address, or words
/// @param orderUrl where the customer sees the order; `{order}` stands for its id
/// @param payAgainUrl where the customer pays again; `{order}` likewise
/// @param identityUrl where the customer proves who they are; `{order}` likewise
public record ShopFront(String name, String support, String orderUrl, String payAgainUrl, String identityUrl) {
    public static final ShopFront NONE = new ShopFront("", "", "", "");

    /// One whose customers prove nothing.
    public ShopFront(String name, String support, String orderUrl, String payAgainUrl) {
        this(name, support, orderUrl, payAgainUrl, "");
    }

    private static final String ORDER = "{order}";

    /// Where this order is shown, or empty.
    public String orderUrl(String order) {
        return orderUrl.replace(ORDER, encoded(order));
    }

    /// Where this order is paid again, or empty.
    public String payAgainUrl(String order) {
        return payAgainUrl.replace(ORDER, encoded(order));
    }

    /// Where who ordered this proves who they are, or empty.
    public String identityUrl(String order) {
        return identityUrl.replace(ORDER, encoded(order));
    }

    /// Percent-encoded (RFC 3986): an order's id is visible ASCII, and some of those characters have a meaning
    /// in a URL.
    private static String encoded(String order) {
        var text = new StringBuilder();
        order.chars().forEach(letter -> {
            var plain = Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0;
            text.append(plain ? Character.toString(letter) : String.format(Locale.ROOT, "%%%02X", letter));
        });
        return text.toString();
    }
}
