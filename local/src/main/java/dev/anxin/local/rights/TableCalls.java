package dev.anxin.local.rights;

import dev.anxin.local.policy.ActionCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a request to DynamoDB asks for. Source: its developer guide, "Using IAM policy conditions for fine-grained
/// access control" and "Using IAM with DynamoDB transactions".
///
/// AWS does not say what `LeadingKeys` is of an item in a transaction: its own key, or those of all items. Nor does it
/// of a query of an index: none, or the index's key. Both are judged.
record TableCalls(Resources resources) {
    /// A value that is not known, such as the attributes of whole items: only `*` fits it.
    private static final String UNKNOWN = "(unknown)";

    private static final Map<String, String> OF_TRANSACTION = Map.of(
            "Put",
            "PutItem",
            "Update",
            "UpdateItem",
            "Delete",
            "DeleteItem",
            "ConditionCheck",
            "ConditionCheckItem",
            "Get",
            "GetItem");

    List<ActionCall> of(String operation, JsonNode body) {
        return switch (operation) {
            case "GetItem", "PutItem", "UpdateItem", "DeleteItem" ->
                List.of(item(operation, body).alone());
            case "Query", "Scan" -> List.of(search(operation, body));
            case "BatchGetItem" -> batch(operation, body, (table, asked) -> parts(table, asked.path("Keys"), asked));
            case "BatchWriteItem" ->
                batch(
                        operation,
                        body,
                        (table, writes) -> writes.valueStream()
                                .map(write -> item(
                                        operation,
                                        table,
                                        write.path(write.has("PutRequest") ? "PutRequest" : "DeleteRequest")))
                                .toList());
            case "TransactWriteItems", "TransactGetItems" -> transaction(operation, body.path("TransactItems"));
            case "DescribeStream", "GetShardIterator" ->
                List.of(ActionCall.of(
                        "dynamodb:" + operation, body.path("StreamArn").asString("")));
            case "GetRecords" -> List.of(ActionCall.of("dynamodb:GetRecords", streamOf(body)));
            default -> throw new NotJudged("dynamodb:" + operation);
        };
    }

    /// What is done to one item.
    ///
    /// @param table its ARN
    private record Item(String action, String table, String key, Map<String, Set<String>> more) {
        ActionCall alone() {
            return call(Set.of(key));
        }

        private ActionCall call(Set<String> keys) {
            return new ActionCall("dynamodb:" + action, table, List.of(context(keys)));
        }

        private Map<String, Set<String>> context(Set<String> keys) {
            var context = new HashMap<>(more);
            context.put(ActionCall.LEADING_KEYS, keys);
            return context;
        }
    }

    private Item item(String action, JsonNode body) {
        return item(action, resources.table(body.path("TableName").asString("")), body);
    }

    private Item item(String action, String table, JsonNode body) {
        var item = body.path(body.has("Item") ? "Item" : "Key");
        var more = new HashMap<String, Set<String>>();
        more.put(ActionCall.ATTRIBUTES, attributes(action, body, item));
        if (body.has("ReturnValues")) {
            more.put(ActionCall.RETURN_VALUES, Set.of(body.path("ReturnValues").asString("")));
        }
        return new Item(action, table, key(table, item), more);
    }

    /// Whoever reads without saying what reads all.
    private static Set<String> attributes(String action, JsonNode body, JsonNode item) {
        var names = new HashSet<>(item.propertyNames());
        names.addAll(Attributes.of(body));
        if (action.endsWith("GetItem") && !body.has("ProjectionExpression") && !body.has("AttributesToGet")) {
            names.add(UNKNOWN);
        }
        return names;
    }

    private String key(String table, JsonNode item) {
        var name = resources.keys(table).map(Resources.Keys::table).orElse("");
        return item.has(name) ? text(item.path(name)) : UNKNOWN;
    }

    /// Of a typed value: `{"S": "pay#1"}`.
    private static String text(JsonNode typed) {
        return typed.valueStream()
                .findFirst()
                .map(value -> value.asString(UNKNOWN))
                .orElse(UNKNOWN);
    }

