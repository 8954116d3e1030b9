package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page in WeChat's browser: Chromium 66 and WebKit of iOS 12 are the oldest that its engine comes from. What they
/// do not know must be left out, or do no harm. Source of the versions: MDN's browser compatibility data.
final class OldEngineTest {
    /// What ends the script there, and with it the links that it guards.
    private static final Map<String, String> SCRIPT = Map.ofEntries(
            Map.entry("optional chaining, Chromium 80", "\\?\\.[A-Za-z_\\[(]"),
            Map.entry("??, Chromium 80", "\\?\\?"),
            Map.entry("&&= and ||=, Chromium 85", "&&=|\\|\\|="),
            Map.entry("AbortSignal.timeout, Chromium 103", "AbortSignal\\.(timeout|any)"),
            Map.entry("replaceAll, Chromium 85", "\\.replaceAll\\("),
            Map.entry("at(), Chromium 92", "\\.at\\("),
            Map.entry("flat, flatMap, Chromium 69", "\\.flat(Map)?\\("),
            Map.entry("fromEntries, Chromium 73", "fromEntries"),
            Map.entry("allSettled and any, Chromium 76", "Promise\\.(allSettled|any)"),
            Map.entry("globalThis, Chromium 71", "\\bglobalThis\\b"),
            Map.entry("replaceChildren, Chromium 86", "replaceChildren"),
            Map.entry("structuredClone, Chromium 98", "structuredClone"),
            Map.entry("fields of classes, Chromium 72", "\\bclass\\s+\\w+"),
            Map.entry("Intl.RelativeTimeFormat, Chromium 71", "RelativeTimeFormat|ListFormat"),
            Map.entry("catch without a name, Chromium 66 and iOS 11.1", "catch\\s*\\{"));

    /// Selectors and rules that lose all that stands in them.
    private static final Map<String, String> STYLE = Map.of(
            ":is and :where, Chromium 88", ":(is|where|has)\\(",
            "nesting, Chromium 112", "&[ :.\\[]",
            "layers and containers, Chromium 99", "@(layer|container|scope|property)",
            "color-mix, Chromium 111", "color-mix|oklch|lab\\(",
            "inset, Chromium 87", "[{; ]inset(-inline|-block)?:",
            "aspect-ratio, Chromium 88", "[{; ]aspect-ratio:",
            "dynamic heights, Chromium 108", "\\d(dvh|svh|lvh|dvw)\\b",
            "logical shorthands, Chromium 87", "[{; ](margin|padding|border)-(inline|block):");

    /// Values that are passed over there: the same property, said before in words that they know, stays.
    private static final Pattern YOUNG_VALUE = Pattern.compile("\\b(clamp|min|max)\\(|\\banywhere\\b");

    private static final Pattern RULE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m:^\\s*//.*$|\\s//.*$)", Pattern.DOTALL);

    @Test
    void theScriptUsesNothingThatItDoesNotKnow() {
        assertThat(found(SCRIPT, Assets.SCRIPT.text())).isEmpty();
    }

    @Test
    void theStyleUsesNothingThatWouldLoseARule() {
        assertThat(found(STYLE, Assets.STYLE.text())).isEmpty();
    }

    @Test
    void everyYoungValueFollowsAnOldOne() {
        assertThat(withoutOldValue(Assets.STYLE.text())).isEmpty();
    }

    @Test
    void findsWhatItLooksFor() {
        assertThat(found(SCRIPT, "a?.b; x ?? y; fetch(u, { signal: AbortSignal.timeout(1) })"))
                .hasSize(3);
        assertThat(found(STYLE, "main:is(.a) { inset: 0; }")).hasSize(2);
        assertThat(withoutOldValue("a { width: min(1px, 2px); } b { width: 1px; width: min(1px, 2px); }"))
                .containsExactly("width: min(1px, 2px)");
    }

    private static List<String> found(Map<String, String> features, String text) {
        var code = COMMENT.matcher(text).replaceAll("");
        return features.entrySet().stream()
                .filter(feature ->
                        Pattern.compile(feature.getValue()).matcher(code).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static List<String> withoutOldValue(String style) {
        var faults = new ArrayList<String>();
        RULE.matcher(style).results().forEach(rule -> {
            var said = new HashSet<String>();
            for (var declaration : rule.group(1).split(";", -1)) {
                var name = declaration.split(":", 2)[0].strip();
                if (YOUNG_VALUE.matcher(declaration).find() && !said.contains(name)) {
                    faults.add(declaration.strip());
                } else {
                    said.add(name);
                }
            }
        });
        return faults;
    }
}
