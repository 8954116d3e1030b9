package dev.anxin.simulation.table;

import dev.anxin.simulation.table.Words.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Answers queries.
///
/// @param page how many items an answer has at most, in place of DynamoDB's megabyte
record Queries(Table table, int page) {
    QueryResponse answer(QueryRequest request) {
        var placeholders = Placeholders.of(request.expressionAttributeNames(), request.expressionAttributeValues());
        var keys = Expressions.condition(request.keyConditionExpression(), placeholders);
        var filter = condition(request.filterExpression(), placeholders);
        var projection = Optional.ofNullable(request.projectionExpression())
                .map(expression -> Expressions.projection(expression, placeholders));
        placeholders.checkAllUsed();
        var index = Optional.ofNullable(request.indexName()).map(table::index);
        Refused.check(
                index.isEmpty() || !Boolean.TRUE.equals(request.consistentRead()),
                "Consistent reads are not supported on global secondary indexes");
        var hashName = index.map(Table.Index::hash).orElse("pk");
        var hash = hash(keys, hashName)
                .orElseThrow(() -> Refused.invalid("Query condition missed key schema element: " + hashName));
        var all = index.map(one -> table.entries(one, hash))
                .orElseGet(() -> table.partition(hash, prefix(keys).orElse("")));
        var found = ordered(all, request).filter(keys::holds).toList();
        var limit = request.limit() == null ? page : Math.min(page, request.limit());
        var seen = found.stream().limit(limit).toList();
        var shown = seen.stream()
                .filter(filter::holds)
                .map(item -> projection.map(paths -> Projected.of(item, paths)).orElse(item))
                .toList();
        var response = QueryResponse.builder().count(shown.size()).scannedCount(seen.size());
        if (request.select() != Select.COUNT) {
            response.items(shown.stream().map(Item::attributes).toList());
        }
        if (seen.size() == limit) {
            response.lastEvaluatedKey(position(seen.getLast(), index));
        }
        return response.build();
    }

    private static Condition condition(@Nullable String expression, Placeholders placeholders) {
        return expression == null ? new Condition.Always() : Expressions.condition(expression, placeholders);
    }

    /// The value that the key condition fixes the hash to.
    private static Optional<String> hash(Condition keys, String name) {
        return switch (keys) {
            case Condition.And(var left, var right) -> hash(left, name).or(() -> hash(right, name));
            case Condition.Compare(Operand.Path(var path), var sign, Operand.Literal(var value))
            when sign.equals("=") && path.equals(List.of(name)) -> Optional.ofNullable(value.s());
            default -> Optional.empty();
        };
    }

    /// What the key condition has the sort key begin with.
    private static Optional<String> prefix(Condition keys) {
        return switch (keys) {
            case Condition.And(var left, var right) -> prefix(left).or(() -> prefix(right));
            case Condition.BeginsWith(Operand.Path(var path), Operand.Literal(var value))
            when path.equals(List.of("sk")) -> Optional.ofNullable(value.s());
            default -> Optional.empty();
        };
    }

    /// In the asked direction, behind where the page before ended.
    private static Stream<Item> ordered(List<Item> all, QueryRequest request) {
        var directed = Boolean.FALSE.equals(request.scanIndexForward()) ? all.reversed() : all;
        if (!request.hasExclusiveStartKey()) {
            return directed.stream();
        }
        var start = Key.of(request.exclusiveStartKey());
        var known = directed.stream().map(item -> Key.of(item.attributes())).toList();
        var at = known.indexOf(start);
        if (at < 0) {
            throw new NotModelled("a page behind an item that is gone");
        }
        return directed.subList(at + 1, directed.size()).stream();
    }

    private static Map<String, AttributeValue> position(Item item, Optional<Table.Index> index) {
        var names =
                Stream.concat(Stream.of("pk", "sk"), index.stream().flatMap(one -> Stream.of(one.hash(), one.range())));
        return names.collect(
                Collectors.toMap(name -> name, name -> item.at(List.of(name)).orElseThrow()));
    }
}
