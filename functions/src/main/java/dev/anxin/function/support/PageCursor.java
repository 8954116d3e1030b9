package dev.anxin.function.support;

import dev.anxin.json.BadJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Where the next page of something begins, in a form that goes into an address as it is.
///
/// @param form what it looks like before it is encoded
record PageCursor(Pattern form) {
    static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty: the first page.
    ///
    /// @throws BadJson if it is not what [#encode] gave
    String decode(String text) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (place.isEmpty() || form.matcher(place).matches()) {
                return place;
            }
        } catch (IllegalArgumentException noBase64) {
            // said below
        }
        throw new BadJson("'cursor' is not what 'next' said");
    }
}
