package dev.anxin.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalesTest {
    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN",
        "zh, zh-CN",
        "zh-SG, zh-CN",
        "zh-Hans-HK, zh-CN",
        "zh-HK, zh-HK",
        "zh-TW, zh-HK",
        "zh-MO, zh-HK",
        "zh-Hant, zh-HK",
        "zh-Hant-TW, zh-HK",
        "en, en",
        "en-GB, en",
        "fr, en",
        "'', en",
        "nonsense_!, en",
    })
    void everyReaderHasALocale(String tag, String locale) {
        assertThat(Locales.of(tag)).isEqualTo(locale);
        assertThat(Locales.in(tag).locale()).isEqualTo(locale);
    }

    @Test
    void everyFileHasTheSameTexts() {
        var first = names(Locales.in("en").words());
        assertThat(first).hasSizeGreaterThan(150);
        for (String locale : Locales.names()) {
            assertThat(names(Locales.in(locale).words())).as(locale).isEqualTo(first);
        }
    }

    /// But for signs of currencies, which are a locale's own.
    private static Set<String> names(Json words) {
        var names = new TreeSet<String>();
        words.members().forEach((name, value) -> {
            if (value.text().isPresent()) {
                names.add(name);
            } else if (!name.equals("currencies")) {
                names(value).forEach(inner -> names.add(name + " " + inner));
            }
        });
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{a} and {b} ~ 'A and '",
                "[by {a}|soon] ~ by A",
                "[by {b}|soon] ~ soon",
                "[by {b}] ~ ''",
                "x[{?a}yes][{?b}no] ~ xyes",
                "[{a}[ ({b})]] ~ A",
                "[{b}[ ({a})]|neither] ~ neither",
                "[{b}|{b}|{a}|last] ~ A",
                "{braces} ~ {a}[b]",
            })
    void fillsWhatIsThere(String pattern, String text) {
        var values = Map.of("a", "A", "b", "", "braces", "{a}[b]");
        assertThat(TextPattern.fill(pattern, name -> values.getOrDefault(name, "?")))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[open", "{open", "closed]", "[a]]", "[a|b"})
    void refusesHalfAPattern(String pattern) {
        assertThatThrownBy(() -> TextPattern.fill(pattern, name -> name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern);
    }

    @Test
    void namesATextThatIsMissing() {
        assertThatThrownBy(() -> Locales.in("en").message("paid", "poem", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("en has no text 'messages paid poem'");
        assertThatThrownBy(() -> Locales.in("en").message("paid", "lead", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("en has no text 'phrases order'");
    }
}
