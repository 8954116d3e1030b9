package dev.anxin.simulation.contract;

import static dev.anxin.simulation.contract.QueryCases.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Items of one partition of the index.
final class IndexCases {
    private IndexCases() {}

    static List<Case> cases() {
        return Stream.of(shown(), refused()).flatMap(List::stream).toList();
    }

    private static List<Case> shown() {
        return List.of(
                new Case("the index shows only items that have both of its keys", bed -> {
                    due(bed, "a", "2026-01-01");
                    bed.put("no shard", "nextDueAt", fromS("2026-01-01"));
                    bed.put("no time", "dueShard", shard(bed));
                    bed.put("neither");
                    assertThat(bed.sorts(upTo(bed, "2027"))).containsExactly("a");
                }),
                new Case("the index is in the order of its range", bed -> {
                    due(bed, "a", "2026-01-03");
                    due(bed, "b", "2026-01-01");
                    due(bed, "c", "2026-01-02");
                    assertThat(bed.sorts(upTo(bed, "2027"))).containsExactly("b", "c", "a");
                }),
                new Case("the index goes backwards if it is asked to", bed -> {
                    due(bed, "a", "2026-01-03");
                    due(bed, "b", "2026-01-01");
                    assertThat(bed.sorts(upTo(bed, "2027").scanIndexForward(false)))
                            .containsExactly("a", "b");
                }),
                new Case("the index finds up to a time", bed -> {
                    due(bed, "a", "2026-01-01");
                    due(bed, "b", "2026-01-02");
                    due(bed, "c", "2026-01-03");
                    assertThat(bed.sorts(upTo(bed, "2026-01-02"))).containsExactly("a", "b");
                }),
                new Case("the index finds from a time on", bed -> {
                    due(bed, "a", "2026-01-01");
                    due(bed, "b", "2026-01-02");
                    assertThat(bed.sorts(byIndex(bed, "dueShard = :shard and nextDueAt >= :at", "2026-01-02")))
                            .containsExactly("b");
                }),
                new Case("the index shows keys only", bed -> {
                    bed.put("a", "dueShard", shard(bed), "nextDueAt", fromS("2026"), "sum", fromS("not shown"));
                    assertThat(answer(bed, upTo(bed, "2027")).items())
                            .containsExactly(bed.item("a", "dueShard", shard(bed), "nextDueAt", fromS("2026")));
                }),
                new Case("an item leaves the index with its attribute", bed -> {
                    due(bed, "a", "2026-01-01");
                    bed.update("a", "REMOVE nextDueAt", Map.of());
                    assertThat(bed.sorts(upTo(bed, "2027"))).isEmpty();
                }),
                new Case("an item leaves the index when it is put without", bed -> {
                    due(bed, "a", "2026-01-01");
                    bed.put("a");
                    assertThat(bed.sorts(upTo(bed, "2027"))).isEmpty();
                }),
                new Case("an item leaves the index when it is deleted", bed -> {
                    due(bed, "a", "2026-01-01");
                    bed.delete("a");
                    assertThat(bed.sorts(upTo(bed, "2027"))).isEmpty();
                }),
                new Case("an item moves in the index with its attribute", bed -> {
                    due(bed, "a", "2026-01-01");
                    due(bed, "b", "2026-01-02");
                    bed.update("a", "SET nextDueAt = :at", Map.of(":at", fromS("2026-01-03")));
                    assertThat(bed.sorts(upTo(bed, "2027"))).containsExactly("b", "a");
                }),
                new Case("the index holds several items of one time", bed -> {
                    due(bed, "a", "2026-01-01");
                    due(bed, "b", "2026-01-01");
                    assertThat(bed.sorts(upTo(bed, "2027"))).containsExactlyInAnyOrder("a", "b");
                }),
                new Case("pages lead through all of the index", bed -> {
                    IntStream.range(0, 5).forEach(i -> due(bed, "s" + (i % 2) + i, "2026-01-0" + (1 + i / 2)));
                    var pages = bed.dynamo()
                            .queryPaginator(upTo(bed, "2027").limit(1).build());
                    assertThat(pages.items().stream().map(item -> Bed.text(item, "sk")))
                            .containsExactlyInAnyOrder("s00", "s11", "s02", "s13", "s04");
                }),
                new Case("a page of the index ends with all four keys", bed -> {
                    due(bed, "a", "2026-01-01");
                    assertThat(answer(bed, upTo(bed, "2027").limit(1)).lastEvaluatedKey())
                            .isEqualTo(bed.item("a", "dueShard", shard(bed), "nextDueAt", fromS("2026-01-01")));
                }),
                new Case("a page of the index goes on behind an item that left it", bed -> {
                    due(bed, "a", "2026-01-01");
                    due(bed, "b", "2026-01-02");
                    var first = answer(bed, upTo(bed, "2027").limit(1));
                    bed.put("a");
                    assertThat(bed.sorts(upTo(bed, "2027").exclusiveStartKey(first.lastEvaluatedKey())))
                            .containsExactly("b");
                }));
    }

    private static List<Case> refused() {
        return List.of(
                new Case(
                        "a consistent read of the index is refused",
                        bed -> Bed.isInvalid(() -> answer(bed, upTo(bed, "2027").consistentRead(true)))),
                new Case(
                        "an index that is none is refused",
                        bed -> Bed.isInvalid(() -> answer(bed, upTo(bed, "2027").indexName("none")))),
                new Case(
                        "a query of the index by the table's keys is refused",
                        bed -> Bed.isInvalid(() -> answer(
                                bed,
                                bed.query("pk = :pk", Map.of()).indexName("due").consistentRead(false)))),
                new Case(
                        "all attributes of an index of keys are refused",
                        bed -> Bed.isInvalid(() -> answer(bed, upTo(bed, "2027").select(Select.ALL_ATTRIBUTES)))));
    }

    private static void due(Bed bed, String sort, String at) {
        bed.put(sort, "dueShard", shard(bed), "nextDueAt", fromS(at));
    }

    private static AttributeValue shard(Bed bed) {
        return fromS("due#" + bed.pk());
    }

    private static QueryRequest.Builder upTo(Bed bed, String at) {
        return byIndex(bed, "dueShard = :shard and nextDueAt <= :at", at);
    }

    private static QueryRequest.Builder byIndex(Bed bed, String keys, String at) {
        return QueryRequest.builder()
                .tableName(bed.table())
                .indexName("due")
                .keyConditionExpression(keys)
                .expressionAttributeValues(Map.of(":shard", shard(bed), ":at", fromS(at)));
    }
}
