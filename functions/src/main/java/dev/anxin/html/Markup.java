package dev.anxin.html;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of HTML that is safe to send: text gets into it escaped, and there is no other way in.
///
/// @param html well-formed by construction
public record Markup(String html) {
    public static final Markup NONE = new Markup("");

    /// Text between tags or in a quoted attribute.
    public static Markup text(String text) {
        return new Markup(escaped(text));
    }

    /// `<name attributes>children</name>`.
    public static Markup element(String name, Map<String, String> attributes, Markup... children) {
        var inside = Stream.of(children).map(Markup::html).collect(Collectors.joining());
        return new Markup(open(name, attributes) + inside + "</" + name + ">");
    }

    /// An element that has no end: `meta`, `link`.
    public static Markup empty(String name, Map<String, String> attributes) {
        return new Markup(open(name, attributes));
    }

    public static Markup all(Stream<Markup> pieces) {
        return new Markup(pieces.map(Markup::html).collect(Collectors.joining()));
    }

    /// Attributes in their order: name, value, name, value.
    public static Map<String, String> with(String... namesAndValues) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    private static String open(String name, Map<String, String> attributes) {
        var written = attributes.entrySet().stream()
                .map(attribute -> " " + attribute.getKey() + "=\"" + escaped(attribute.getValue()) + "\"")
                .collect(Collectors.joining());
        return "<" + name + written + ">";
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(letter);
            }
        });
        return safe.toString();
    }
}
