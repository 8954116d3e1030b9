package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Several writes as one.
final class TransactionCases {
    private TransactionCases() {}

    static List<Case> cases() {
        return Stream.of(written(), cancelled(), tokens(), refused())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> written() {
        return List.of(
                new Case("a transaction writes all of its writes", bed -> {
                    bed.put("gone");
                    commit(
                            bed,
                            putNew(bed, "new"),
                            count(bed, "counted"),
                            delete(bed, "gone"),
                            checkAbsent(bed, "never"));
                    assertThat(bed.get("new")).isEqualTo(bed.key("new"));
                    assertThat(bed.get("counted")).isEqualTo(bed.item("counted", "n", fromN("1")));
                    assertThat(bed.get("gone")).isEmpty();
                    assertThat(bed.get("never")).isEmpty();
                }),
                new Case("a transaction of one write is none the less one", bed -> {
                    commit(bed, putNew(bed, "a"));
                    assertThat(bed.get("a")).isNotEmpty();
                }),
                new Case("a transaction of a hundred writes is one", bed -> {
                    commit(bed, IntStream.range(0, 100).mapToObj(i -> putNew(bed, "" + i)));
                    assertThat(bed.get("99")).isNotEmpty();
                }),
                new Case("a transaction deletes what is not there", bed -> {
                    commit(bed, delete(bed, "none"), putNew(bed, "a"));
                    assertThat(bed.get("a")).isNotEmpty();
                }),
                new Case("a transaction of an update sees the item", bed -> {
                    bed.put("a", "n", fromN("41"));
                    commit(bed, count(bed, "a"));
                    assertThat(bed.get("a")).containsEntry("n", fromN("42"));
                }),
                new Case("a transaction of a check alone writes nothing", bed -> {
                    commit(bed, checkAbsent(bed, "a"));
                    assertThat(bed.get("a")).isEmpty();
                }),
                new Case("a transaction's numbers take their normal form", bed -> {
                    var item = bed.item("a", "n", fromN("1.0"));
                    commit(
                            bed,
                            write(one ->
                                    one.put(put -> put.tableName(bed.table()).item(item))));
                    assertThat(bed.get("a")).containsEntry("n", fromN("1"));
                }));
    }

    private static List<Case> cancelled() {
        return List.of(
                new Case("a transaction writes nothing if one condition fails", bed -> {
                    bed.put("there", "n", fromN("1"));
                    bed.put("kept");
                    cancels(bed, putNew(bed, "new"), putNew(bed, "there"), delete(bed, "kept"));
                    assertThat(bed.get("new")).isEmpty();
                    assertThat(bed.get("kept")).isNotEmpty();
                    assertThat(bed.get("there")).containsEntry("n", fromN("1"));
                }),
                new Case("a cancelled transaction gives a reason for each write in its order", bed -> {
                    bed.put("there");
                    assertThat(codes(cancels(bed, putNew(bed, "new"), putNew(bed, "there"), count(bed, "x"))))
                            .containsExactly("None", "ConditionalCheckFailed", "None");
                }),
                new Case("a cancelled transaction tells of all conditions that fail", bed -> {
                    bed.put("one");
                    bed.put("two");
                    assertThat(codes(cancels(bed, putNew(bed, "one"), putNew(bed, "two"))))
                            .containsExactly("ConditionalCheckFailed", "ConditionalCheckFailed");
                }),
                new Case("a cancelled transaction shows the item if it is asked to", bed -> {
                    bed.put("there", "n", fromN("1"));
                    var reasons = cancels(
                            bed,
                            write(one -> one.put(put -> put.tableName(bed.table())
                                    .item(bed.item("there"))
                                    .conditionExpression("attribute_not_exists(pk)")
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD))));
                    assertThat(reasons.getFirst().item()).isEqualTo(bed.item("there", "n", fromN("1")));
                }),
                new Case("a cancelled transaction shows no item unasked", bed -> {
                    bed.put("there", "n", fromN("1"));
                    assertThat(cancels(bed, putNew(bed, "there")).getFirst().hasItem())
                            .isFalse();
                }),
                new Case("a transaction is cancelled by a check that fails", bed -> {
                    bed.put("there");
                    assertThat(codes(cancels(bed, checkAbsent(bed, "there"), putNew(bed, "new"))))
                            .containsExactly("ConditionalCheckFailed", "None");
                    assertThat(bed.get("new")).isEmpty();
                }),
                new Case("a transaction is cancelled by an update that cannot be", bed -> {
                    bed.put("text", "n", fromS("x"));
                    assertThat(codes(cancels(bed, putNew(bed, "new"), count(bed, "text"))))
                            .containsExactly("None", "ValidationError");
                    assertThat(bed.get("new")).isEmpty();
                }));
    }

