package dev.anxin.function.api;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a page's form sends: `application/x-www-form-urlencoded`.
public final class FormFields {
    private FormFields() {}

    /// @return an object of texts
    /// @throws BadJson if it is no form, or a field stands twice in it
    public static Json of(ApiRequest request) {
        var body = request.body().orElseThrow(() -> new BadJson("the body is marked as base64 and is none"));
        Map<String, Json> fields = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            var halves = pair.split("=", 2);
            var value = Json.of(halves.length == 2 ? decoded(halves[1]) : "");
            if (!pair.isEmpty() && fields.putIfAbsent(decoded(halves[0]), value) != null) {
                throw new BadJson("a field stands twice in the form");
            }
        }
        return new Json.Fields(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            throw new BadJson("the body is no form");
        }
    }
}
