package dev.anxin.gateway;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.Mask;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words of strangers, made fit for logs, answers and keys.
public final class ForeignText {
    /// Longest id of an event, a refund or a dispute: a refund's is a reference of up to 128 characters and a
    /// purpose. DynamoDB allows 1,024 bytes for the whole sort key, Stripe 255 characters for an idempotency
    /// key.
    public static final int ID_LENGTH = 160;

    private static final Pattern ID = Pattern.compile("[!-~]{1," + ID_LENGTH + "}");

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private ForeignText() {}

    /// 1 to 160 visible ASCII characters.
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// @throws BadJson if there is no such id under `field`
    public static String needId(Json object, String field) {
        return object.at(field)
                .text()
                .filter(ForeignText::isId)
                .orElseThrow(() -> new BadJson(
                        "'" + field + "' is missing or is not 1 to " + ID_LENGTH + " visible ASCII characters"));
    }

    /// An id as one segment of a URL's path, or a word of its query (RFC 3986): all but unreserved characters
    /// escaped. `.` and `..`
    /// would mean another path: they are escaped too, and servers take them or refuse them.
    public static String inPath(String id) {
        var dots = id.equals(".") || id.equals("..");
        var escaped = new StringBuilder();
        for (byte octet : Bytes.utf8(id)) {
            var plain = UNRESERVED.indexOf(octet) >= 0 && !dots;
            escaped.append(plain ? String.valueOf((char) octet) : String.format(Locale.ROOT, "%%%02X", octet));
        }
        return escaped.toString();
    }

    /// `; present: v0, v2`, of at most five names; nothing for none.
    public static String present(Stream<String> names) {
        var some =
                names.filter(name -> !name.isEmpty()).limit(5).map(Mask::code).collect(Collectors.joining(", "));
        return some.isEmpty() ? "" : "; present: " + some;
    }
}
