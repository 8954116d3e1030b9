package dev.anxin.function.api;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.Mask;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads what merchants send, strictly: a mistyped name or type is named, never ignored. Echoes nothing
/// that was sent.
public final class RequestFields {
    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");

    /// What a reader sees something of: neither space nor control character. Spelt out, for languages differ in
    /// what they call white space, and the API's document has the same.
    private static final Pattern VISIBLE = Pattern.compile(
            "[^\\x00-\\x20\\x7f-\\xa0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]");

    /// One line that can be shown.
    private static final Pattern LINE = Pattern.compile("[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,200}");

    private RequestFields() {}

    public static boolean isBlank(String text) {
        return !VISIBLE.matcher(text).find();
    }

    /// The body of a request.
    ///
    /// @throws BadJson naming what is wrong with it
    public static Json body(ApiRequest request, Set<String> known) {
        var body = request.body().orElseThrow(() -> new BadJson("the body is marked as base64 and is none"));
        return object("the body", Json.parse(body), known);
    }

    /// @throws BadJson if it is no object, or has other members or one that is null: what there is nothing to say
    ///     of is left out
    public static Json object(String what, Json json, Set<String> known) {
        if (!(json instanceof Json.Fields(var members))) {
            throw new BadJson(what + " is no JSON object");
        }
        if (!known.containsAll(members.keySet())) {
            throw new BadJson("unknown fields in " + what + "; known are " + new TreeSet<>(known));
        }
        members.forEach((name, value) -> {
            if (!value.exists()) {
                throw new BadJson("'" + name + "' is null: leave it out if there is nothing to say");
            }
        });
        return json;
    }

    /// @throws BadJson if `account` is none
    public static String account(Json body) {
        var account = body.needText("account");
        if (!PaymentKey.isAccount(account)) {
            throw new BadJson("'account' is not 1 to 40 small letters, digits and '-'");
        }
        return account;
    }

    /// @throws BadJson naming what is wrong with `account` or `reference`
    public static PaymentKey key(Json body) {
        var key = named(() -> new PaymentKey(body.needText("account"), body.needText("reference")));
        fit("reference", key.reference());
        return key;
    }

    /// @throws BadJson naming what is wrong with `amount` or `currency`
    public static Money amount(Json body) {
        return named(() -> new Money(body.needWhole("amount"), body.needText("currency")));
    }

    /// @throws BadJson if there is no id of ours or the merchant's under `name`
    public static String id(Json body, String name) {
        var id = body.needText(name);
        if (!isId(id)) {
            throw new BadJson("'" + name + "' is not 1 to 64 visible ASCII characters");
        }
        return id;
    }

    /// The same, of something that is addressed by it later.
    ///
    /// @throws BadJson also if it could not stand in a path
    public static String pathId(Json body, String name) {
        var id = id(body, name);
        fit(name, id);
        return id;
    }

    /// Whether a text of visible ASCII can stand in a path as one part of it. Clients and proxies split paths at
    /// every `/`, and take `.` and `..` out, however they are encoded.
    private static boolean fitsPath(String text) {
        return !text.contains("/") && !text.equals(".") && !text.equals("..");
    }

    private static void fit(String name, String text) {
        if (!fitsPath(text)) {
            throw new BadJson("'" + name + "' has a '/' in it, or is '.' or '..', and must stand in a path");
        }
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// The text under `name`, or this where there is none.
    ///
    /// @throws BadJson if there is something else
    public static String text(Json body, String name, String otherwise) {
        return body.at(name).exists() ? body.needText(name) : otherwise;
    }

    /// What a person wrote for people, masked: it is kept and shown.
    ///
    /// @throws BadJson if it is not one line
    public static String maskedLine(Json body, String name) {
        var line = body.needText(name);
        if (isBlank(line) || !LINE.matcher(line).matches()) {
            throw new BadJson("'" + name + "' is not one line of 1 to 200 characters");
        }
        return Mask.text(line);
    }

    /// @throws BadJson if there is something else than true or false
    public static boolean truth(Json body, String name, boolean otherwise) {
        return switch (body.at(name)) {
            case Json.Truth(var value) -> value;
            case Json.Null _ -> otherwise;
            case Json.Text _, Json.Numeral _, Json.Items _, Json.Fields _ ->
                throw new BadJson("'" + name + "' is neither true nor false");
        };
    }

    /// The domain says what is wrong with a value; here it is the caller's mistake.
    private static <T> T named(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw new BadJson(String.valueOf(wrong.getMessage()));
        }
    }
}
