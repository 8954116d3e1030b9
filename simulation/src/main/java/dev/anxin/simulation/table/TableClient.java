package dev.anxin.simulation.table;

import dev.anxin.simulation.table.ExpressionLexer.Placeholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// The SDK's client over a [Table]. All other calls of the interface throw as the SDK has it
/// (UnsupportedOperationException).
///
/// @param page how many items an answer to a query has at most
public record TableClient(Table table, Line line, int page) implements DynamoDbClient {
    private static final int MOST_GOT = 100; // (BatchGetItem)

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        var placeholders =
                Placeholders.of(request.expressionAttributeNames(), DefaultSdkAutoConstructMap.getInstance());
        var projection = Optional.ofNullable(request.projectionExpression())
                .map(expression -> ExpressionReader.projection(expression, placeholders));
        placeholders.checkAllUsed();
        var itemKey = ItemKey.alone(request.key());
        return line.call("dynamodb.getItem", () -> {
            var item = table.read(itemKey, Boolean.TRUE.equals(request.consistentRead()));
            var shown = projection.map(paths -> Projection.of(item, paths)).orElse(item);
            var response = GetItemResponse.builder();
            return item.exists() ? response.item(shown.attributes()).build() : response.build();
        });
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return line.call("dynamodb.batchGetItem", () -> {
            var responses = new HashMap<String, List<Map<String, AttributeValue>>>();
            request.requestItems().forEach((name, wanted) -> {
                if (wanted.projectionExpression() != null) {
                    throw new UnmodelledCall("a projection of batchGetItem");
                }
                var keys = wanted.keys().stream().map(ItemKey::alone).distinct().toList();
                DynamoErrors.check(
                        keys.size() == wanted.keys().size(), "Provided list of item keys contains duplicates");
                DynamoErrors.check(
                        !keys.isEmpty() && keys.size() <= MOST_GOT, "1 to 100 keys may be asked for at once");
                responses.put(
                        name,
                        keys.stream()
                                .map(key -> table.read(key, Boolean.TRUE.equals(wanted.consistentRead())))
                                .filter(Item::exists)
                                .map(Item::attributes)
                                .toList());
            });
            return BatchGetItemResponse.builder().responses(responses).build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        var placeholders = Placeholders.of(request.expressionAttributeNames(), request.expressionAttributeValues());
        var condition = condition(request.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var shows = shows(request.returnValuesOnConditionCheckFailureAsString());
        var write = Write.put(ItemKey.of(request.item()), condition, new Item(Normal.of(request.item())), shows);
        return line.call("dynamodb.putItem", () -> {
            var before = table.write(write);
            return PutItemResponse.builder()
                    .attributes(returned(request.returnValues(), before, before))
                    .build();
        });
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        var placeholders = Placeholders.of(request.expressionAttributeNames(), request.expressionAttributeValues());
        var condition = condition(request.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var shows = shows(request.returnValuesOnConditionCheckFailureAsString());
        var write = Write.delete(ItemKey.alone(request.key()), condition, shows);
        return line.call("dynamodb.deleteItem", () -> {
            var before = table.write(write);
            return DeleteItemResponse.builder()
                    .attributes(returned(request.returnValues(), before, before))
                    .build();
        });
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        var placeholders = Placeholders.of(request.expressionAttributeNames(), request.expressionAttributeValues());
        var changes = ExpressionReader.update(request.updateExpression(), placeholders);
        var condition = condition(request.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var itemKey = ItemKey.alone(request.key());
        var shows = shows(request.returnValuesOnConditionCheckFailureAsString());
        var write = Write.update(itemKey, condition, changes, shows);
        return line.call("dynamodb.updateItem", () -> {
            var before = table.write(write);
            return UpdateItemResponse.builder()
                    .attributes(returned(request.returnValues(), before, table.get(itemKey)))
                    .build();
        });
    }

    private static @Nullable Map<String, AttributeValue> returned(
            @Nullable ReturnValue wanted, Item before, Item after) {
        return switch (wanted) {
            case null -> null;
            case NONE -> null;
            case ALL_OLD -> before.exists() ? before.attributes() : null;
            case ALL_NEW -> after.attributes();
            default -> throw new UnmodelledCall("the return values " + wanted);
        };
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return line.call("dynamodb.query", () -> new Queries(table, page).answer(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        var writes = new ArrayList<Write>();
        request.transactItems().forEach(item -> writes.add(TransactionReader.write(item)));
        // The SDK gives every request a token of its own, and repeats it when it tries again.
        var token = Optional.ofNullable(request.clientRequestToken()).orElseGet(table::freshToken);
        return line.call("dynamodb.transactWriteItems", () -> {
            table.transact(writes, token, request.transactItems());
            return TransactWriteItemsResponse.builder().build();
        });
    }

    static Condition condition(@Nullable String expression, Placeholders placeholders) {
        return expression == null ? new Condition.Always() : ExpressionReader.condition(expression, placeholders);
    }

    static boolean shows(@Nullable String onFailure) {
        return "ALL_OLD".equals(onFailure);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
