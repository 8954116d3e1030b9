package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What the table's stream tells of writes.
final class StreamCases {
    private static final Map<String, AttributeValue> ONE = Map.of(":one", fromN("1"));

    private StreamCases() {}

    static List<Case> cases() {
        return Stream.of(told(), untold(), transactions()).flatMap(List::stream).toList();
    }

    private static List<Case> told() {
        return List.of(
                new Case("the stream tells of a new item", bed -> {
                    bed.put("a", "n", fromN("1"));
                    assertThat(bed.changes())
                            .containsExactly(
                                    new Bed.Change("INSERT", bed.key("a"), Map.of(), bed.item("a", "n", fromN("1"))));
                }),
                new Case("the stream tells of a replaced item, before and after", bed -> {
                    bed.put("a", "n", fromN("1"));
                    bed.put("a", "s", fromS("x"));
                    assertThat(bed.changes())
                            .element(1)
                            .isEqualTo(new Bed.Change(
                                    "MODIFY",
                                    bed.key("a"),
                                    bed.item("a", "n", fromN("1")),
                                    bed.item("a", "s", fromS("x"))));
                }),
                new Case("the stream tells of a removed item", bed -> {
                    bed.put("a", "n", fromN("1"));
                    bed.delete("a");
                    assertThat(bed.changes())
                            .element(1)
                            .isEqualTo(
                                    new Bed.Change("REMOVE", bed.key("a"), bed.item("a", "n", fromN("1")), Map.of()));
                }),
                new Case("the stream tells of an update that makes an item", bed -> {
                    bed.update("a", "ADD n :one", ONE);
                    assertThat(bed.changes())
                            .containsExactly(
                                    new Bed.Change("INSERT", bed.key("a"), Map.of(), bed.item("a", "n", fromN("1"))));
                }),
                new Case("the stream tells of an update, before and after", bed -> {
                    bed.put("a", "n", fromN("1"), "s", fromS("x"));
                    bed.update("a", "ADD n :one", ONE);
                    assertThat(bed.changes())
                            .element(1)
                            .isEqualTo(new Bed.Change(
                                    "MODIFY",
                                    bed.key("a"),
                                    bed.item("a", "n", fromN("1"), "s", fromS("x")),
                                    bed.item("a", "n", fromN("2"), "s", fromS("x"))));
                }),
                new Case("the stream tells of an item's changes in their order", bed -> {
                    IntStream.range(0, 20).forEach(_ -> bed.update("a", "ADD n :one", ONE));
                    assertThat(bed.changes().stream()
                                    .map(change ->
                                            Bed.value(change.after(), "n").n()))
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                                    .mapToObj(Integer::toString)
                                    .toList());
                }),
                new Case("the stream tells of an item that comes, goes and comes", bed -> {
                    bed.put("a");
                    bed.delete("a");
                    bed.put("a");
                    assertThat(bed.events()).containsExactly("INSERT", "REMOVE", "INSERT");
                }),
                new Case("the stream tells of a removed attribute", bed -> {
                    bed.put("a", "n", fromN("1"));
                    bed.update("a", "REMOVE n", Map.of());
                    assertThat(bed.events()).containsExactly("INSERT", "MODIFY");
                }),
                new Case("the stream's images have numbers in their normal form", bed -> {
                    bed.put("a", "n", fromN("01.50"));
                    assertThat(bed.changes().getFirst().after()).containsEntry("n", fromN("1.5"));
                }),
                new Case("the stream's images have nested values whole", bed -> {
                    var map = fromM(Map.of("s", fromS(""), "n", fromN("1")));
                    bed.put("a", "m", map);
                    assertThat(bed.changes().getFirst().after()).containsEntry("m", map);
                }));
    }

    private static List<Case> untold() {
        return List.of(
                says("the stream does not tell of the same item put again", bed -> bed.put(filled(bed))),
                says(
                        "the stream does not tell of an update to what was there",
                        bed -> bed.update("a", "SET n = :one", ONE)),
                says(
                        "the stream does not tell of the same number written otherwise",
                        bed -> bed.update("a", "SET n = :one", Map.of(":one", fromN("1.00")))),
                says(
                        "the stream does not tell of a sum of zero",
                        bed -> bed.update("a", "ADD n :none", Map.of(":none", fromN("0")))),
                says(
                        "the stream does not tell of the same set in another order",
                        bed -> bed.update("a", "SET strings = :set", Map.of(":set", fromSs(List.of("y", "x"))))),
                says(
                        "the stream does not tell of an element added that was there",
                        bed -> bed.update("a", "ADD strings :set", Map.of(":set", fromSs(List.of("x"))))),
                says(
                        "the stream does not tell of an attribute removed that was none",
                        bed -> bed.update("a", "REMOVE gone", Map.of())),
                says("the stream does not tell of an item deleted that was none", bed -> bed.delete("none")),
                says(
                        "the stream does not tell of a put whose condition failed",
                        bed -> Bed.isConditionFailed(() -> bed.putNew(bed.item("a", "n", fromN("2"))))),
                says(
                        "the stream does not tell of a refused update",
                        bed -> Bed.isInvalid(() -> bed.update("a", "ADD s :one", ONE))));
    }

    private static Case says(String name, Consumer<Bed> nothing) {
        return new Case(name, bed -> {
            bed.put(filled(bed));
            nothing.accept(bed);
            bed.update("a", "SET n = :two", Map.of(":two", fromN("2")));
            assertThat(bed.events()).containsExactly("INSERT", "MODIFY");
        });
    }

    private static Map<String, AttributeValue> filled(Bed bed) {
        return bed.item("a", "n", fromN("1"), "s", fromS("x"), "strings", fromSs(List.of("x", "y")));
    }

    private static List<Case> transactions() {
        return List.of(
                new Case("the stream tells of each item of a transaction once", bed -> {
                    bed.put("gone");
                    commit(bed, put(bed, "new"), count(bed, "counted"), delete(bed, "gone"));
                    assertThat(bed.changes().stream().skip(1).map(change -> change.event() + " " + change.sort()))
                            .containsExactlyInAnyOrder("INSERT new", "INSERT counted", "REMOVE gone");
                }),
                new Case("the stream tells of a transaction's update, before and after", bed -> {
                    bed.put("a", "n", fromN("1"));
                    commit(bed, count(bed, "a"));
                    assertThat(bed.changes())
                            .element(1)
                            .isEqualTo(new Bed.Change(
                                    "MODIFY",
                                    bed.key("a"),
                                    bed.item("a", "n", fromN("1")),
                                    bed.item("a", "n", fromN("2"))));
                }),
                new Case("the stream does not tell of a transaction's check", bed -> {
                    bed.put("a");
                    commit(
                            bed,
                            TransactWriteItem.builder()
                                    .conditionCheck(check -> check.tableName(bed.table())
                                            .key(bed.key("a"))
                                            .conditionExpression("attribute_exists(pk)"))
                                    .build(),
                            put(bed, "b"));
                    assertThat(bed.changes().stream().map(Bed.Change::sort)).containsExactly("a", "b");
                }),
                new Case("the stream does not tell of a transaction's write that changes nothing", bed -> {
                    bed.put("a", "n", fromN("1"));
                    commit(
                            bed,
                            TransactWriteItem.builder()
                                    .put(put -> put.tableName(bed.table()).item(bed.item("a", "n", fromN("1"))))
                                    .build(),
                            put(bed, "b"));
                    assertThat(bed.changes().stream().map(Bed.Change::sort)).containsExactly("a", "b");
                }),
                new Case("the stream tells of a repeated transaction once", bed -> {
                    for (int i = 0; i < 2; i++) {
                        bed.dynamo()
                                .transactWriteItems(request ->
                                        request.transactItems(count(bed, "a")).clientRequestToken("once-" + bed.pk()));
                    }
                    assertThat(bed.events()).containsExactly("INSERT");
                }),
                new Case("the stream does not tell of a cancelled transaction", bed -> {
                    bed.put("a");
                    assertThatThrownBy(() -> commit(bed, put(bed, "b"), put(bed, "a")))
                            .isInstanceOf(TransactionCanceledException.class);
                    assertThat(bed.events()).containsExactly("INSERT");
                }));
    }

    private static void commit(Bed bed, TransactWriteItem... writes) {
        bed.dynamo().transactWriteItems(request -> request.transactItems(writes));
    }

    private static TransactWriteItem put(Bed bed, String sort) {
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(bed.table()).item(bed.item(sort)).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private static TransactWriteItem count(Bed bed, String sort) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(bed.table())
                        .key(bed.key(sort))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(ONE))
                .build();
    }

    private static TransactWriteItem delete(Bed bed, String sort) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(bed.table()).key(bed.key(sort)))
                .build();
    }
}
