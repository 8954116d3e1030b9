package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// What one case runs on.
///
/// @param pk a partition of its own
record Bed(DynamoDbClient dynamo, String table, String pk, Stream stream, Queuing queuing) {
    private static final Pattern PLACEHOLDER = Pattern.compile("[:#][A-Za-z0-9]+");

    /// The table's changes.
    @FunctionalInterface
    interface Stream {
        /// All changes of a partition up to the insertion of this item.
        List<Change> until(String pk, String sort);
    }

    /// @param event INSERT, MODIFY or REMOVE
    record Change(
            String event,
            Map<String, AttributeValue> keys,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after) {
        String sort() {
            return text(keys, "sk");
        }
    }

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

    void put(String sort, Object... more) {
        put(item(sort, more));
    }

    void put(Map<String, AttributeValue> item) {
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    void putNew(Map<String, AttributeValue> item) {
        dynamo.putItem(request -> request.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
    }

    void delete(String sort) {
        dynamo.deleteItem(request -> request.tableName(table).key(key(sort)));
    }

    Map<String, AttributeValue> get(String sort) {
        return dynamo.getItem(request -> request.tableName(table).key(key(sort)).consistentRead(true))
                .item();
    }

    /// @return the item after it
    Map<String, AttributeValue> update(String sort, String expression, Map<String, AttributeValue> values) {
        return dynamo.updateItem(request -> {
                    request.tableName(table)
                            .key(key(sort))
                            .updateExpression(expression)
                            .returnValues(ReturnValue.ALL_NEW);
                    if (!values.isEmpty()) {
                        request.expressionAttributeValues(values);
                    }
                })
                .attributes();
    }

    /// Whether a write to an item went through under this condition.
    ///
    /// @param all values and names that may be used: those that are not are left out
    boolean holds(String sort, String condition, Map<String, AttributeValue> all) {
        var values = used(condition, all);
        values.put(":seen", fromN("1"));
        try {
            dynamo.updateItem(request -> {
                request.tableName(table)
                        .key(key(sort))
                        .updateExpression("SET seen = :seen")
                        .conditionExpression(condition)
                        .expressionAttributeValues(values);
                var names = names(condition);
                if (!names.isEmpty()) {
                    request.expressionAttributeNames(names);
                }
            });
            return true;
        } catch (ConditionalCheckFailedException failed) {
            return false;
        }
    }

    /// Those whose placeholders stand in an expression.
    static Map<String, AttributeValue> used(String expression, Map<String, AttributeValue> all) {
        var used = new HashMap<String, AttributeValue>();
        PLACEHOLDER.matcher(expression).results().map(found -> found.group()).forEach(name -> {
            if (all.containsKey(name)) {
                used.put(name, value(all, name));
            }
        });
        return used;
    }

    /// `#n` stands for `n`.
    private static Map<String, String> names(String expression) {
        var names = new HashMap<String, String>();
        PLACEHOLDER
                .matcher(expression)
                .results()
                .map(found -> found.group())
                .filter(name -> name.startsWith("#"))
                .forEach(name -> names.put(name, name.substring(1)));
        return names;
    }

    /// All whose sort key begins with `fact#`.
    QueryRequest.Builder facts() {
        return query("pk = :pk and begins_with(sk, :prefix)", Map.of(":prefix", fromS("fact#")));
    }

    /// @param values beside `:pk`
    QueryRequest.Builder query(String keys, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":pk", fromS(pk));
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(keys)
                .expressionAttributeValues(all)
                .consistentRead(true);
    }

    List<String> sorts(QueryRequest.Builder query) {
        return dynamo.query(query.build()).items().stream()
                .map(item -> text(item, "sk"))
                .toList();
    }

    /// The changes of this case's partition so far.
    List<Change> changes() {
        put("~");
        return stream.until(pk, "~").stream()
                .filter(change -> !change.sort().equals("~"))
                .toList();
    }

    List<String> events() {
        return changes().stream().map(Change::event).toList();
    }

    /// It is the request that is wrong, whatever is in the table.
    static void isInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
    }

    static void isConditionFailed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ConditionalCheckFailedException.class);
    }

    /// @throws NullPointerException if it has no such attribute
    static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return value(item, name).s();
    }
}
