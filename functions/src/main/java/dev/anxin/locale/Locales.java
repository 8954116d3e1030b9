package dev.anxin.locale;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The locales that customers can read. To add one, write its file and name it here.
public final class Locales {
    /// A merchant's own words need these; the others are an offer.
    public static final List<String> NEEDED = List.of("zh-CN", "en");

    private static final List<String> NAMES = List.of("zh-CN", "en", "zh-HK");

    private static final Map<String, Phrasebook> BOOKS = new LinkedHashMap<>();

    /// Where Chinese is written in traditional characters.
    private static final Set<String> TRADITIONAL = Set.of("HK", "MO", "TW");

    static {
        NAMES.forEach(name -> BOOKS.put(name, Phrasebook.read(name)));
    }

    private Locales() {}

    /// `zh-CN` and the others.
    public static List<String> names() {
        return NAMES;
    }

    public static Phrasebook in(String tag) {
        return BOOKS.getOrDefault(of(tag), english());
    }

    /// The locale for a reader of this one: itself if we have it, else what its readers know best. Chinese goes by
    /// its script, and all other languages read English.
    ///
    /// @param tag a language tag (BCP 47): `zh-Hant-TW`
    public static String of(String tag) {
        if (NAMES.contains(tag)) {
            return tag;
        }
        var asked = Locale.forLanguageTag(tag);
        if (!asked.getLanguage().equals("zh")) {
            return "en";
        }
        var traditional = asked.getScript().isEmpty()
                ? TRADITIONAL.contains(asked.getCountry())
                : asked.getScript().equals("Hant");
        return traditional ? "zh-HK" : "zh-CN";
    }

    /// Whether its readers read Chinese.
    public static boolean isChinese(String tag) {
        return of(tag).startsWith("zh");
    }

    private static Phrasebook english() {
        return Objects.requireNonNull(BOOKS.get("en"));
    }
}
