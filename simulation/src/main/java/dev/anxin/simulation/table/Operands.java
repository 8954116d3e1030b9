package dev.anxin.simulation.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB refuses in an expression whatever the item is.
final class Operands {
    private static final Set<AttributeValue.Type> ORDERED =
            EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.N, AttributeValue.Type.B);
    private static final Set<AttributeValue.Type> BEGUN = EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.B);
    private static final Set<AttributeValue.Type> SETS = EnumSet.of(AttributeValue.Type.SS, AttributeValue.Type.NS);

    private Operands() {}

    static void checkDistinct(String sign, Operand left, Operand right) {
        var same = left instanceof Operand.Path && left.equals(right);
        DynamoErrors.check(
                !same,
                "The first operand must be distinct from the remaining operands for this operator or function; operator: "
                        + sign);
    }

    /// @param sign of a comparison: `=` and `<>` compare anything
    static void checkComparison(String sign, Operand left, Operand right) {
        checkDistinct(sign, left, right);
        if (!sign.equals("=") && !sign.equals("<>")) {
            checkType(sign, left, ORDERED);
            checkType(sign, right, ORDERED);
        }
    }

    static void checkBegin(Operand whole, Operand begin) {
        checkDistinct("begins_with", whole, begin);
        checkType("begins_with", begin, BEGUN);
    }

    private static void checkType(String operator, Operand operand, Set<AttributeValue.Type> types) {
        if (operand instanceof Operand.Literal(var value)) {
            checkType(operator, value, types);
        }
    }

    private static void checkType(String operator, AttributeValue value, Set<AttributeValue.Type> types) {
        DynamoErrors.check(
                types.contains(value.type()),
                "Incorrect operand type for operator or function; operator or function: " + operator
                        + ", operand type: " + value.type());
    }

    static AttributeValue deletable(AttributeValue value) {
        checkType("DELETE", value, SETS);
        return value;
    }

    static AttributeValue addable(AttributeValue value) {
        if (value.n() == null) {
            checkType("ADD", value, SETS);
        }
        return value;
    }

    /// No path may be another's, or lead through it.
    static void checkApart(List<List<String>> paths) {
        for (int i = 0; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                DynamoErrors.check(
                        !overlap(paths.get(i), paths.get(j)),
                        "Invalid expression: Two document paths overlap with each other; must remove or rewrite one");
            }
        }
    }

    private static boolean overlap(List<String> one, List<String> other) {
        var common = Math.min(one.size(), other.size());
        return one.subList(0, common).equals(other.subList(0, common));
    }
}
