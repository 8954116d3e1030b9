package dev.anxin.locale;

import dev.anxin.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// All that customers read in one locale. Its file has
///
/// - `currencies`: signs of their own, by currency;
/// - `failures`: what helps, by the cause of a failure code;
/// - `messages`: the texts of each template;
/// - `frame`: what stands around them;
/// - `page`: what the customer's page says;
/// - `phrases`: what several of them say, by a name that texts use as they use values;
/// - `points`: how to find in a text that it says something, for the linter.
///
/// @param locale `zh-CN`
public record Phrasebook(String locale, Json words) {
    static Phrasebook read(String locale) {
        var file = locale + ".json";
        try (InputStream data = Phrasebook.class.getResourceAsStream(file)) {
            return new Phrasebook(
                    locale, Json.parse(Objects.requireNonNull(data, file).readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    /// A sign that this locale's readers know better than the usual one.
    public Optional<String> currencySign(String currency) {
        return words.at("currencies", currency).text();
    }

    /// By cause.
    public Map<String, Json> failures() {
        return words.at("failures").members();
    }

    /// A text of a message, filled in.
    ///
    /// @param template its id
    /// @param part `title`
    /// @param values by name: all that there are, and empty for what nobody knows
    /// @throws IllegalArgumentException naming what the file lacks
    public String message(String template, String part, Map<String, String> values) {
        return fill(values, "messages", template, part);
    }

    /// A text of the customer's page, filled in.
    ///
    /// @param part `headlines`
    /// @throws IllegalArgumentException naming what the file lacks
    public String page(String part, String name, Map<String, String> values) {
        return fill(values, "page", part, name);
    }

    /// What stands around messages.
    ///
    /// @throws IllegalArgumentException naming what the file lacks
    public String frame(String part, Map<String, String> values) {
        return fill(values, "frame", part);
    }

    /// A phrase that needs no values, or these.
    ///
    /// @throws IllegalArgumentException naming what the file lacks
    public String phrase(String name, Map<String, String> values) {
        return fill(values, "phrases", name);
    }

    /// How to find that a text says something.
    ///
    /// @param point `not-again`
    /// @throws IllegalArgumentException if the file does not say how
    public Pattern point(String point) {
        return Pattern.compile(text("points", point), Pattern.CASE_INSENSITIVE);
    }

    private String fill(Map<String, String> values, String... path) {
        return TextPattern.fill(text(path), name -> value(name, values));
    }

    private String value(String name, Map<String, String> values) {
        var value = values.get(name);
        return value == null ? phrase(name, values) : value;
    }

    private String text(String... path) {
        return words.at(path)
                .text()
                .orElseThrow(
                        () -> new IllegalArgumentException(locale + " has no text '" + String.join(" ", path) + "'"));
    }
}
