package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What update expressions make of one item.
final class UpdateCases {
    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":one", fromN("1"),
            ":half", fromN("0.5"),
            ":less", fromN("-7"),
            ":s", fromS("new"),
            ":x", fromSs(List.of("x")),
            ":xz", fromSs(List.of("x", "z")),
            ":xy", fromSs(List.of("x", "y")),
            ":two", fromNs(List.of("2.0", "3")),
            ":map", fromM(Map.of("k", fromN("1"))));

    private UpdateCases() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        makes(cases, "SET s = :s", "s", fromS("new"));
        makes(cases, "set s = :s", "s", fromS("new"));
        makes(cases, "SET fresh = :map", "fresh", fromM(Map.of("k", fromN("1"))));
        makes(cases, "SET n = n + :one", "n", fromN("6"));
        makes(cases, "SET n = n - :one", "n", fromN("4"));
        makes(cases, "SET n = :one - n", "n", fromN("-4"));
        makes(cases, "SET n = n + :half", "n", fromN("5.5"));
        makes(cases, "SET n = n + n", "n", fromN("10"));
        makes(cases, "SET fresh = n", "fresh", fromN("5"));
        makes(cases, "SET fresh = m.n", "fresh", fromN("1"));
        makes(cases, "SET s = :s, former = s", "former", fromS("old"));
        makes(cases, "SET former = s REMOVE s", "former", fromS("old"));
        makes(cases, "REMOVE s SET former = s", "former", fromS("old"));
        makes(cases, "SET n = twin, twin = n", "n", fromN("50"));
        makes(cases, "SET n = twin, twin = n", "twin", fromN("5"));
        makes(cases, "SET s = if_not_exists(s, :s)", "s", fromS("old"));
        makes(cases, "SET fresh = if_not_exists(fresh, :s)", "fresh", fromS("new"));
        makes(cases, "SET fresh = if_not_exists(s, :s)", "fresh", fromS("old"));
        makes(cases, "SET fresh = if_not_exists(fresh, :one) + :one", "fresh", fromN("2"));
        makes(cases, "SET fresh = if_not_exists(fresh, n)", "fresh", fromN("5"));
        makes(cases, "SET m.fresh = :s", "m", fromM(Map.of("n", fromN("1"), "fresh", fromS("new"))));
        makes(cases, "SET m.n = m.n + :one", "m", fromM(Map.of("n", fromN("2"))));
        makes(cases, "REMOVE m.n", "m", fromM(Map.of()));
        makes(cases, "REMOVE m.gone", "m", fromM(Map.of("n", fromN("1"))));
        makes(cases, "ADD m.n :one", "m", fromM(Map.of("n", fromN("2"))));
        makes(cases, "REMOVE s, n", "s", Optional.empty());
        makes(cases, "REMOVE gone", "s", fromS("old"));
        makes(cases, "ADD n :one", "n", fromN("6"));
        makes(cases, "ADD n :less", "n", fromN("-2"));
        makes(cases, "ADD n :half", "n", fromN("5.5"));
        makes(cases, "ADD fresh :one", "fresh", fromN("1"));
        makes(cases, "ADD fresh :x", "fresh", fromSs(List.of("x")));
        makes(cases, "ADD strings :xz", "strings", fromSs(List.of("x", "y", "z")));
        makes(cases, "ADD strings :x", "strings", fromSs(List.of("x", "y")));
        makes(cases, "ADD numbers :two", "numbers", fromNs(List.of("1", "2", "3")));
        makes(cases, "DELETE strings :x", "strings", fromSs(List.of("y")));
        makes(cases, "DELETE strings :xz", "strings", fromSs(List.of("y")));
        makes(cases, "DELETE strings :xy", "strings", Optional.empty());
        makes(cases, "DELETE gone :x", "gone", Optional.empty());
        makes(cases, "DELETE numbers :two", "numbers", fromNs(List.of("1")));
        makes(cases, "ADD n :one SET s = :s DELETE strings :x REMOVE twin", "n", fromN("6"));
        cases.addAll(onAbsent());
        return cases;
    }

    private static void makes(List<Case> cases, String expression, String name, AttributeValue value) {
        makes(cases, expression, name, Optional.of(value));
    }

    private static void makes(List<Case> cases, String expression, String name, Optional<AttributeValue> value) {
        cases.add(new Case(expression + " decides " + name, bed -> {
            bed.put(
                    "a",
                    "n",
                    fromN("5"),
                    "twin",
                    fromN("50"),
                    "s",
                    fromS("old"),
                    "strings",
                    fromSs(List.of("x", "y")),
                    "numbers",
                    fromNs(List.of("1", "2")),
                    "m",
                    fromM(Map.of("n", fromN("1"))));
            var after = bed.update("a", expression, Bed.used(expression, VALUES));
            assertThat(Optional.ofNullable(after.get(name)).map(UpdateCases::sorted))
                    .isEqualTo(value);
            assertThat(bed.get("a")).isEqualTo(after);
        }));
    }

    /// Sets have no order.
    private static AttributeValue sorted(AttributeValue value) {
        if (value.hasSs()) {
            return fromSs(value.ss().stream().sorted().toList());
        }
        return value.hasNs() ? fromNs(value.ns().stream().sorted().toList()) : value;
    }

    private static List<Case> onAbsent() {
        return List.of(
                new Case("an update makes an absent item of its key and what it sets", bed -> {
                    assertThat(bed.update("a", "SET s = :s", Map.of(":s", fromS("x"))))
                            .isEqualTo(bed.item("a", "s", fromS("x")));
                    assertThat(bed.get("a")).isEqualTo(bed.item("a", "s", fromS("x")));
                }),
                new Case("an update that removes makes an absent item of its key alone", bed -> {
                    bed.update("a", "REMOVE s", Map.of());
                    assertThat(bed.get("a")).isEqualTo(bed.key("a"));
                }),
                new Case("an update of an absent item adds from zero", bed -> {
                    bed.update("a", "ADD n :one", Map.of(":one", fromN("1")));
                    assertThat(bed.get("a")).isEqualTo(bed.item("a", "n", fromN("1")));
                }),
                new Case("an update under a condition makes no absent item", bed -> {
                    assertThat(bed.holds("a", "attribute_exists(pk)", Map.of())).isFalse();
                    assertThat(bed.get("a")).isEmpty();
                }),
                new Case("an update leaves what it does not name", bed -> {
                    bed.put("a", "n", fromN("5"), "s", fromS("old"));
                    bed.update("a", "SET s = :s", Map.of(":s", fromS("new")));
                    assertThat(bed.get("a")).isEqualTo(bed.item("a", "n", fromN("5"), "s", fromS("new")));
                }),
                new Case("names in place of attributes may have any characters", bed -> {
                    bed.put("a", "map", fromM(Map.of()));
                    bed.dynamo()
                            .updateItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("SET #map.#id = :entry")
                                    .conditionExpression("attribute_not_exists(#map.#id)")
                                    .expressionAttributeNames(Map.of("#map", "map", "#id", "a.b:c d"))
                                    .expressionAttributeValues(Map.of(":entry", fromN("1"))));
                    assertThat(bed.get("a").get("map")).isEqualTo(fromM(Map.of("a.b:c d", fromN("1"))));
                }),
                new Case("one value may stand in update and condition", bed -> {
                    var request = new HashMap<String, AttributeValue>(Map.of(":v", fromN("1")));
                    bed.put("a", "n", fromN("1"));
                    bed.dynamo()
                            .updateItem(update -> update.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("SET n = n + :v")
                                    .conditionExpression("n = :v")
                                    .expressionAttributeValues(request));
                    assertThat(bed.get("a").get("n")).isEqualTo(fromN("2"));
                }));
    }
}
