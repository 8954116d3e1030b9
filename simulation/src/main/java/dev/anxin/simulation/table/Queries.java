package dev.anxin.simulation.table;

import dev.anxin.simulation.table.ExpressionLexer.Placeholders;
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
        var keys = ExpressionReader.condition(request.keyConditionExpression(), placeholders);
        var filter = condition(request.filterExpression(), placeholders);
        var projection = Optional.ofNullable(request.projectionExpression())
                .map(expression -> ExpressionReader.projection(expression, placeholders));
        placeholders.checkAllUsed();
        var index = Optional.ofNullable(request.indexName()).map(table::index);
        check(request, index.isPresent());
        var hashName = index.map(Table.Index::hash).orElse("pk");
        var rangeName = index.map(Table.Index::range).orElse("sk");
        KeyConditions.check(keys, hashName, rangeName);
        KeyConditions.checkFilter(filter, hashName, rangeName);
        var hash = hash(keys, hashName)
                .orElseThrow(() -> DynamoErrors.invalid("Query condition missed key schema element: " + hashName));
        var all = index.map(one -> table.entries(one, hash))
                .orElseGet(() -> table.partition(hash, prefix(keys).orElse("")));
        var limit = request.limit() == null ? page : Math.min(page, request.limit());
        var seen = behind(start(request, index, hash), all, request).stream()
                .filter(keys::holds)
                .limit(limit)
                .toList();
        table.charging().queried(request, hash, seen);
        var shown = seen.stream()
                .filter(filter::holds)
                .map(item -> projection.map(paths -> Projection.of(item, paths)).orElse(item))
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
        return expression == null ? new Condition.Always() : ExpressionReader.condition(expression, placeholders);
    }

    private static void check(QueryRequest request, boolean byIndex) {
        DynamoErrors.check(
                !byIndex || !Boolean.TRUE.equals(request.consistentRead()),
                "Consistent reads are not supported on global secondary indexes");
        DynamoErrors.check(request.limit() == null || request.limit() > 0, "Limit must be at least 1");
        DynamoErrors.check(
                !byIndex || request.select() != Select.ALL_ATTRIBUTES,
                "Select type ALL_ATTRIBUTES is not supported for global secondary index with KEYS_ONLY projection");
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

    /// Where the page before ended, in the order of the table or of the index.
    private static Optional<Place> start(QueryRequest request, Optional<Table.Index> index, String hash) {
        if (!request.hasExclusiveStartKey()) {
            return Optional.empty();
        }
        var given = new Item(request.exclusiveStartKey());
        var hashName = index.map(Table.Index::hash).orElse("pk");
        DynamoErrors.check(
                given.at(List.of(hashName))
                        .map(AttributeValue::s)
                        .filter(hash::equals)
                        .isPresent(),
                "The provided starting key is outside query boundaries based on provided conditions");
        return Optional.of(Place.of(given, index));
    }

    /// In the asked direction. Halving finds the place: where thousands of items lie, there are many pages.
    private static List<Item> behind(Optional<Place> start, List<Item> all, QueryRequest request) {
        var backwards = Boolean.FALSE.equals(request.scanIndexForward());
        var directed = backwards ? all.reversed() : all;
        if (start.isEmpty()) {
            return directed;
        }
        int from = 0;
        int to = directed.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (start.get().isBefore(directed.get(middle), backwards)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return directed.subList(from, directed.size());
    }

    /// @param range of the index; empty for the table
    private record Place(Optional<Table.Index> index, String range, ItemKey itemKey) {
        static Place of(Item item, Optional<Table.Index> index) {
            var range = index.flatMap(one -> item.at(List.of(one.range())))
                    .map(AttributeValue::s)
                    .orElse("");
            return new Place(index, range, ItemKey.of(item.attributes()));
        }

        boolean isBefore(Item item, boolean backwards) {
            var other = of(item, index);
            var byRange = Values.compareText(range, other.range);
            var order = byRange == 0 ? itemKey.compareTo(other.itemKey) : byRange;
            return backwards ? order > 0 : order < 0;
        }
    }

    private static Map<String, AttributeValue> position(Item item, Optional<Table.Index> index) {
        var names =
                Stream.concat(Stream.of("pk", "sk"), index.stream().flatMap(one -> Stream.of(one.hash(), one.range())));
        return names.collect(
                Collectors.toMap(name -> name, name -> item.at(List.of(name)).orElseThrow()));
    }
}
