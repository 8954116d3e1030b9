package dev.anxin.simulation.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// A table under test.
///
/// @param pk a partition of one test's own
record Bed(String name, DynamoDbClient dynamo, String pk) {
    static final String TABLE = "ledger";

    /// @param more names and values, in turn
    Map<String, AttributeValue> item(String sort, Object... more) {
        var item = new HashMap<>(key(sort));
        for (int i = 0; i < more.length; i += 2) {
            item.put((String) more[i], (AttributeValue) more[i + 1]);
        }
        return item;
    }

    Map<String, AttributeValue> key(String sort) {
        return Map.of("pk", fromS(pk), "sk", fromS(sort));
    }

    void put(Map<String, AttributeValue> item) {
        dynamo.putItem(request -> request.tableName(TABLE).item(item));
    }

    void putNew(Map<String, AttributeValue> item) {
        dynamo.putItem(request -> request.tableName(TABLE).item(item).conditionExpression("attribute_not_exists(pk)"));
    }

    void putIf(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        dynamo.putItem(request -> request.tableName(TABLE)
                .item(item)
                .conditionExpression(condition)
                .expressionAttributeValues(values));
    }

    Map<String, AttributeValue> get(String sort) {
        return dynamo.getItem(request -> request.tableName(TABLE).key(key(sort)).consistentRead(true))
                .item();
    }

    /// @return the item after it
    Map<String, AttributeValue> update(String sort, String expression, Map<String, AttributeValue> values) {
        return dynamo.updateItem(request -> {
                    request.tableName(TABLE)
                            .key(key(sort))
                            .updateExpression(expression)
                            .returnValues(ReturnValue.ALL_NEW);
                    if (!values.isEmpty()) {
                        request.expressionAttributeValues(values);
                    }
                })
                .attributes();
    }

    /// All whose sort key begins with `fact#`.
    QueryRequest.Builder facts() {
        return QueryRequest.builder()
                .tableName(TABLE)
                .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                .expressionAttributeValues(Map.of(":pk", fromS(pk), ":prefix", fromS("fact#")))
                .consistentRead(true);
    }

    List<String> sorts(QueryRequest.Builder query) {
        return dynamo.query(query.build()).items().stream()
                .map(item -> item.get("sk").s())
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
