package dev.anxin.payment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What customers are shown of a shop; each is empty where it is not configured.
///
/// @param name as its customers know it
/// @param support where a person helps: a web, `mailto:` or `tel:` address, or words; `{order}` stands for its id
/// @param orderUrl where the customer sees the order; `{order}` likewise
/// @param payAgainUrl where the customer pays again; `{order}` likewise
/// @param identityUrl where the customer proves who they are; `{order}` likewise
/// @param names by locale, for readers whom another name than the usual one suits
/// @param supports likewise
/// @param ways to pay again, in the merchant's order, in place of `payAgainUrl` where one of them can be offered
public record ShopFront(
        String name,
        String support,
        String orderUrl,
        String payAgainUrl,
        String identityUrl,
        Map<String, String> names,
        Map<String, String> supports,
        List<PayWay> ways) {
    public static final ShopFront NONE = new ShopFront("", "", "", "");

    public ShopFront {
        names = Map.copyOf(names);
        supports = Map.copyOf(supports);
        ways = List.copyOf(ways);
    }

    /// The same for all readers.
    public ShopFront(String name, String support, String orderUrl, String payAgainUrl) {
        this(name, support, orderUrl, payAgainUrl, "", Map.of(), Map.of(), List.of());
    }

    private static final String ORDER = "{order}";

    /// What is no address is words.
    private static final Pattern ADDRESS = Pattern.compile("^[a-z]+:");

    /// As readers of this locale know it, or empty.
    public String nameIn(String locale) {
        return names.getOrDefault(locale, name);
    }

    /// Where a person helps readers of this locale with this order, or empty.
    public String supportFor(String order, String locale) {
        var address = supports.getOrDefault(locale, support);
        return address.replace(ORDER, ADDRESS.matcher(address).find() ? encoded(order) : order);
    }

    /// Where this order is shown, or empty.
    public String orderUrl(String order) {
        return orderUrl.replace(ORDER, encoded(order));
    }

    /// How this order is paid again, in the merchant's order.
    ///
    /// @param byNewPayment whether another payment may take its money; if not, another account's ways are left out
    public List<PayWay> waysToPay(String order, boolean byNewPayment) {
        var offered =
                ways.stream().filter(way -> byNewPayment || !way.isElsewhere()).toList();
        return (offered.isEmpty() && !payAgainUrl.isEmpty() ? List.of(PayWay.unnamed(payAgainUrl)) : offered)
                .stream()
                        .map(way -> way.withUrl(way.url().replace(ORDER, encoded(order))))
                        .toList();
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
