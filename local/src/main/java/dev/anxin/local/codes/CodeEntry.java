package dev.anxin.local.codes;

import dev.anxin.failure.Advice;
import dev.anxin.failure.Catalogue;
import dev.anxin.failure.TextLinter;
import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.util.List;
import java.util.stream.Stream;

/// A code, what it means, and what helps.
///
/// @param meaning in English, or empty
record CodeEntry(String gateway, String code, String meaning, Advice advice) {
    static CodeEntry of(String gateway, String code, Meanings meanings) {
        return new CodeEntry(
                gateway,
                code,
                meanings.of(gateway, Catalogue.spelling(gateway, code)),
                Catalogue.advice(gateway, code));
    }

    /// All of a gateway.
    static Stream<CodeEntry> all(String gateway, Meanings meanings) {
        return Catalogue.codes(gateway).stream().map(code -> of(gateway, code, meanings));
    }

    /// Whether it has a cause, texts in every locale that can be shown, and a retry rule.
    boolean isResolved() {
        return advice.known()
                && !advice.cause().equals("unknown")
                && !advice.merchant().isBlank()
                && Locales.names().stream()
                        .allMatch(locale -> TextLinter.advice(locale)
                                .problems(advice.customer().in(locale), List.of())
                                .isEmpty());
    }

    Json json() {
        return Json.object("gateway", gateway, "code", code, "meaning", meaning, "advice", advice.json());
    }
}
