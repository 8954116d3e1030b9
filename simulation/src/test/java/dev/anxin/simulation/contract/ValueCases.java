package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What items may consist of: numbers and other values, keys; and how large they may be.
final class ValueCases {
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

    private ValueCases() {}

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
        cases.addAll(values());
        cases.addAll(keys());
        cases.addAll(sizes());
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
}
