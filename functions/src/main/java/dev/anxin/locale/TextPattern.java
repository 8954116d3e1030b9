package dev.anxin.locale;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// A text with gaps. `{name}` is filled with a value. Of `[... {name} ...|...]` the first alternative counts whose
/// values are all there, and nothing if there is none. `{?name}` asks for a value and does not say it. Values are
/// taken as they are: what looks like a gap in them is none.
final class TextPattern {
    private final String pattern;
    private final UnaryOperator<String> values;
    private int at;

    private TextPattern(String pattern, UnaryOperator<String> values) {
        this.pattern = pattern;
        this.values = values;
    }

    /// @param values by name; empty for what is not there
    /// @throws IllegalArgumentException if a bracket is not closed, or closed without being open
    static String fill(String pattern, UnaryOperator<String> values) {
        var filler = new TextPattern(pattern, values);
        var all = filler.part("]");
        if (filler.at < pattern.length()) {
            throw new IllegalArgumentException("']' without '[' in: " + pattern);
        }
        return all.text();
    }

    /// @param whole whether all its values were there
    private record Part(String text, boolean whole) {}

    /// Up to one of these characters, or to the end.
    private Part part(String ends) {
        var text = new StringBuilder();
        var whole = true;
        while (at < pattern.length() && ends.indexOf(pattern.charAt(at)) < 0) {
            char letter = pattern.charAt(at);
            at++;
            if (letter == '{') {
                var name = name();
                var silent = name.startsWith("?");
                var value = values.apply(silent ? name.substring(1) : name);
                whole &= !value.isEmpty();
                text.append(silent ? "" : value);
            } else if (letter == '[') {
                text.append(choice());
            } else {
                text.append(letter);
            }
        }
        return new Part(text.toString(), whole);
    }

    private String choice() {
        var chosen = Optional.<String>empty();
        while (true) {
            var alternative = part("|]");
            if (chosen.isEmpty() && alternative.whole()) {
                chosen = Optional.of(alternative.text());
            }
            if (at == pattern.length()) {
                throw new IllegalArgumentException("'[' without ']' in: " + pattern);
            }
            at++;
            if (pattern.charAt(at - 1) == ']') {
                return chosen.orElse("");
            }
        }
    }

    private String name() {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
            throw new IllegalArgumentException("'{' without '}' in: " + pattern);
        }
        var name = pattern.substring(at, end);
        at = end + 1;
        return name;
    }
}
