package dev.anxin.function.lookup;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.FormFields;
import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a customer knows of an order.
///
/// @param order 1 to 64 visible ASCII characters
/// @param amount as they wrote it
record LookUpRequest(String order, String amount) {
    private static final Set<String> FIELDS = Set.of("order", "amount");

    /// Bytes. Both fields of full length, with three letters (`%F0`) to each byte.
    private static final int LARGEST_BODY = 2 * 1024;

    private static final int LONGEST_ORDER = 64;
    private static final int LONGEST_AMOUNT = 40;
    private static final int MOST_DIGITS = 18; // of a long
    private static final Pattern ORDER = Pattern.compile("[!-~]{1,64}");

    /// Signs and names of currencies, and spaces.
    private static final Pattern BESIDE = Pattern.compile("[\\p{L}\\p{Sc}\\s]");

    /// Whole groups of three, or none; and what stands behind the point.
    private static final String WHOLE = "(\\d{1,3}(?:[,.']\\d{3})*|\\d{1,16})";

    private static final Pattern NUMBER = Pattern.compile(WHOLE + "(?:[.,](\\d{1,2}))?");

    /// `1.290` of a currency with three digits behind the point, which else is over a thousand.
    private static final Pattern THREE_DIGITS = Pattern.compile(WHOLE + "[.,](\\d{3})");

    static boolean isTooLarge(ApiRequest request) {
        return request.body().filter(body -> body.length > LARGEST_BODY).isPresent();
    }

    /// @throws BadJson naming what is wrong with the body. An order that cannot be one is merely not found
    static LookUpRequest read(ApiRequest request) {
        var isJson = request.headers().getOrDefault("content-type", "").startsWith("application/json");
        var fields = isJson
                ? RequestFields.body(request, FIELDS)
                : RequestFields.object("the form", FormFields.of(request), FIELDS);
        return new LookUpRequest(plain(fields, "order", LONGEST_ORDER), plain(fields, "amount", LONGEST_AMOUNT));
    }

    /// Phones write full-width letters and digits where Chinese is written.
    private static String plain(Json fields, String name, int longest) {
        var text = fields.needText(name);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
            throw new BadJson("'" + name + "' has not 1 to " + longest + " characters");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    boolean isOrder() {
        return ORDER.matcher(order).matches();
    }

    /// Whether they wrote this amount, with or without its currency: `¥1,290.00`, `1290`, `1.290,00 EUR`.
    boolean isAmount(Money money) {
        if (money.equals(Money.NONE)) {
            return false;
        }
        var number = BESIDE.matcher(amount).replaceAll("");
        return isAmount(money, NUMBER.matcher(number)) || isAmount(money, THREE_DIGITS.matcher(number));
    }

    private static boolean isAmount(Money money, Matcher number) {
        if (!number.matches()) {
            return false;
        }
        var fraction = Objects.requireNonNullElse(number.group(2), "");
        var digits = Money.digits(money.currency());
        if (fraction.length() > digits) {
            return false;
        }
        var text = number.group(1).replaceAll("\\D", "") + fraction + "0".repeat(digits - fraction.length());
        return text.length() <= MOST_DIGITS && Long.parseLong(text) == money.minor();
    }
}
