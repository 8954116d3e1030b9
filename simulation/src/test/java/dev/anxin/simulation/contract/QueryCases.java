package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Items of one partition of the table.
final class QueryCases {
    /// Key conditions that are refused.
    private static final List<String> REFUSED = List.of(
            "pk > :pk",
            "pk <> :pk",
            "sk = :pk",
            "pk = :pk or sk = :v",
            "not pk = :pk",
            "pk = :pk and sk <> :v",
            "pk = :pk and contains(sk, :v)",
            "pk = :pk and n = :v",
            "pk = :pk and sk > :v and sk < :v",
            "pk = :pk and attribute_exists(sk)",
            "begins_with(pk, :pk)",
            "pk = :pk and pk = :v");

    private QueryCases() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        REFUSED.forEach(keys -> cases.add(new Case(
                "the key condition «" + keys + "» is refused",
                bed -> Bed.isInvalid(() -> bed.dynamo()
                        .query(bed.query(keys, Bed.used(keys, Map.of(":v", fromS("x"))))
                                .build())))));
        Map.of("sk = :v", "c", "sk < :v", "a b", "sk <= :v", "a b c", "sk > :v", "d", "sk >= :v", "c d")
                .forEach((range, found) ->
                        cases.add(new Case("the key condition «" + range + "» finds " + found, bed -> {
                            Stream.of("d", "b", "a", "c").forEach(bed::put);
                            var query = bed.query("pk = :pk and " + range, Map.of(":v", fromS("c")));
                            assertThat(bed.sorts(query)).containsExactly(found.split(" "));
                        })));
        cases.addAll(order());
        cases.addAll(pages());
        cases.addAll(shown());
        return cases;
    }

    private static List<Case> order() {
        return List.of(
                new Case("a query finds by the begin of the sort key, in order", bed -> {
                    Stream.of("fact#b#2", "fact#a#1", "fact#ä", "fact#a#10", "money", "fact")
                            .forEach(bed::put);
                    assertThat(bed.sorts(bed.facts())).containsExactly("fact#a#1", "fact#a#10", "fact#b#2", "fact#ä");
                }),
                new Case("a query goes backwards if it is asked to", bed -> {
                    Stream.of("fact#b", "fact#a", "fact#c").forEach(bed::put);
                    assertThat(bed.sorts(bed.facts().scanIndexForward(false)))
                            .containsExactly("fact#c", "fact#b", "fact#a");
                }),
                new Case("sort keys are in the order of their bytes", bed -> {
                    Stream.of("fact#\uD83D\uDE00", "fact#\uFF41", "fact#Z", "fact#a", "fact#安")
                            .forEach(bed::put);
                    assertThat(bed.sorts(bed.facts()))
                            .containsExactly("fact#Z", "fact#a", "fact#安", "fact#\uFF41", "fact#\uD83D\uDE00");
                }),
                new Case("a query may ask with the sort key first", bed -> {
                    bed.put("a");
                    assertThat(bed.sorts(bed.query("sk = :v and pk = :pk", Map.of(":v", fromS("a")))))
                            .containsExactly("a");
                }),
                new Case("a query may have parentheses", bed -> {
                    bed.put("a");
                    assertThat(bed.sorts(bed.query("(pk = :pk) and (sk = :v)", Map.of(":v", fromS("a")))))
                            .containsExactly("a");
                }),
                new Case("a query by the partition alone finds all of it", bed -> {
                    Stream.of("b", "a").forEach(bed::put);
                    assertThat(bed.sorts(bed.query("pk = :pk", Map.of()))).containsExactly("a", "b");
                }),
                new Case("a query finds nothing of other partitions", bed -> {
                    bed.put(Map.of("pk", fromS(bed.pk() + "0"), "sk", fromS("a")));
                    bed.put(Map.of("pk", fromS(bed.pk() + "\0"), "sk", fromS("a")));
                    assertThat(bed.sorts(bed.query("pk = :pk", Map.of()))).isEmpty();
                }),
                new Case("a query of nothing is empty and at its end", bed -> {
                    var answer = answer(bed, bed.facts());
                    assertThat(answer.items()).isEmpty();
                    assertThat(answer.count()).isZero();
                    assertThat(answer.hasLastEvaluatedKey()).isFalse();
                }));
    }

    private static List<Case> pages() {
        return List.of(
                new Case("a limit ends a page and says where", bed -> {
                    fill(bed, 3);
                    var answer = answer(bed, bed.facts().limit(2));
                    assertThat(answer.count()).isEqualTo(2);
                    assertThat(answer.lastEvaluatedKey()).isEqualTo(bed.key("fact#1"));
                }),
                new Case("a limit of just all does not know that it is all", bed -> {
                    fill(bed, 2);
                    assertThat(answer(bed, bed.facts().limit(2)).hasLastEvaluatedKey())
                            .isTrue();
                    var rest = answer(bed, bed.facts().limit(2).exclusiveStartKey(bed.key("fact#1")));
                    assertThat(rest.count()).isZero();
                    assertThat(rest.hasLastEvaluatedKey()).isFalse();
                }),
                new Case("a limit of more than all is at its end", bed -> {
                    fill(bed, 2);
                    assertThat(answer(bed, bed.facts().limit(3)).hasLastEvaluatedKey())
                            .isFalse();
                }),
                new Case("pages lead through all", bed -> {
                    fill(bed, 7);
                    var pages = bed.dynamo().queryPaginator(bed.facts().limit(3).build());
                    assertThat(pages.items().stream().map(item -> Bed.text(item, "sk")))
                            .containsExactlyElementsOf(IntStream.range(0, 7)
                                    .mapToObj(i -> "fact#" + i)
                                    .toList());
                }),
                new Case("pages lead through all backwards", bed -> {
                    fill(bed, 5);
                    var pages = bed.dynamo()
                            .queryPaginator(
                                    bed.facts().limit(2).scanIndexForward(false).build());
                    assertThat(pages.items().stream().map(item -> Bed.text(item, "sk")))
                            .containsExactly("fact#4", "fact#3", "fact#2", "fact#1", "fact#0");
                }),
                new Case("a page goes on behind an item that is gone", bed -> {
                    fill(bed, 4);
                    bed.delete("fact#1");
                    assertThat(bed.sorts(bed.facts().exclusiveStartKey(bed.key("fact#1"))))
                            .containsExactly("fact#2", "fact#3");
                }),
                new Case("a page goes back before an item that is gone", bed -> {
                    fill(bed, 4);
                    bed.delete("fact#2");
                    assertThat(bed.sorts(bed.facts().scanIndexForward(false).exclusiveStartKey(bed.key("fact#2"))))
                            .containsExactly("fact#1", "fact#0");
                }),
                new Case("a page sees what was put since the page before", bed -> {
                    fill(bed, 2);
                    bed.put("fact#0#new");
                    assertThat(bed.sorts(bed.facts().exclusiveStartKey(bed.key("fact#0"))))
                            .containsExactly("fact#0#new", "fact#1");
                }),
                new Case(
                        "a limit of nothing is refused",
                        bed -> Bed.isInvalid(() -> answer(bed, bed.facts().limit(0)))),
                new Case(
                        "a start in another partition is refused",
                        bed -> Bed.isInvalid(() -> answer(
                                bed,
                                bed.facts().exclusiveStartKey(Map.of("pk", fromS("other"), "sk", fromS("fact#1")))))),
                new Case(
                        "a start without its sort key is refused",
                        bed -> Bed.isInvalid(() ->
                                answer(bed, bed.facts().exclusiveStartKey(Map.of("pk", fromS(bed.pk())))))));
    }

    private static List<Case> shown() {
        return List.of(
                new Case("a count shows no items", bed -> {
                    fill(bed, 2);
                    var answer = answer(bed, bed.facts().select(Select.COUNT));
                    assertThat(answer.count()).isEqualTo(2);
                    assertThat(answer.hasItems()).isFalse();
                }),
                new Case("a count has pages too", bed -> {
                    fill(bed, 2);
                    var answer = answer(bed, bed.facts().select(Select.COUNT).limit(1));
                    assertThat(answer.count()).isEqualTo(1);
                    assertThat(answer.hasLastEvaluatedKey()).isTrue();
                }),
                new Case("a projection shows only what it names", bed -> {
                    bed.put("fact#0", "v", fromN("1"), "sum", fromS("x"), "raw", fromS("y"));
                    var answer = answer(
                            bed,
                            bed.facts()
                                    .projectionExpression("v, #sum")
                                    .expressionAttributeNames(Map.of("#sum", "sum")));
                    assertThat(answer.items()).containsExactly(Map.of("v", fromN("1"), "sum", fromS("x")));
                }),
                new Case("a projection shows an item that has nothing of it as empty", bed -> {
                    fill(bed, 1);
                    var answer = answer(bed, bed.facts().projectionExpression("gone"));
                    assertThat(answer.items()).containsExactly(Map.of());
                }),
                new Case("a filter leaves out, and counts what it saw", bed -> {
                    fill(bed, 5);
                    var answer = answer(bed, filtered(bed));
                    assertThat(answer.count()).isEqualTo(2);
                    assertThat(answer.scannedCount()).isEqualTo(5);
                    assertThat(answer.hasLastEvaluatedKey()).isFalse();
                }),
                new Case("a limit counts before the filter", bed -> {
                    fill(bed, 5);
                    var answer = answer(bed, filtered(bed).limit(4));
                    assertThat(answer.count()).isEqualTo(1);
                    assertThat(answer.scannedCount()).isEqualTo(4);
                    assertThat(answer.lastEvaluatedKey()).isEqualTo(bed.key("fact#3"));
                }),
                new Case(
                        "a filter on a key is refused",
                        bed -> Bed.isInvalid(() -> answer(
                                bed,
                                bed.query("pk = :pk", Map.of(":v", fromS("x"))).filterExpression("sk = :v")))));
    }

    private static QueryRequest.Builder filtered(Bed bed) {
        return bed.query("pk = :pk", Map.of(":n", fromN("3"))).filterExpression("n >= :n");
    }

    private static void fill(Bed bed, int items) {
        IntStream.range(0, items).forEach(i -> bed.put("fact#" + i, "n", fromN("" + i)));
    }

    static QueryResponse answer(Bed bed, QueryRequest.Builder query) {
        return bed.dynamo().query(query.build());
    }
}
