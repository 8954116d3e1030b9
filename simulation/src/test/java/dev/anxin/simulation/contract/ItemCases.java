package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Items put, got and deleted whole, one or many at once.
final class ItemCases {
    private ItemCases() {}

    static List<Case> cases() {
        return Stream.of(puts(), deletes(), failedConditions(), returnValues(), projections(), batches())
                .flatMap(List::stream)
                .toList();
    }

    /// What is put is got, whole.
    private static List<Case> puts() {
        return List.of(
                new Case("what was put is got", bed -> {
                    bed.put("a", "n", fromN("1"), "s", fromS("x"));
                    assertThat(bed.get("a")).isEqualTo(bed.item("a", "n", fromN("1"), "s", fromS("x")));
                }),
                new Case("text is kept letter by letter", bed -> {
                    var text = "安心 ä \uD83D\uDE00 \u0000 \r\n\t \" \\ <&>";
                    bed.put("a", "s", fromS(text));
                    assertThat(bed.get("a").get("s")).isEqualTo(fromS(text));
                }),
                new Case("bytes are kept byte by byte", bed -> {
                    var bytes = fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127, -128}));
                    bed.put("a", "b", bytes);
                    assertThat(bed.get("a").get("b")).isEqualTo(bytes);
                }),
                new Case("what is not there is not got", bed -> {
                    var answer = bed.dynamo()
                            .getItem(request -> request.tableName(bed.table()).key(bed.key("none")));
                    assertThat(answer.hasItem()).isFalse();
                    assertThat(answer.item()).isEmpty();
                }),
                new Case("a put replaces the whole item", bed -> {
                    bed.put("a", "n", fromN("1"));
                    bed.put("a", "s", fromS("x"));
                    assertThat(bed.get("a")).isEqualTo(bed.item("a", "s", fromS("x")));
                }),
                new Case("a put on absence is refused the second time", bed -> {
                    bed.putNew(bed.item("a", "n", fromN("1")));
                    Bed.isConditionFailed(() -> bed.putNew(bed.item("a", "n", fromN("2"))));
                    assertThat(bed.get("a")).containsEntry("n", fromN("1"));
                }));
    }

    private static List<Case> deletes() {
        return List.of(
                new Case("a delete removes the item", bed -> {
                    bed.put("a");
                    bed.delete("a");
                    assertThat(bed.get("a")).isEmpty();
                }),
                new Case("a delete of what is not there is no error", bed -> {
                    bed.delete("a");
                    assertThat(bed.get("a")).isEmpty();
                }),
                new Case("a delete under a condition that fails removes nothing", bed -> {
                    bed.put("a");
                    Bed.isConditionFailed(() -> bed.dynamo()
                            .deleteItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .conditionExpression("attribute_exists(gone)")));
                    assertThat(bed.get("a")).isNotEmpty();
                }),
                new Case("a delete under a condition that holds removes the item", bed -> {
                    bed.put("a", "n", fromN("1"));
                    bed.dynamo()
                            .deleteItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .conditionExpression("n = :n")
                                    .expressionAttributeValues(Map.of(":n", fromN("1"))));
                    assertThat(bed.get("a")).isEmpty();
                }));
    }

    /// What a condition that fails shows of the item.
    private static List<Case> failedConditions() {
        return List.of(
                new Case("a failed condition shows the item if it is asked to", bed -> {
                    bed.put("a", "n", fromN("5"));
                    isRefusedShowing(
                            bed.item("a", "n", fromN("5")),
                            () -> bed.dynamo()
                                    .putItem(request -> request.tableName(bed.table())
                                            .item(bed.item("a"))
                                            .conditionExpression("attribute_not_exists(pk)")
                                            .returnValuesOnConditionCheckFailure(
                                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)));
                }),
                new Case("a failed condition shows no item unasked", bed -> {
                    bed.put("a", "n", fromN("5"));
                    assertThatThrownBy(() -> bed.putNew(bed.item("a")))
                            .isInstanceOfSatisfying(
                                    ConditionalCheckFailedException.class,
                                    failed -> assertThat(failed.hasItem()).isFalse());
                }),
                new Case(
                        "a failed condition on an absent item shows none",
                        bed -> isRefusedShowing(
                                Map.of(),
                                () -> bed.dynamo()
                                        .deleteItem(request -> request.tableName(bed.table())
                                                .key(bed.key("a"))
                                                .conditionExpression("attribute_exists(pk)")
                                                .returnValuesOnConditionCheckFailure(
                                                        ReturnValuesOnConditionCheckFailure.ALL_OLD)))),
                new Case("a failed condition of an update shows the item if it is asked to", bed -> {
                    bed.put("a", "n", fromN("5"));
                    isRefusedShowing(
                            bed.item("a", "n", fromN("5")),
                            () -> bed.dynamo()
                                    .updateItem(request -> request.tableName(bed.table())
                                            .key(bed.key("a"))
                                            .updateExpression("REMOVE n")
                                            .conditionExpression("attribute_not_exists(pk)")
                                            .returnValuesOnConditionCheckFailure(
                                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)));
                }));
    }

    private static void isRefusedShowing(Map<String, AttributeValue> item, ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.item()).isEqualTo(item));
    }

    /// What a write shows of the item before.
    private static List<Case> returnValues() {
        return List.of(
                new Case("a put shows what it replaced if it is asked to", bed -> {
                    bed.put("a", "n", fromN("1"));
                    var answer = bed.dynamo()
                            .putItem(request -> request.tableName(bed.table())
                                    .item(bed.item("a"))
                                    .returnValues(ReturnValue.ALL_OLD));
                    assertThat(answer.attributes()).isEqualTo(bed.item("a", "n", fromN("1")));
                }),
                new Case("a delete shows what it removed if it is asked to", bed -> {
                    bed.put("a", "n", fromN("1"));
                    var answer = bed.dynamo()
                            .deleteItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .returnValues(ReturnValue.ALL_OLD));
                    assertThat(answer.attributes()).isEqualTo(bed.item("a", "n", fromN("1")));
                }),
                new Case("an update shows the item before if it is asked to", bed -> {
                    bed.put("a", "n", fromN("1"));
                    var answer = bed.dynamo()
                            .updateItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("REMOVE n")
                                    .returnValues(ReturnValue.ALL_OLD));
                    assertThat(answer.attributes()).isEqualTo(bed.item("a", "n", fromN("1")));
                }),
                new Case("an update shows nothing unasked", bed -> {
                    var answer = bed.dynamo()
                            .updateItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("REMOVE n"));
                    assertThat(answer.hasAttributes()).isFalse();
                }));
    }

    /// What a get shows of an item.
    private static List<Case> projections() {
        return List.of(
                new Case("a get shows only what it projects", bed -> {
                    bed.put("a", "n", fromN("1"), "s", fromS("x"));
                    var answer = bed.dynamo()
                            .getItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .projectionExpression("n, gone, #pk")
                                    .expressionAttributeNames(Map.of("#pk", "pk")));
                    assertThat(answer.item()).isEqualTo(Map.of("n", fromN("1"), "pk", fromS(bed.pk())));
                }),
                new Case("a get of an item that has nothing of the projection finds it empty", bed -> {
                    bed.put("a");
                    var answer = bed.dynamo()
                            .getItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .projectionExpression("gone"));
                    assertThat(answer.hasItem()).isTrue();
                    assertThat(answer.item()).isEmpty();
                }),
                new Case(
                        "a projection of one path twice is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .getItem(request -> request.tableName(bed.table())
                                        .key(bed.key("a"))
                                        .projectionExpression("n, n")))));
    }

    private static List<Case> batches() {
        return List.of(
                new Case("many are got at once, those that are there", bed -> {
                    bed.put("a");
                    bed.put("b");
                    assertThat(Set.copyOf(many(bed, List.of(bed.key("a"), bed.key("b"), bed.key("none")))))
                            .isEqualTo(Set.of(bed.key("a"), bed.key("b")));
                }),
                new Case(
                        "many that are not there are none",
                        bed -> assertThat(many(bed, List.of(bed.key("none")))).isEmpty()),
                new Case(
                        "the same item twice among many is refused",
                        bed -> Bed.isInvalid(() -> many(bed, List.of(bed.key("a"), bed.key("a"))))),
                new Case("none among many are refused", bed -> Bed.isInvalid(() -> many(bed, List.of()))),
                new Case(
                        "a hundred are got at once",
                        bed -> assertThat(many(
                                        bed,
                                        IntStream.range(0, 100)
                                                .mapToObj(i -> bed.key("" + i))
                                                .toList()))
                                .isEmpty()),
                new Case(
                        "more than a hundred at once are refused",
                        bed -> Bed.isInvalid(() -> many(
                                bed,
                                IntStream.range(0, 101)
                                        .mapToObj(i -> bed.key("" + i))
                                        .toList()))));
    }

    private static List<Map<String, AttributeValue>> many(Bed bed, List<Map<String, AttributeValue>> keys) {
        var asked = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        var answer = bed.dynamo().batchGetItem(request -> request.requestItems(Map.of(bed.table(), asked)));
        assertThat(answer.unprocessedKeys()).isEmpty();
        return answer.responses().getOrDefault(bed.table(), List.of());
    }
}
