package dev.anxin.simulation.table;

import java.util.List;
import java.util.stream.Stream;

/// What DynamoDB lets a query ask of keys: the hash is one value, and at most one thing of the range.
final class KeyConditions {
    private KeyConditions() {}

    /// @param hash the attribute's name, as for `range`
    static void check(Condition keys, String hash, String range) {
        var parts = parts(keys).toList();
        DynamoErrors.check(
                parts.stream().allMatch(part -> isOn(part, hash, range)), "Query key condition not supported");
        DynamoErrors.check(
                parts.stream().filter(part -> isEqual(part, hash)).count() == 1,
                "Query condition missed key schema element: " + hash);
        DynamoErrors.check(parts.size() <= 2, "KeyConditionExpressions must only contain one condition per key");
    }

    private static Stream<Condition> parts(Condition keys) {
        return keys instanceof Condition.And(var left, var right)
                ? Stream.concat(parts(left), parts(right))
                : Stream.of(keys);
    }

    private static boolean isOn(Condition part, String hash, String range) {
        return switch (part) {
            case Condition.Compare(Operand.Path(var path), var sign, Operand.Literal(var _)) ->
                path.equals(List.of(range)) ? !sign.equals("<>") : isEqual(part, hash);
            case Condition.BeginsWith(Operand.Path(var path), Operand.Literal(var _)) -> path.equals(List.of(range));
            default -> false;
        };
    }

    private static boolean isEqual(Condition part, String name) {
        return part instanceof Condition.Compare(Operand.Path(var path), var sign, Operand.Literal(var _))
                && sign.equals("=")
                && path.equals(List.of(name));
    }

    /// A filter looks at what keys cannot find.
    static void checkFilter(Condition filter, String hash, String range) {
        DynamoErrors.check(
                names(filter).noneMatch(name -> name.equals(hash) || name.equals(range)),
                "Filter Expression can only contain non-primary key attributes");
    }

    private static Stream<String> names(Condition condition) {
        return switch (condition) {
            case Condition.Always() -> Stream.of();
            case Condition.Exists(var path) -> names(path);
            case Condition.Compare(var left, var _, var right) -> Stream.concat(names(left), names(right));
            case Condition.BeginsWith(var whole, var begin) -> Stream.concat(names(whole), names(begin));
            case Condition.Contains(var whole, var part) -> Stream.concat(names(whole), names(part));
            case Condition.Not(var inner) -> names(inner);
            case Condition.And(var left, var right) -> Stream.concat(names(left), names(right));
            case Condition.Or(var left, var right) -> Stream.concat(names(left), names(right));
        };
    }

    private static Stream<String> names(Operand operand) {
        return switch (operand) {
            case Operand.Path(var path) -> Stream.of(path.getFirst());
            case Operand.Literal(var _) -> Stream.of();
            case Operand.Size(var path) -> names(path);
            case Operand.IfNotExists(var path, var otherwise) -> Stream.concat(names(path), names(otherwise));
            case Operand.Sum(var left, var right, var _) -> Stream.concat(names(left), names(right));
        };
    }
}
