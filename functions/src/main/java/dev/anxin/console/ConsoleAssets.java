package dev.anxin.console;

import dev.anxin.html.Asset;
import java.util.List;
import java.util.stream.Collectors;

/// The console's script, with its words in each language before it, and its style.
public final class ConsoleAssets {
    /// Languages in which it speaks.
    static final List<String> LANGUAGES = List.of("en", "zh-CN");

    public static final Asset SCRIPT =
            new Asset(words() + Asset.beside(ConsoleAssets.class, "console.js").text());

    public static final Asset STYLE = Asset.beside(ConsoleAssets.class, "console.css");

    private ConsoleAssets() {}

    private static String words() {
        return LANGUAGES.stream()
                .map(language -> "\"" + language + "\": "
                        + Asset.beside(ConsoleAssets.class, language + ".json").text())
                .collect(Collectors.joining(",", "const WORDS = {", "};\n"));
    }
}
