package dev.anxin.simulation.table;

import dev.anxin.simulation.table.ExpressionLexer.Placeholders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads DynamoDB's expressions, as far as Anxin writes them.
final class ExpressionReader {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> NOT_MODELLED = Set.of("between", "in", "attribute_type", "list_append");

    private final ExpressionLexer expressionLexer;
    private int openedAt = -1; // of the parenthesis that was closed last
    private int closedAt = -1;

    private ExpressionReader(ExpressionLexer expressionLexer) {
        this.expressionLexer = expressionLexer;
    }

    static Condition condition(String expression, Placeholders placeholders) {
        var reader = new ExpressionReader(new ExpressionLexer(expression, placeholders));
        var condition = reader.or();
        reader.checkEnd();
        return condition;
    }

    static List<UpdateClause> update(String expression, Placeholders placeholders) {
        var reader = new ExpressionReader(new ExpressionLexer(expression, placeholders));
        var changes = new ArrayList<UpdateClause>();
        var clauses = new HashSet<String>();
        do {
            DynamoErrors.check(
                    clauses.add(reader.expressionLexer.peek().toLowerCase(Locale.ROOT)),
                    "Invalid UpdateExpression: The \"" + reader.expressionLexer.peek()
                            + "\" section can only be used once in an update expression;");
            reader.clause(changes);
        } while (!reader.expressionLexer.atEnd());
        Operands.checkApart(changes.stream().map(UpdateClause::path).toList());
        return changes;
    }

    static List<List<String>> projection(String expression, Placeholders placeholders) {
        var expressionLexer = new ExpressionLexer(expression, placeholders);
        var paths = new ArrayList<List<String>>();
        do {
            paths.add(expressionLexer.path());
        } while (expressionLexer.skip(","));
        DynamoErrors.check(
                expressionLexer.atEnd(),
                "Invalid ProjectionExpression: Syntax error; token: \"" + expressionLexer.peek() + "\"");
        Operands.checkApart(paths);
        return paths;
    }

    private void checkEnd() {
        DynamoErrors.check(
                expressionLexer.atEnd(), "Invalid expression: Syntax error; token: \"" + expressionLexer.peek() + "\"");
    }

    private static Error notUnderstood(String word) {
        if (NOT_MODELLED.contains(word.toLowerCase(Locale.ROOT))) {
            return new UnmodelledCall("in an expression: " + word);
        }
        throw DynamoErrors.invalid("Invalid expression: Syntax error; token: \"" + word + "\"");
    }

    private Condition or() {
        var left = and();
        while (expressionLexer.skip("or")) {
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        var left = not();
        while (expressionLexer.skip("and")) {
            left = new Condition.And(left, not());
        }
        return left;
    }

    private Condition not() {
        return expressionLexer.skip("not") ? new Condition.Not(not()) : simple();
    }

    private Condition simple() {
        if (expressionLexer.peek().equals("(")) {
            return inParentheses();
        }
        return switch (expressionLexer.peek()) {
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
        var opens = expressionLexer.at();
        expressionLexer.expect("(");
        var inner = or();
        var redundant = openedAt == opens + 1 && closedAt == expressionLexer.at();
        DynamoErrors.check(!redundant, "Invalid expression: The expression has redundant parentheses;");
        expressionLexer.expect(")");
        openedAt = opens;
        closedAt = expressionLexer.at();
        return inner;
    }

    private Condition comparison() {
        var left = operand();
        var sign = expressionLexer.take();
        if (!COMPARISONS.contains(sign)) {
            throw notUnderstood(sign);
        }
        var right = operand();
        Operands.checkComparison(sign, left, right);
        return new Condition.Compare(left, sign, right);
    }

    private Operand.Path onlyPath() {
        expressionLexer.take();
        expressionLexer.expect("(");
        var path = new Operand.Path(expressionLexer.path());
        expressionLexer.expect(")");
        return path;
    }

    private List<Operand> both() {
        expressionLexer.take();
        expressionLexer.expect("(");
        var first = operand();
        expressionLexer.expect(",");
        var second = operand();
        expressionLexer.expect(")");
        return List.of(first, second);
    }

    private Operand operand() {
        if (expressionLexer.peek().startsWith(":")) {
            return new Operand.Literal(expressionLexer.value());
        }
        if (!expressionLexer.isFollowedBy("(")) {
            return new Operand.Path(expressionLexer.path());
        }
        if (!expressionLexer.peek().equals("size")) {
            throw notUnderstood(expressionLexer.peek());
        }
        return new Operand.Size(onlyPath());
    }

    private void clause(List<UpdateClause> changes) {
        var clause = expressionLexer.take().toLowerCase(Locale.ROOT);
        do {
            changes.add(
                    switch (clause) {
                        case "set" -> set();
                        case "remove" -> new UpdateClause.Remove(expressionLexer.path());
                        case "add" ->
                            new UpdateClause.Add(expressionLexer.path(), Operands.addable(expressionLexer.value()));
                        case "delete" ->
                            new UpdateClause.Delete(
                                    expressionLexer.path(), Operands.deletable(expressionLexer.value()));
                        default -> throw notUnderstood(clause);
                    });
        } while (expressionLexer.skip(","));
    }

    private UpdateClause set() {
        var path = expressionLexer.path();
        expressionLexer.expect("=");
        var value = assigned();
        if (expressionLexer.skip("+")) {
            value = new Operand.Sum(value, assigned(), 1);
        } else if (expressionLexer.skip("-")) {
            value = new Operand.Sum(value, assigned(), -1);
        }
        return new UpdateClause.Set(path, value);
    }

    private Operand assigned() {
        if (!expressionLexer.peek().equals("if_not_exists")) {
            return operand();
        }
        expressionLexer.take();
        expressionLexer.expect("(");
        var path = new Operand.Path(expressionLexer.path());
        expressionLexer.expect(",");
        var otherwise = operand();
        expressionLexer.expect(")");
        return new Operand.IfNotExists(path, otherwise);
    }
}
