package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.anxin.simulation.table.ReservedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Requests that make no sense.
final class RefusalCases {
    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":v", fromN("1"),
            ":s", fromS("x"),
            ":yes", fromBool(true),
            ":x", fromSs(List.of("x")),
            ":two", fromNs(List.of("2")),
            ":map", fromM(Map.of()));

    private static final List<String> UPDATES = List.of(
            "SET x = gone",
            "SET x = gone + :v",
            "SET x = s + :v",
            "SET x = :s + :v",
            "SET s = s + :v",
            "SET x = :v, x = :v",
            "SET m = :map, m.n = :v",
            "SET m.n = :v REMOVE m",
            "SET x = :v SET y = :v",
            "SET pk = :s",
            "SET sk = :s",
            "REMOVE sk",
            "SET gone.n = :v",
            "SET n.deep = :v",
            "SET m.n.deep = :v",
            "SET m.gone.deep = :v",
            "REMOVE gone.n",
            "ADD s :v",
            "ADD n :s",
            "ADD n :x",
            "ADD strings :two",
            "ADD strings :v",
            "ADD n :yes",
            "DELETE n :v",
            "DELETE n :x",
            "DELETE strings :two",
            "SET x = :undefined",
            "SET #undefined = :v",
            "SET x :v",
            "SET x = :v,",
            "SET x = ",
            "SET",
            "x = :v",
            "SET x = (:v",
            "SET x = :v :v",
            "SET x = unknown(s, :v)",
            "SET x = IF_NOT_EXISTS(s, :v)",
            "ADD n",
            "ADD n n",
            "");

    private static final List<String> CONDITIONS = List.of(
            "n = :undefined",
            "#undefined = :v",
            "n = ",
            "n",
            "= :v",
            "n = :v and",
            "n = :v or or n = :v",
            "(n = :v",
            "n = :v)",
            "((n = :v))",
            "n = :v :v",
            "n == :v",
            "attribute_exists(:v)",
            "attribute_exists(n, s)",
            "attribute_exists()",
            "Attribute_Exists(n)",
            "unknown(n)",
            "begins_with(s)",
            "begins_with(s, :v)",
            "begins_with(s, s)",
            "n = n",
            "n < :yes",
            "n < :map",
            "size(n)",
            "status = :v",
            "");

    /// By DynamoDB Local.
    private static final List<String> OVERLOOKED = List.of("size", "convert");

    /// All 573 would take seconds: this leaves about 50 of them.
    private static final int STEP = 11;

    private RefusalCases() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        UPDATES.forEach(update -> cases.add(new Case("the update «" + update + "» is refused", bed -> {
            var before = filled(bed);
            Bed.isInvalid(() -> bed.update("a", update, Bed.used(update, VALUES)));
            assertThat(bed.get("a")).isEqualTo(before);
        })));
        CONDITIONS.forEach(condition -> cases.add(new Case("the condition «" + condition + "» is refused", bed -> {
            var before = filled(bed);
            Bed.isInvalid(() -> put(bed, condition, Bed.used(condition, VALUES)));
            assertThat(bed.get("a")).isEqualTo(before);
        })));
        cases.addAll(placeholders());
        cases.addAll(reservedWords());
        return cases;
    }

    private static Map<String, AttributeValue> filled(Bed bed) {
        bed.put(
                "a",
                "n",
                fromN("5"),
                "s",
                fromS("x"),
                "m",
                fromM(Map.of("n", fromN("1"))),
                "strings",
                fromSs(List.of("x")));
        return bed.get("a");
    }

    private static void put(Bed bed, String condition, Map<String, AttributeValue> values) {
        bed.dynamo().putItem(request -> {
            request.tableName(bed.table())
                    .item(bed.item("a", "twin", fromN("1")))
                    .conditionExpression(condition);
            if (!values.isEmpty()) {
                request.expressionAttributeValues(values);
            }
        });
    }

    private static List<Case> placeholders() {
        return List.of(
                new Case(
                        "a value that no expression uses is refused",
                        bed -> Bed.isInvalid(
                                () -> bed.update("a", "SET x = :v", Map.of(":v", fromN("1"), ":unused", fromN("2"))))),
                new Case(
                        "a name that no expression uses is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .updateItem(request -> request.tableName(bed.table())
                                        .key(bed.key("a"))
                                        .updateExpression("REMOVE x")
                                        .expressionAttributeNames(Map.of("#unused", "y"))))),
                new Case(
                        "a value without any expression is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .putItem(request -> request.tableName(bed.table())
                                        .item(bed.item("a"))
                                        .expressionAttributeValues(Map.of(":v", fromN("1")))))),
                new Case(
                        "a name without any expression is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .getItem(request -> request.tableName(bed.table())
                                        .key(bed.key("a"))
                                        .expressionAttributeNames(Map.of("#n", "n"))))),
                new Case(
                        "an unused value of a query is refused",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .query(bed.query("pk = :pk", Map.of(":unused", fromN("1")))
                                        .build()))),
                new Case(
                        "a value's name must begin with a colon",
                        bed -> Bed.isInvalid(() -> put(bed, "n = :v", Map.of(":v", fromN("1"), "v", fromN("1"))))),
                new Case(
                        "no values at all are refused as an empty map",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .putItem(request -> request.tableName(bed.table())
                                        .item(bed.item("a"))
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .expressionAttributeValues(Map.of())))),
                new Case(
                        "no names at all are refused as an empty map",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .putItem(request -> request.tableName(bed.table())
                                        .item(bed.item("a"))
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .expressionAttributeNames(Map.of())))),
                new Case("a wrong request is refused even where its condition would fail", bed -> {
                    filled(bed);
                    Bed.isInvalid(() -> bed.dynamo()
                            .updateItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("SET status = :v")
                                    .conditionExpression("attribute_not_exists(pk)")
                                    .expressionAttributeValues(Map.of(":v", fromS("1")))));
                }),
                new Case("a condition that fails comes before an update that cannot be", bed -> {
                    filled(bed);
                    Bed.isConditionFailed(() -> bed.dynamo()
                            .updateItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("ADD s :v")
                                    .conditionExpression("attribute_not_exists(pk)")
                                    .expressionAttributeValues(Map.of(":v", fromN("1")))));
                }));
    }

    private static List<Case> reservedWords() {
        return List.of(
                new Case("reserved words of the list are refused as names", bed -> {
                    var some = ReservedWords.all().sorted().toList();
                    var accepted = IntStream.range(0, some.size() / STEP)
                            .mapToObj(i -> some.get(i * STEP))
                            .filter(word -> !OVERLOOKED.contains(word.toLowerCase(Locale.ROOT)))
                            .filter(word -> !isRefused(bed, word.toLowerCase(Locale.ROOT)));
                    assertThat(accepted).isEmpty();
                }),
                new Case(
                        "the reserved words size and convert are refused as names",
                        bed -> assertThat(OVERLOOKED.stream().filter(word -> !isRefused(bed, word)))
                                .isEmpty()),
                new Case(
                        "a reserved word is refused in capitals or not",
                        bed -> assertThat(
                                        Stream.of("status", "STATUS", "Status").filter(word -> !isRefused(bed, word)))
                                .isEmpty()),
                new Case(
                        "a reserved word is refused in an update",
                        bed -> Bed.isInvalid(() -> bed.update("a", "SET state = :v", Map.of(":v", fromN("1"))))),
                new Case("a reserved word is refused inside a path", bed -> {
                    filled(bed);
                    Bed.isInvalid(() -> bed.update("a", "SET m.name = :v", Map.of(":v", fromN("1"))));
                }),
                new Case(
                        "a reserved word is refused in a condition's function",
                        bed -> Bed.isInvalid(() -> put(bed, "attribute_not_exists(owner)", Map.of()))),
                new Case(
                        "a reserved word is refused in a filter",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .query(bed.query("pk = :pk", Map.of(":v", fromN("1")))
                                        .filterExpression("count = :v")
                                        .build()))),
                new Case(
                        "a reserved word is refused in a key condition",
                        bed -> Bed.isInvalid(() -> bed.dynamo()
                                .query(bed.query("pk = :pk and key = :v", Map.of(":v", fromS("1")))
                                        .build()))),
                new Case("a reserved word is no matter behind a placeholder", bed -> {
                    var names = new HashMap<>(Map.of("#status", "status", "#size", "size"));
                    bed.dynamo()
                            .updateItem(request -> request.tableName(bed.table())
                                    .key(bed.key("a"))
                                    .updateExpression("SET #status = :v, #size = :v")
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(Map.of(":v", fromN("1"))));
                    assertThat(bed.get("a")).containsKeys("status", "size");
                }),
                new Case(
                        "a reserved word is no matter as a part of a name",
                        bed -> assertThat(
                                        bed.update("a", "SET statusOf = :v, countOfAll = :v", Map.of(":v", fromN("1"))))
                                .containsKeys("statusOf", "countOfAll")));
    }

    private static boolean isRefused(Bed bed, String word) {
        try {
            bed.dynamo()
                    .getItem(request ->
                            request.tableName(bed.table()).key(bed.key("a")).projectionExpression(word));
            return false;
        } catch (DynamoDbException refused) {
            return "ValidationException".equals(refused.awsErrorDetails().errorCode());
        }
    }
}
