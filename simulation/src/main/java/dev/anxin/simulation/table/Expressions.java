package dev.anxin.simulation.table;

import dev.anxin.simulation.table.Words.Placeholders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads DynamoDB's expressions, as far as Anxin writes them.
final class Expressions {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> NOT_MODELLED = Set.of("between", "in", "attribute_type", "list_append");

    private final Words words;
    private int openedAt = -1; // of the parenthesis that was closed last
    private int closedAt = -1;

    private Expressions(Words words) {
        this.words = words;
    }

    static Condition condition(String expression, Placeholders placeholders) {
        var reader = new Expressions(new Words(expression, placeholders));
        var condition = reader.or();
        reader.checkEnd();
        return condition;
    }

    static List<Change> update(String expression, Placeholders placeholders) {
        var reader = new Expressions(new Words(expression, placeholders));
        var changes = new ArrayList<Change>();
        var clauses = new HashSet<String>();
        do {
            Refused.check(
                    clauses.add(reader.words.peek().toLowerCase(Locale.ROOT)),
                    "Invalid UpdateExpression: The \"" + reader.words.peek()
                            + "\" section can only be used once in an update expression;");
            reader.clause(changes);
        } while (!reader.words.atEnd());
        Operands.checkApart(changes.stream().map(Change::path).toList());
        return changes;
    }

    static List<List<String>> projection(String expression, Placeholders placeholders) {
        var words = new Words(expression, placeholders);
        var paths = new ArrayList<List<String>>();
        do {
            paths.add(words.path());
        } while (words.skip(","));
        Refused.check(words.atEnd(), "Invalid ProjectionExpression: Syntax error; token: \"" + words.peek() + "\"");
        Operands.checkApart(paths);
        return paths;
    }

    private void checkEnd() {
        Refused.check(words.atEnd(), "Invalid expression: Syntax error; token: \"" + words.peek() + "\"");
    }

    private static Error notUnderstood(String word) {
        if (NOT_MODELLED.contains(word.toLowerCase(Locale.ROOT))) {
            return new NotModelled("in an expression: " + word);
        }
        throw Refused.invalid("Invalid expression: Syntax error; token: \"" + word + "\"");
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
        if (words.peek().equals("(")) {
            return inParentheses();
        }
        return switch (words.peek()) {
            case "attribute_exists" -> new Condition.Exists(onlyPath());
            case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(onlyPath()));
            case "begins_with" -> {
                var both = both();
                Operands.checkBegin(both.getFirst(), both.getLast());
                yield new Condition.BeginsWith(both.getFirst(), both.getLast());
            }
            case "contains" -> {
                var both = both();
                Operands.checkDistinct("contains", both.getFirst(), both.getLast());
                yield new Condition.Contains(both.getFirst(), both.getLast());
            }
            default -> comparison();
        };
    }

    private Condition inParentheses() {
        var opens = words.at();
        words.expect("(");
        var inner = or();
        var redundant = openedAt == opens + 1 && closedAt == words.at();
        Refused.check(!redundant, "Invalid expression: The expression has redundant parentheses;");
        words.expect(")");
        openedAt = opens;
        closedAt = words.at();
        return inner;
    }

    private Condition comparison() {
        var left = operand();
        var sign = words.take();
        if (!COMPARISONS.contains(sign)) {
            throw notUnderstood(sign);
        }
        var right = operand();
        Operands.checkComparison(sign, left, right);
        return new Condition.Compare(left, sign, right);
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
        if (!words.isFollowedBy("(")) {
            return new Operand.Path(words.path());
        }
        if (!words.peek().equals("size")) {
            throw notUnderstood(words.peek());
        }
        return new Operand.Size(onlyPath());
    }

    private void clause(List<Change> changes) {
        var clause = words.take().toLowerCase(Locale.ROOT);
        do {
            changes.add(
                    switch (clause) {
                        case "set" -> set();
                        case "remove" -> new Change.Remove(words.path());
                        case "add" -> new Change.Add(words.path(), Operands.addable(words.value()));
                        case "delete" -> new Change.Delete(words.path(), Operands.deletable(words.value()));
                        default -> throw notUnderstood(clause);
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
        if (!words.peek().equals("if_not_exists")) {
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
