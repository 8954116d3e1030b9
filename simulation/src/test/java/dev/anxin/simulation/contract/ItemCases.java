package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Items put, got and deleted whole; what they may consist of.
final class ItemCases {
    private static final int LARGEST = 409_600; // bytes: 400 KB, names and values

    /// A number as it is written, and as it is read.
    private static final List<List<String>> NUMBERS = List.of(
            List.of("1", "1"),
            List.of("1.0", "1"),
            List.of("0010", "10"),
            List.of("-0", "0"),
            List.of("0.0", "0"),
            List.of("1e3", "1000"),
            List.of("1E-3", "0.001"),
            List.of("-2.50", "-2.5"),
            List.of("100", "100"),
            List.of("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"));

    private static final List<String> NO_NUMBERS =
            List.of("", "abc", "1,5", "0x10", "NaN", "123456789012345678901234567890123456789", "1e126", "1e-131");

    private ItemCases() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        NUMBERS.forEach(one ->
                cases.add(new Case("the number " + one.getFirst() + " is read as " + one.getLast(), bed -> {
                    bed.put("a", "n", fromN(one.getFirst()));
                    assertThat(bed.get("a").get("n")).isEqualTo(fromN(one.getLast()));
                })));
        NO_NUMBERS.forEach(text -> cases.add(new Case(
                "«" + text + "» is refused as a number", bed -> Bed.isInvalid(() -> bed.put("a", "n", fromN(text))))));
        cases.addAll(numbers());
        cases.addAll(whole());
        cases.addAll(values());
        cases.addAll(keys());
        cases.addAll(sizes());
        cases.addAll(batches());
        return cases;
    }

    private static List<Case> numbers() {
        return List.of(
                new Case("numbers in lists, maps and sets take their normal form", bed -> {
                    bed.put(
                            "a",
                            "l",
                            fromL(List.of(fromN("1.0"))),
                            "m",
                            fromM(Map.of("n", fromN("2.0"))),
                            "s",
                            fromNs(List.of("3.0")));
                    assertThat(bed.get("a"))
                            .isEqualTo(bed.item(
                                    "a",
                                    "l",
                                    fromL(List.of(fromN("1"))),
                                    "m",
                                    fromM(Map.of("n", fromN("2"))),
                                    "s",
                                    fromNs(List.of("3"))));
                }),
                new Case(
                        "an update's numbers take their normal form",
                        bed -> assertThat(bed.update("a", "SET n = :n", Map.of(":n", fromN("007.50"))))
                                .containsEntry("n", fromN("7.5"))),
                new Case(
                        "an update's value that is no number is refused",
                        bed -> Bed.isInvalid(() -> bed.update("a", "SET n = :n", Map.of(":n", fromN("seven"))))),
                new Case("sums are exact", bed -> {
                    bed.put("a", "n", fromN("0.1"));
                    assertThat(bed.update("a", "ADD n :n", Map.of(":n", fromN("0.2"))))
                            .containsEntry("n", fromN("0.3"));
                }));
    }

    private static List<Case> whole() {
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
                }),
                new Case("a failed condition shows the item if it is asked to", bed -> {
                    bed.put("a", "n", fromN("5"));
                    assertThatThrownBy(() -> bed.dynamo()
                                    .putItem(request -> request.tableName(bed.table())
                                            .item(bed.item("a"))
                                            .conditionExpression("attribute_not_exists(pk)")
                                            .returnValuesOnConditionCheckFailure(
                                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                            .isInstanceOfSatisfying(
                                    ConditionalCheckFailedException.class,
                                    failed -> assertThat(failed.item()).isEqualTo(bed.item("a", "n", fromN("5"))));
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
                        bed -> assertThatThrownBy(() -> bed.dynamo()
                                        .deleteItem(request -> request.tableName(bed.table())
                                                .key(bed.key("a"))
                                                .conditionExpression("attribute_exists(pk)")
                                                .returnValuesOnConditionCheckFailure(
                                                        ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                                .isInstanceOfSatisfying(
                                        ConditionalCheckFailedException.class,
                                        failed -> assertThat(failed.item()).isEmpty())),
                new Case("a failed condition of an update shows the item if it is asked to", bed -> {
                    bed.put("a", "n", fromN("5"));
                    assertThatThrownBy(() -> bed.dynamo()
                                    .updateItem(request -> request.tableName(bed.table())
                                            .key(bed.key("a"))
                                            .updateExpression("REMOVE n")
                                            .conditionExpression("attribute_not_exists(pk)")
                                            .returnValuesOnConditionCheckFailure(
                                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                            .isInstanceOfSatisfying(
                                    ConditionalCheckFailedException.class,
                                    failed -> assertThat(failed.item()).containsEntry("n", fromN("5")));
                }),
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
                }),
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
                }),
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

    private static List<Case> values() {
        return List.of(
                new Case("empty text is kept", bed -> keeps(bed, fromS(""))),
                new Case("no bytes are kept", bed -> keeps(bed, fromB(SdkBytes.fromByteArray(new byte[0])))),
                new Case("an empty list is kept", bed -> keeps(bed, fromL(List.of()))),
                new Case("an empty map is kept", bed -> keeps(bed, fromM(Map.of()))),
                new Case("empty text in a set is kept", bed -> keeps(bed, fromSs(List.of("")))),
                new Case("an empty set of texts is refused", bed -> refuses(bed, fromSs(List.of()))),
                new Case("an empty set of numbers is refused", bed -> refuses(bed, fromNs(List.of()))),
                new Case(
                        "an empty set inside a map is refused",
                        bed -> refuses(bed, fromM(Map.of("s", fromSs(List.of()))))),
                new Case("a set with the same text twice is refused", bed -> refuses(bed, fromSs(List.of("x", "x")))),
                new Case(
                        "a set with the same number twice is refused",
                        bed -> refuses(bed, fromNs(List.of("1", "1.0")))),
                new Case(
                        "a value of no type is refused",
                        bed -> refuses(bed, AttributeValue.builder().build())),
                new Case(
                        "an update's empty set is refused",
                        bed -> Bed.isInvalid(
                                () -> bed.update("a", "ADD strings :none", Map.of(":none", fromSs(List.of()))))));
    }

    private static void keeps(Bed bed, AttributeValue value) {
        bed.put("a", "v", value);
        assertThat(bed.get("a").get("v")).isEqualTo(value);
    }

    private static void refuses(Bed bed, AttributeValue value) {
        Bed.isInvalid(() -> bed.put("a", "v", value));
    }

    private static List<Case> keys() {
        return List.of(
                new Case(
                        "an item without its sort key is refused",
                        bed -> Bed.isInvalid(() -> bed.put(Map.of("pk", fromS(bed.pk()))))),
                new Case("an item with an empty sort key is refused", bed -> Bed.isInvalid(() -> bed.put(""))),
                new Case(
                        "an item with an empty partition key is refused",
                        bed -> Bed.isInvalid(() -> bed.put(Map.of("pk", fromS(""), "sk", fromS("a"))))),
                new Case(
                        "an item whose key is a number is refused",
                        bed -> Bed.isInvalid(() -> bed.put(Map.of("pk", fromS(bed.pk()), "sk", fromN("1"))))),
                new Case(
                        "a get without the sort key is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .getItem(request ->
                                        request.tableName(bed.table()).key(Map.of("pk", fromS(bed.pk())))))),
                new Case(
                        "a get by more than the key is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .getItem(request ->
                                        request.tableName(bed.table()).key(bed.item("a", "n", fromN("1")))))),
                new Case(
                        "an update of an empty sort key is refused",
                        bed -> Bed.isInvalid(() -> bed.update("", "REMOVE n", Map.of()))),
                new Case("a sort key of 1024 bytes is kept", bed -> {
                    bed.put("ä".repeat(512));
                    assertThat(bed.get("ä".repeat(512))).isNotEmpty();
                }),
                new Case(
                        "a sort key of more than 1024 bytes is refused",
                        bed -> Bed.isInvalid(() -> bed.put("ä".repeat(512) + "a"))),
                new Case(
                        "a partition key of 2048 bytes is kept",
                        bed -> bed.put(Map.of(
                                "pk",
                                fromS(bed.pk() + "x".repeat(2048 - bed.pk().length())),
                                "sk",
                                fromS("a")))),
                new Case(
                        "a partition key of more than 2048 bytes is refused",
                        bed -> Bed.isInvalid(() -> bed.put(Map.of("pk", fromS("x".repeat(2049)), "sk", fromS("a"))))),
                new Case(
                        "a number as a key of an index is refused",
                        bed -> Bed.isInvalid(() -> bed.put("a", "dueShard", fromN("1"), "nextDueAt", fromS("x")))),
                new Case(
                        "empty text as a key of an index is refused",
                        bed -> Bed.isInvalid(() -> bed.put("a", "dueShard", fromS(""), "nextDueAt", fromS("x")))),
                new Case(
                        "an update to a number as a key of an index is refused",
                        bed -> Bed.isInvalid(() -> bed.update("a", "SET nextDueAt = :n", Map.of(":n", fromN("1"))))));
    }

    private static List<Case> sizes() {
        return List.of(
                new Case("an item of 400 KB is kept", bed -> {
                    bed.put(sized(bed, LARGEST));
                    assertThat(bed.get("a")).isNotEmpty();
                }),
                new Case(
                        "an item of more than 400 KB is refused",
                        bed -> Bed.isInvalid(() -> bed.put(sized(bed, LARGEST + 1)))),
                new Case("an update to more than 400 KB is refused", bed -> {
                    bed.put(sized(bed, LARGEST));
                    Bed.isInvalid(() -> bed.update("a", "SET n = :n", Map.of(":n", fromS("x"))));
                    assertThat(bed.get("a")).doesNotContainKey("n");
                }));
    }

    /// An item of so many bytes: names and texts.
    private static Map<String, AttributeValue> sized(Bed bed, int bytes) {
        var rest = bytes - "pk".length() - bed.pk().length() - "sk".length() - "a".length() - "t".length();
        return bed.item("a", "t", fromS("x".repeat(rest)));
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
