package dev.anxin.simulation.table;

import dev.anxin.simulation.table.Words.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads DynamoDB's expressions, as far as Anxin writes them.
final class Expressions {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Words words;

    private Expressions(Words words) {
        this.words = words;
    }

    static Condition condition(String expression, Placeholders placeholders) {
        var reader = new Expressions(new Words(expression, placeholders));
        var condition = reader.or();
        Refused.check(reader.words.atEnd(), "Invalid expression: Syntax error; token: \"" + reader.words.peek() + "\"");
        return condition;
    }

    static List<Change> update(String expression, Placeholders placeholders) {
        var reader = new Expressions(new Words(expression, placeholders));
        var changes = new ArrayList<Change>();
        while (!reader.words.atEnd()) {
            reader.clause(changes);
        }
        var paths = changes.stream().map(Change::path).distinct().count();
        Refused.check(paths == changes.size(), "Invalid UpdateExpression: Two document paths overlap with each other");
        return changes;
    }

    static List<List<String>> projection(String expression, Placeholders placeholders) {
        var words = new Words(expression, placeholders);
        var paths = new ArrayList<List<String>>();
        do {
            paths.add(words.path());
        } while (words.skip(","));
        Refused.check(words.atEnd(), "Invalid ProjectionExpression: Syntax error; token: \"" + words.peek() + "\"");
        return paths;
    }

    private Condition or() {
        var left = and();
        while (words.skip("or")) {
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        var left = not();
        while (words.skip("and")) {
            left = new Condition.And(left, not());
        }
        return left;
    }

    private Condition not() {
        return words.skip("not") ? new Condition.Not(not()) : simple();
    }

    private Condition simple() {
        if (words.skip("(")) {
            var inner = or();
            words.expect(")");
            return inner;
        }
        return switch (words.peek().toLowerCase(Locale.ROOT)) {
            case "attribute_exists" -> new Condition.Exists(onlyPath());
            case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(onlyPath()));
            case "begins_with" -> {
                var both = both();
                yield new Condition.BeginsWith(both.getFirst(), both.getLast());
            }
            case "contains" -> {
                var both = both();
                yield new Condition.Contains(both.getFirst(), both.getLast());
            }
            default -> comparison();
        };
    }

    private Condition comparison() {
        var left = operand();
        var sign = words.take();
        if (!COMPARISONS.contains(sign)) {
            throw new NotModelled("the comparison " + sign);
        }
        return new Condition.Compare(left, sign, operand());
    }

    private Operand.Path onlyPath() {
        words.take();
        words.expect("(");
        var path = new Operand.Path(words.path());
        words.expect(")");
        return path;
    }

    private List<Operand> both() {
        words.take();
        words.expect("(");
        var first = operand();
        words.expect(",");
        var second = operand();
        words.expect(")");
        return List.of(first, second);
    }

    private Operand operand() {
        if (words.peek().startsWith(":")) {
            return new Operand.Literal(words.value());
        }
        return words.peek().toLowerCase(Locale.ROOT).equals("size")
                ? new Operand.Size(onlyPath())
                : new Operand.Path(words.path());
    }

    private void clause(List<Change> changes) {
        var clause = words.take().toLowerCase(Locale.ROOT);
        do {
            changes.add(
                    switch (clause) {
                        case "set" -> set();
                        case "remove" -> new Change.Remove(words.path());
                        case "add" -> new Change.Add(words.path(), words.value());
                        case "delete" -> new Change.Delete(words.path(), words.value());
                        default -> throw new NotModelled("the clause " + clause);
                    });
        } while (words.skip(","));
    }

    private Change set() {
        var path = words.path();
        words.expect("=");
        var value = assigned();
        if (words.skip("+")) {
            value = new Operand.Sum(value, assigned(), 1);
        } else if (words.skip("-")) {
            value = new Operand.Sum(value, assigned(), -1);
        }
        return new Change.Set(path, value);
    }

    private Operand assigned() {
        if (!words.peek().toLowerCase(Locale.ROOT).equals("if_not_exists")) {
            return operand();
        }
        words.take();
        words.expect("(");
        var path = new Operand.Path(words.path());
        words.expect(",");
        var otherwise = operand();
        words.expect(")");
        return new Operand.IfNotExists(path, otherwise);
    }
}