    private ActionCall search(String operation, JsonNode body) {
        var table = resources.table(body.path("TableName").asString(""));
        var context = new HashMap<String, Set<String>>();
        var names = new HashSet<>(Attributes.of(body));
        var counts = body.path("Select").asString("").equals("COUNT");
        if (!counts && !body.has("ProjectionExpression") && !body.has("AttributesToGet")) {
            names.add(UNKNOWN);
        }
        context.put(ActionCall.ATTRIBUTES, names);
        context.put(
                ActionCall.SELECT,
                Set.of(body.path("Select")
                        .asString(names.contains(UNKNOWN) ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES")));
        if (operation.equals("Scan")) { // of all partitions: it has no leading key at all
            var where = body.has("IndexName")
                    ? table + "/index/" + body.path("IndexName").asString("")
                    : table;
            return new ActionCall("dynamodb:Scan", where, List.of(context));
        }
        var keys = resources.keys(table);
        var withKey = new HashMap<>(context);
        if (body.has("IndexName")) {
            var index = body.path("IndexName").asString("");
            var key = keys.map(Resources.Keys::indexes)
                    .map(indexes -> indexes.get(index))
                    .orElse("");
            withKey.put(ActionCall.LEADING_KEYS, Set.of(asked(body, key)));
            return new ActionCall("dynamodb:Query", table + "/index/" + index, List.of(withKey, context));
        }
        withKey.put(
                ActionCall.LEADING_KEYS,
                Set.of(asked(body, keys.map(Resources.Keys::table).orElse(""))));
        return new ActionCall("dynamodb:Query", table, List.of(withKey));
    }

    /// The value that a query asks of a key.
    private static String asked(JsonNode body, String key) {
        if (body.has("KeyConditions")) {
            var condition = body.path("KeyConditions").path(key);
            return text(condition.path("AttributeValueList").path(0));
        }
        return Attributes.equalTo(body, key)
                .map(value -> text(body.path("ExpressionAttributeValues").path(value)))
                .orElse(UNKNOWN);
    }

    /// One call for each table, with the keys of all its items.
    private List<ActionCall> batch(String operation, JsonNode body, BiFunction<String, JsonNode, List<Item>> items) {
        var calls = new ArrayList<ActionCall>();
        body.path("RequestItems").forEachEntry((name, asked) -> {
            var table = resources.table(name);
            var all = items.apply(table, asked);
            var context = new HashMap<String, Set<String>>();
            context.put(ActionCall.LEADING_KEYS, all.stream().map(Item::key).collect(Collectors.toSet()));
            context.put(
                    ActionCall.ATTRIBUTES,
                    all.stream()
                            .flatMap(item -> item.more().getOrDefault(ActionCall.ATTRIBUTES, Set.of()).stream())
                            .collect(Collectors.toSet()));
            calls.add(new ActionCall("dynamodb:" + operation, table, List.of(context)));
        });
        return calls;
    }

    private List<Item> parts(String table, JsonNode keys, JsonNode asked) {
        return keys.valueStream()
                .map(key -> new Item(
                        "BatchGetItem",
                        table,
                        key(table, key),
                        Map.of(ActionCall.ATTRIBUTES, attributes("BatchGetItem", asked, key))))
                .toList();
    }

    /// Each item needs the right of its own action.
    private List<ActionCall> transaction(String operation, JsonNode items) {
        var all = items.valueStream()
                .flatMap(one -> one.propertyStream())
                .map(one -> item(actionOf(one.getKey()), one.getValue()))
                .toList();
        var keys = all.stream().map(Item::key).collect(Collectors.toSet());
        return all.stream()
                .map(item -> new ActionCall(
                                "dynamodb:" + item.action(),
                                item.table(),
                                Stream.of(Set.of(item.key()), keys)
                                        .distinct()
                                        .map(item::context)
                                        .toList())
                        .with(ActionCall.ENCLOSING_OPERATION, operation))
                .toList();
    }

    private static String actionOf(String part) {
        var action = OF_TRANSACTION.get(part);
        if (action == null) {
            throw new NotJudged("a transaction's " + part);
        }
        return action;
    }

    /// An iterator begins with its stream's ARN.
    private static String streamOf(JsonNode body) {
        return body.path("ShardIterator").asString("").split("\\|", 2)[0];
    }
}
