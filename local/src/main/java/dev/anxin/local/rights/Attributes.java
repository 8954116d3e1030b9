package dev.anxin.local.rights;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The attributes that the expressions of a request name, at the top of items.
final class Attributes {
    /// A name or its placeholder, where it is no part of another's path, no value and no function.
    private static final Pattern NAME = Pattern.compile("(?<![:#.\\w])(#?\\w*[A-Za-z_]\\w*)(?!\\w|\\s*\\()");

    private static final Pattern EQUALS = Pattern.compile("\\s*=\\s*(:\\w+)");

    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "between", "in", "set", "remove", "add", "delete");

    private Attributes() {}

    static Set<String> of(JsonNode body) {
        var names = new HashSet<String>();
        body.forEachEntry((field, value) -> {
            if (field.endsWith("Expression")) {
                NAME.matcher(value.asString(""))
                        .results()
                        .map(found -> found.group(1))
                        .filter(word -> !WORDS.contains(word.toLowerCase(Locale.ROOT)))
                        .map(word -> resolved(body, word))
                        .forEach(names::add);
            }
        });
        body.path("AttributesToGet").forEach(name -> names.add(name.asString("")));
        return names;
    }

    /// Which placeholder of a value a key condition compares that attribute with.
    static Optional<String> equalTo(JsonNode body, String attribute) {
        var condition = body.path("KeyConditionExpression").asString("");
        return NAME.matcher(condition)
                .results()
                .filter(found -> resolved(body, found.group(1)).equals(attribute))
                .map(found -> EQUALS.matcher(condition).region(found.end(), condition.length()))
                .filter(Matcher::lookingAt)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String resolved(JsonNode body, String word) {
        return word.startsWith("#")
                ? body.path("ExpressionAttributeNames").path(word).asString(word)
                : word;
    }
}
