package dev.anxin.simulation.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An expression cut into words, read from left to right, with what its placeholders stand for. All
/// expressions of one request share the placeholders, and each must be used by one of them.
final class ExpressionLexer {
    private static final Pattern WORD = Pattern.compile("\\s*([#:]?[A-Za-z_][A-Za-z0-9_]*|<>|<=|>=|[=<>(),.+-])\\s*");

    /// Expressions are texts in the program: few, and asked again and again.
    private static final int MOST_KNOWN = 1_000;

    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private final Placeholders placeholders;
    private final List<String> words;
    private int next;

    /// What `#name` and `:value` stand for in all expressions of a request.
    record Placeholders(Map<String, String> names, Map<String, AttributeValue> values, Set<String> used) {
        static Placeholders of(Map<String, String> names, Map<String, AttributeValue> values) {
            DynamoErrors.check(isNoneOrSome(names), "ExpressionAttributeNames must not be empty");
            DynamoErrors.check(isNoneOrSome(values), "ExpressionAttributeValues must not be empty");
            return new Placeholders(names, Normal.of(values), new HashSet<>());
        }

        /// The SDK has a map of its own for one that was not given.
        private static boolean isNoneOrSome(Map<String, ?> map) {
            return map instanceof SdkAutoConstructMap || !map.isEmpty();
        }

        /// DynamoDB refuses placeholders that no expression uses.
        void checkAllUsed() {
            names.keySet()
                    .forEach(name -> DynamoErrors.check(
                            used.contains(name),
                            "Value provided in ExpressionAttributeNames unused in expressions: keys: {" + name + "}"));
            values.keySet()
                    .forEach(name -> DynamoErrors.check(
                            used.contains(name),
                            "Value provided in ExpressionAttributeValues unused in expressions: keys: {" + name + "}"));
        }
    }

    ExpressionLexer(String expression, Placeholders placeholders) {
        this.placeholders = placeholders;
        this.words =
                KNOWN.size() < MOST_KNOWN ? KNOWN.computeIfAbsent(expression, ExpressionLexer::cut) : cut(expression);
    }

    private static List<String> cut(String expression) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(expression);
        int end = 0;
        while (end < expression.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new UnmodelledCall("the expression " + expression);
            }
            words.add(matcher.group(1));
            end = matcher.end();
        }
        return List.copyOf(words);
    }

    boolean atEnd() {
        return next == words.size();
    }

    String peek() {
        return atEnd() ? "" : words.get(next);
    }

    /// How many words were taken.
    int at() {
        return next;
    }

    /// Whether the word after the next is this one.
    boolean isFollowedBy(String word) {
        return next + 1 < words.size() && words.get(next + 1).equals(word);
    }

    String take() {
        DynamoErrors.check(!atEnd(), "Invalid expression: Syntax error; token: <EOF>");
        return words.get(next++);
    }

    /// Takes the next word if it is this one, in capitals or not.
    boolean skip(String word) {
        var is = peek().equalsIgnoreCase(word);
        next += is ? 1 : 0;
        return is;
    }

    void expect(String word) {
        var there = peek();
        DynamoErrors.check(skip(word), "Invalid expression: Syntax error; token: \"" + there + "\"");
    }

    List<String> path() {
        var names = new ArrayList<String>();
        do {
            names.add(name(take()));
        } while (skip("."));
        return List.copyOf(names);
    }

    private String name(String word) {
        if (!word.startsWith("#")) {
            DynamoErrors.check(
                    Character.isLetter(word.charAt(0)) || word.startsWith("_"),
                    "Invalid expression: Syntax error; token: \"" + word + "\"");
            DynamoErrors.check(
                    !ReservedWords.contain(word),
                    "Invalid expression: Attribute name is a reserved keyword; reserved keyword: " + word);
            return word;
        }
        DynamoErrors.check(
                placeholders.names().containsKey(word),
                "Invalid expression: An expression attribute name used in the document path is not defined; attribute name: "
                        + word);
        placeholders.used().add(word);
        return String.valueOf(placeholders.names().get(word));
    }

    AttributeValue value() {
        var word = take();
        var value = placeholders.values().get(word);
        if (value == null) {
            throw DynamoErrors.invalid(
                    "Invalid expression: An expression attribute value used in expression is not defined; attribute value: "
                            + word);
        }
        placeholders.used().add(word);
        return value;
    }
}