    private static List<Case> tokens() {
        return List.of(
                new Case("a transaction with the same token is done once", bed -> {
                    commit(bed, "token-" + bed.pk(), count(bed, "a"));
                    commit(bed, "token-" + bed.pk(), count(bed, "a"));
                    assertThat(bed.get("a")).containsEntry("n", fromN("1"));
                }),
                new Case("a transaction with another token is done again", bed -> {
                    commit(bed, "one-" + bed.pk(), count(bed, "a"));
                    commit(bed, "two-" + bed.pk(), count(bed, "a"));
                    assertThat(bed.get("a")).containsEntry("n", fromN("2"));
                }),
                new Case("a transaction without a token is done each time", bed -> {
                    commit(bed, count(bed, "a"));
                    commit(bed, count(bed, "a"));
                    assertThat(bed.get("a")).containsEntry("n", fromN("2"));
                }),
                new Case("another transaction with the same token is refused", bed -> {
                    commit(bed, "token-" + bed.pk(), count(bed, "a"));
                    assertThatThrownBy(() -> commit(bed, "token-" + bed.pk(), count(bed, "b")))
                            .isInstanceOf(IdempotentParameterMismatchException.class);
                    assertThat(bed.get("b")).isEmpty();
                }),
                new Case("a cancelled transaction may be tried again with its token", bed -> {
                    bed.put("there");
                    assertThatThrownBy(() -> commit(bed, "token-" + bed.pk(), putNew(bed, "there")))
                            .isInstanceOf(TransactionCanceledException.class);
                    bed.delete("there");
                    commit(bed, "token-" + bed.pk(), putNew(bed, "there"));
                    assertThat(bed.get("there")).isNotEmpty();
                }));
    }

    private static List<Case> refused() {
        return List.of(
                new Case(
                        "a transaction with two writes of one item is refused",
                        bed -> refuses(bed, "a", () -> commit(bed, putNew(bed, "a"), count(bed, "a")))),
                new Case(
                        "a transaction with a check and a write of one item is refused",
                        bed -> refuses(bed, "a", () -> commit(bed, checkAbsent(bed, "a"), putNew(bed, "a")))),
                new Case(
                        "a transaction of more than a hundred writes is refused",
                        bed -> refuses(
                                bed,
                                "1",
                                () -> commit(bed, IntStream.range(0, 101).mapToObj(i -> putNew(bed, "" + i))))),
                new Case(
                        "a transaction of nothing is refused",
                        bed -> refuses(bed, "a", () -> commit(bed, Stream.of()))),
                new Case(
                        "a transaction with an unused value is refused",
                        bed -> refuses(
                                bed,
                                "a",
                                () -> commit(
                                        bed,
                                        putNew(bed, "a"),
                                        write(one -> one.put(put -> put.tableName(bed.table())
                                                .item(bed.item("b"))
                                                .conditionExpression("attribute_not_exists(pk)")
                                                .expressionAttributeValues(Map.of(":unused", fromN("1")))))))),
                new Case(
                        "a transaction with a reserved word is refused",
                        bed -> refuses(
                                bed,
                                "a",
                                () -> commit(
                                        bed,
                                        putNew(bed, "a"),
                                        write(one -> one.put(put -> put.tableName(bed.table())
                                                .item(bed.item("b"))
                                                .conditionExpression("attribute_not_exists(status)")))))),
                new Case(
                        "a transaction with a check without condition is refused",
                        bed -> assertThatThrownBy(() -> commit(
                                        bed,
                                        write(one -> one.conditionCheck(check ->
                                                check.tableName(bed.table()).key(bed.key("a"))))))
                                .isInstanceOf(SdkException.class)),
                new Case(
                        "a transaction with an empty sort key is refused",
                        bed -> refuses(bed, "a", () -> commit(bed, putNew(bed, "a"), putNew(bed, "")))));
    }

    private static void refuses(Bed bed, String absent, ThrowingCallable call) {
        Bed.isInvalid(call);
        assertThat(bed.get(absent)).isEmpty();
    }

    private static void commit(Bed bed, TransactWriteItem... writes) {
        commit(bed, Stream.of(writes));
    }

    private static void commit(Bed bed, Stream<TransactWriteItem> writes) {
        bed.dynamo()
                .transactWriteItems(request ->
                        request.transactItems(writes.toList()).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    }

    private static void commit(Bed bed, String token, TransactWriteItem write) {
        bed.dynamo().transactWriteItems(request -> request.transactItems(write).clientRequestToken(token));
    }

    private static List<CancellationReason> cancels(Bed bed, TransactWriteItem... writes) {
        try {
            commit(bed, writes);
        } catch (TransactionCanceledException cancelled) {
            return cancelled.cancellationReasons();
        }
        throw new AssertionError("the transaction went through");
    }

    private static Stream<String> codes(List<CancellationReason> reasons) {
        return reasons.stream().map(CancellationReason::code);
    }

    private static TransactWriteItem putNew(Bed bed, String sort) {
        return write(one -> one.put(put ->
                put.tableName(bed.table()).item(bed.item(sort)).conditionExpression("attribute_not_exists(pk)")));
    }

    private static TransactWriteItem count(Bed bed, String sort) {
        return write(one -> one.update(update -> update.tableName(bed.table())
                .key(bed.key(sort))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(Map.of(":one", fromN("1")))));
    }

    private static TransactWriteItem delete(Bed bed, String sort) {
        return write(one -> one.delete(delete -> delete.tableName(bed.table()).key(bed.key(sort))));
    }

    private static TransactWriteItem checkAbsent(Bed bed, String sort) {
        return write(one -> one.conditionCheck(check ->
                check.tableName(bed.table()).key(bed.key(sort)).conditionExpression("attribute_not_exists(pk)")));
    }

    private static TransactWriteItem write(Consumer<TransactWriteItem.Builder> write) {
        return TransactWriteItem.builder().applyMutation(write).build();
    }
}
