package dev.anxin.page;

import dev.anxin.locale.Locales;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which of our locales a reader of the page gets: the one they chose on it; else the payment's, in which messages
/// come too, unless the browser says that its owner does not read it; then what the browser asks for first and we
/// have. Else the payment's.
public final class ReaderLocale {
    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    /// More is no browser's.
    private static final int LONGEST = 200;

    private ReaderLocale() {}

    /// @param chosen on the page, or empty
    /// @param accepted the browser's `accept-language`, or empty
    /// @param payment the payment's locale
    public static String of(String chosen, String accepted, String payment) {
        if (isOurs(Locale.forLanguageTag(chosen))) {
            return Locales.of(chosen);
        }
        var ours = accepted(accepted);
        return ours.isEmpty() || ours.contains(Locales.of(payment)) ? Locales.of(payment) : ours.getFirst();
    }

    /// Those that we have, best first.
    private static List<String> accepted(String header) {
        if (header.length() > LONGEST) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> ours(range.getRange()).stream())
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of(); // what a stranger's client sends; the payment's locale stands
        }
    }

    private static Optional<String> ours(String range) {
        var locale = Locale.forLanguageTag(range);
        return isOurs(locale) ? Optional.of(Locales.of(locale.toLanguageTag())) : Optional.empty();
    }

    private static boolean isOurs(Locale locale) {
        return LANGUAGES.contains(locale.getLanguage());
    }
}
