package dev.anxin.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.anxin.local.engine.Clients;
import dev.anxin.local.engine.TableEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The same assertions on the table in memory and on DynamoDB Local: where they differ, the simulation
/// would prove something about a world that is none.
final class TableContractTest {
    private static final String TABLE = Bed.TABLE;
    private static final TableEngine ENGINE = TableEngine.start(Optional.empty());
    private static final DynamoDbClient LOCAL = local();
    private static int tests;

    static Stream<Bed> beds() {
        tests++;
        var memory = new Table(Map.of("due", new Table.Index("dueShard", "nextDueAt")), _ -> {});
        return Stream.of(
                new Bed("memory", new TableClient(memory, Line.SURE, 1000), "pay#" + tests),
                new Bed("DynamoDB Local", LOCAL, "pay#" + tests));
    }

    @AfterAll
    static void stop() {
        LOCAL.close();
        ENGINE.close();
    }

    @ParameterizedTest
    @MethodSource("beds")
    void putsOnceAndSeesWhatWasPut(Bed bed) {
        var item = bed.item("a", "n", fromN("1"));
        bed.putNew(item);
        assertThat(bed.get("a")).isEqualTo(item);
        assertThatThrownBy(() -> bed.putNew(item)).isInstanceOf(ConditionalCheckFailedException.class);
        var nothing = bed.dynamo().getItem(request -> request.tableName(TABLE).key(bed.key("none")));
        assertThat(nothing.hasItem()).isFalse();
        assertThat(nothing.item()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("beds")
    void putsOnlyOverTheVersionThatWasRead(Bed bed) {
        bed.put(bed.item("a", "version", fromN("7")));
        assertThatThrownBy(() -> bed.putIf(bed.item("a"), "version = :read", Map.of(":read", fromN("6"))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        bed.putIf(bed.item("a", "version", fromN("8")), "version = :read", Map.of(":read", fromN("7.0")));
        assertThat(bed.get("a").get("version")).isEqualTo(fromN("8"));
    }

    @ParameterizedTest
    @MethodSource("beds")
    void comparesOnlyWhatIsThere(Bed bed) {
        bed.put(bed.item("a", "n", fromN("5"), "s", fromS("text"), "set", fromSs(List.of("x", "y"))));
        var values = Map.of(":n", fromN("5"), ":s", fromS("te"), ":x", fromS("x"));
        holds(bed, values, "n = :n", true);
        holds(bed, values, "n <> :n", false);
        holds(bed, values, "n <= :n and n >= :n", true);
        holds(bed, values, "n < :n or n > :n", false);
        holds(bed, values, "missing = :n", false);
        holds(bed, values, "missing <> :n", true);
        holds(bed, values, "missing < :n", false);
        holds(bed, values, "NOT missing = :n", true);
        holds(bed, values, "s < :n", false);
        holds(bed, values, "begins_with(s, :s)", true);
        holds(bed, values, "begins_with(missing, :s)", false);
        holds(bed, values, "contains(set, :x)", true);
        holds(bed, values, "contains(s, :x)", true);
        holds(bed, values, "contains(missing, :x)", false);
        holds(bed, values, "size(set) < :n", true);
        holds(bed, values, "size(missing) < :n", false);
        holds(bed, values, "attribute_exists(n) and (n = :n or missing = :n)", true);
        holds(bed, values, "attribute_not_exists(missing) AND not (n = :n)", false);
    }

    /// Binds "and" more than "or".
    private static void holds(Bed bed, Map<String, AttributeValue> all, String condition, boolean expected) {
        var values = new HashMap<>(all);
        values.keySet().removeIf(name -> !condition.contains(name));
        boolean held;
        try {
            bed.dynamo()
                    .updateItem(request -> request.tableName(TABLE)
                            .key(bed.key("a"))
                            .updateExpression("SET seen = if_not_exists(seen, :seen)")
                            .conditionExpression(condition)
                            .expressionAttributeValues(with(values, ":seen", fromN("1"))));
            held = true;
        } catch (ConditionalCheckFailedException failed) {
            held = false;
        }
        assertThat(held).as(condition).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("beds")
    void adds(Bed bed) {
        var first = bed.update(
                "a",
                "ADD n :one, payments :p SET at = :at",
                Map.of(":one", fromN("1"), ":p", fromSs(List.of("p1")), ":at", fromS("noon")));
        assertThat(first.get("n")).isEqualTo(fromN("1"));
        var second = bed.update(
                "a", "ADD n :one, payments :p", Map.of(":one", fromN("2"), ":p", fromSs(List.of("p1", "p2"))));
        assertThat(second.get("n")).isEqualTo(fromN("3"));
        assertThat(second.get("payments").ss()).containsExactlyInAnyOrder("p1", "p2");
        var third = bed.update("a", "DELETE payments :p", Map.of(":p", fromSs(List.of("p1", "p3"))));
        assertThat(third.get("payments").ss()).containsExactly("p2");
        assertThat(bed.update("a", "DELETE payments :p", Map.of(":p", fromSs(List.of("p2")))))
                .doesNotContainKey("payments");
    }

    @ParameterizedTest
    @MethodSource("beds")
    void setsFromWhatWasThereBefore(Bed bed) {
        bed.put(bed.item("a", "n", fromN("5"), "old", fromS("x")));
        var item = bed.update(
                "a",
                "SET n = n + :one, m = n - :one, first = if_not_exists(first, :now), old2 = old REMOVE old",
                Map.of(":one", fromN("1"), ":now", fromS("now")));
        assertThat(item.get("n")).isEqualTo(fromN("6"));
        assertThat(item.get("m")).isEqualTo(fromN("4"));
        assertThat(item.get("first")).isEqualTo(fromS("now"));
        assertThat(item.get("old2")).isEqualTo(fromS("x"));
        assertThat(item).doesNotContainKey("old");
        var again = bed.update("a", "SET first = if_not_exists(first, :now)", Map.of(":now", fromS("later")));
        assertThat(again.get("first")).isEqualTo(fromS("now"));
    }

    @ParameterizedTest
    @MethodSource("beds")
    void changesPartsOfMaps(Bed bed) {
        bed.put(bed.item("a", "map", fromM(Map.of())));
        var item = bed.dynamo()
                .updateItem(request -> request.tableName(TABLE)
                        .key(bed.key("a"))
                        .updateExpression("SET #map.#id = :entry")
                        .conditionExpression("attribute_not_exists(#map.#id)")
                        .expressionAttributeNames(Map.of("#map", "map", "#id", "a:b"))
                        .expressionAttributeValues(Map.of(":entry", fromM(Map.of("n", fromN("1")))))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        assertThat(item.get("map").m()).containsKey("a:b");
        assertThatThrownBy(() -> bed.update("a", "SET none.x = :v", Map.of(":v", fromN("1"))))
                .isInstanceOf(DynamoDbException.class)
                .isNotInstanceOf(ConditionalCheckFailedException.class);
    }

    @ParameterizedTest
    @MethodSource("beds")
    void refusesWhatMakesNoSense(Bed bed) {
        bed.put(bed.item("a", "s", fromS("x")));
        isInvalid(() -> bed.update("a", "SET x = missing", Map.of()));
        isInvalid(() -> bed.update("a", "ADD s :one", Map.of(":one", fromN("1"))));
        isInvalid(() -> bed.update("a", "SET x = :v", Map.of(":v", fromN("1"), ":unused", fromN("2"))));
        isInvalid(() -> bed.update("a", "SET x = :undefined", Map.of()));
        isInvalid(() -> bed.update("a", "SET x = :v, x = :v", Map.of(":v", fromN("1"))));
        isInvalid(() -> bed.update("a", "SET sk = :v", Map.of(":v", fromS("b"))));
        isInvalid(() -> bed.update("", "SET x = :v", Map.of(":v", fromS("b"))));
    }

    private static void isInvalid(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(DynamoDbException.class)
                .isNotInstanceOf(ConditionalCheckFailedException.class);
    }

    @ParameterizedTest
    @MethodSource("beds")
    void showsTheItemThatAConditionFailedOn(Bed bed) {
        bed.put(bed.item("a", "n", fromN("5")));
        assertThatThrownBy(() -> bed.dynamo()
                        .putItem(request -> request.tableName(TABLE)
                                .item(bed.item("a"))
                                .conditionExpression("attribute_not_exists(pk)")
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.item()).containsEntry("n", fromN("5")));
        assertThatThrownBy(() -> bed.putNew(bed.item("a")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.item()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("beds")
    void deletesOnCondition(Bed bed) {
        bed.put(bed.item("a"));
        assertThatThrownBy(() -> bed.dynamo()
                        .deleteItem(request -> request.tableName(TABLE)
                                .key(bed.key("a"))
                                .conditionExpression("attribute_exists(missing)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        bed.dynamo().deleteItem(request -> request.tableName(TABLE).key(bed.key("a")));
        bed.dynamo().deleteItem(request -> request.tableName(TABLE).key(bed.key("a")));
        assertThat(bed.get("a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("beds")
    void writesAllOfATransaction(Bed bed) {
        bed.put(bed.item("gone"));
        bed.dynamo()
                .transactWriteItems(request -> request.transactItems(
                        put(bed, bed.item("new", "n", fromN("1")), "attribute_not_exists(pk)"),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(TABLE)
                                        .key(bed.key("counted"))
                                        .updateExpression("ADD n :one")
                                        .expressionAttributeValues(Map.of(":one", fromN("1"))))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(delete -> delete.tableName(TABLE).key(bed.key("gone")))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(check -> check.tableName(TABLE)
                                        .key(bed.key("never"))
                                        .conditionExpression("attribute_not_exists(pk)"))
                                .build()));
        assertThat(bed.get("new")).containsEntry("n", fromN("1"));
        assertThat(bed.get("counted")).containsEntry("n", fromN("1"));
        assertThat(bed.get("gone")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("beds")
    void writesNothingOfATransactionThatIsCancelledAndSaysWhy(Bed bed) {
        bed.put(bed.item("there", "n", fromN("1")));
        assertThatThrownBy(() -> bed.dynamo()
                        .transactWriteItems(request -> request.transactItems(
                                put(bed, bed.item("new"), "attribute_not_exists(pk)"),
                                put(bed, bed.item("there"), "attribute_not_exists(pk)"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(
                                        cancelled.cancellationReasons().stream().map(CancellationReason::code))
                                .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(bed.get("new")).isEmpty();
        assertThat(bed.get("there")).containsEntry("n", fromN("1"));
        isInvalid(() -> bed.dynamo()
                .transactWriteItems(request -> request.transactItems(
                        put(bed, bed.item("twice"), "attribute_not_exists(pk)"),
                        put(bed, bed.item("twice"), "attribute_not_exists(pk)"))));
    }

    @ParameterizedTest
    @MethodSource("beds")
    void doesATransactionOfOneTokenOnce(Bed bed) {
        for (int i = 0; i < 2; i++) {
            bed.dynamo()
                    .transactWriteItems(request -> request.clientRequestToken("token-" + bed.pk())
                            .transactItems(TransactWriteItem.builder()
                                    .update(update -> update.tableName(TABLE)
                                            .key(bed.key("counted"))
                                            .updateExpression("ADD n :one")
                                            .expressionAttributeValues(Map.of(":one", fromN("1"))))
                                    .build()));
        }
        assertThat(bed.get("counted")).containsEntry("n", fromN("1"));
    }

    @ParameterizedTest
    @MethodSource("beds")
    void findsByBeginOfTheSortKeyInItsOrder(Bed bed) {
        for (String sort : List.of("fact#b#2", "fact#a#1", "fact#ä", "fact#a#10", "money", "fact")) {
            bed.put(bed.item(sort));
        }
        assertThat(bed.sorts(bed.facts())).containsExactly("fact#a#1", "fact#a#10", "fact#b#2", "fact#ä");
        assertThat(bed.sorts(bed.facts().scanIndexForward(false)))
                .containsExactly("fact#ä", "fact#b#2", "fact#a#10", "fact#a#1");
        var counted =
                bed.dynamo().query(bed.facts().select(Select.COUNT).limit(1).build());
        assertThat(counted.count()).isEqualTo(1);
        assertThat(counted.hasItems()).isFalse();
        var shown = bed.dynamo()
                .query(bed.facts()
                        .projectionExpression("v, #sum")
                        .expressionAttributeNames(Map.of("#sum", "sum"))
                        .limit(1)
                        .build());
        assertThat(shown.items().getFirst().keySet()).isSubsetOf("v", "sum");
    }

    @ParameterizedTest
    @MethodSource("beds")
    void leadsThroughAllPages(Bed bed) {
        IntStream.range(0, 7).forEach(i -> bed.put(bed.item("fact#" + i, "n", fromN("" + i))));
        var pages = bed.dynamo().queryPaginator(bed.facts().limit(3).build()).stream()
                .toList();
        assertThat(pages.stream()
                        .flatMap(page -> page.items().stream())
                        .map(item -> item.get("sk").s()))
                .containsExactly("fact#0", "fact#1", "fact#2", "fact#3", "fact#4", "fact#5", "fact#6");
        assertThat(pages.getFirst().count()).isEqualTo(3);
        var filtered = bed.dynamo()
                .query(QueryRequest.builder()
                        .tableName(TABLE)
                        .keyConditionExpression("pk = :pk and sk > :sk")
                        .filterExpression("n >= :n")
                        .expressionAttributeValues(
                                Map.of(":pk", fromS(bed.pk()), ":sk", fromS("fact#2"), ":n", fromN("5")))
                        .build());
        assertThat(filtered.count()).isEqualTo(2);
        assertThat(filtered.scannedCount()).isEqualTo(4);
        assertThat(filtered.hasLastEvaluatedKey()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("beds")
    void keepsASparseIndexOfKeys(Bed bed) {
        var shard = fromS("due#" + bed.pk());
        bed.put(bed.item("b", "dueShard", shard, "nextDueAt", fromS("2026-01-02")));
        bed.put(bed.item("a", "dueShard", shard, "nextDueAt", fromS("2026-01-01"), "sum", fromS("not shown")));
        bed.put(bed.item("never"));
        bed.put(bed.item("late", "dueShard", shard, "nextDueAt", fromS("2027-01-01")));
        var query = QueryRequest.builder()
                .tableName(TABLE)
                .indexName("due")
                .keyConditionExpression("dueShard = :shard and nextDueAt <= :latest")
                .expressionAttributeValues(Map.of(":shard", shard, ":latest", fromS("2026-06-01")))
                .limit(1)
                .build();
        var found = bed.dynamo().queryPaginator(query).items().stream().toList();
        assertThat(found.stream().map(item -> item.get("sk").s())).containsExactly("a", "b");
        assertThat(found.getFirst().keySet()).containsExactlyInAnyOrder("pk", "sk", "dueShard", "nextDueAt");
        isInvalid(
                () -> bed.dynamo().query(query.toBuilder().consistentRead(true).build()));
        isInvalid(() -> bed.dynamo().query(query.toBuilder().indexName("none").build()));
        bed.put(bed.item("a"));
        assertThat(bed.dynamo().queryPaginator(query).items().stream()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("beds")
    void getsManyAtOnce(Bed bed) {
        bed.put(bed.item("a"));
        bed.put(bed.item("b"));
        var found = bed.dynamo()
                .batchGetItem(request -> request.requestItems(Map.of(
                        TABLE,
                        KeysAndAttributes.builder()
                                .keys(bed.key("a"), bed.key("b"), bed.key("none"))
                                .consistentRead(true)
                                .build())));
        assertThat(found.responses().get(TABLE))
                .hasSize(2)
                .contains(bed.item("a"))
                .contains(bed.item("b"));
        assertThat(found.unprocessedKeys()).isEmpty();
    }

    private static TransactWriteItem put(Bed bed, Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE).item(item).conditionExpression(condition))
                .build();
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> values, String name, AttributeValue value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return all;
    }

    private static DynamoDbClient local() {
        var uri = ENGINE.uri();
        var client = Clients.of(new Clients.Endpoints(uri, uri, uri, uri, "eu-central-1", Clients.Key.LOCAL))
                .tables();
        client.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Stream.of("pk", "sk", "dueShard", "nextDueAt")
                        .map(name -> AttributeDefinition.builder()
                                .attributeName(name)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(keys("pk", "sk"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("due")
                        .keySchema(keys("dueShard", "nextDueAt"))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
        return client;
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }
}
