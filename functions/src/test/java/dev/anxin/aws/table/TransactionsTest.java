package dev.anxin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Overtaken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What DynamoDB's reasons mean. The local engine knows no conflicts, so its answers are written here.
final class TransactionsTest {
    @Test
    void writesOnceWhatIsAccepted() {
        var table = new Scripted("");
        assertThat(new Transactions(table).commit(List.of())).isTrue();
        assertThat(table.calls).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConditionalCheckFailed",
                "None ConditionalCheckFailed",
                "TransactionConflict ConditionalCheckFailed",
                "ConditionalCheckFailed ThrottlingError"
            })
    void aConditionThatDoesNotHoldIsTheAnswer(String reasons) {
        var table = new Scripted(reasons);
        assertThat(new Transactions(table).commit(List.of())).isFalse();
        assertThat(table.calls).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict None", "ThrottlingError", "None ProvisionedThroughputExceeded"})
    void whatPassesIsTriedAgain(String reasons) {
        var accepted = new Scripted(reasons, reasons, "");
        assertThat(new Transactions(accepted).commit(List.of())).isTrue();
        assertThat(accepted.calls).isEqualTo(3);
        var overtaken = new Scripted(reasons, "ConditionalCheckFailed");
        assertThat(new Transactions(overtaken).commit(List.of())).isFalse();
    }

    @Test
    void isNotTriedForEver() {
        var busy = new Scripted(
                IntStream.range(0, 20).mapToObj(_ -> "TransactionConflict").toArray(String[]::new));
        assertThatThrownBy(() -> new Transactions(busy).commit(List.of())).isInstanceOf(Overtaken.class);
        assertThat(busy.calls).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationError None", "ItemCollectionSizeLimitExceeded", "TransactionConflict NewOne"})
    void whatNobodyCanHelpIsThrown(String reasons) {
        assertThatThrownBy(() -> new Transactions(new Scripted(reasons)).commit(List.of()))
                .isInstanceOf(TransactionCanceledException.class);
    }

    /// Answers each call with the next of these lists of reasons; an empty one accepts it.
    private static final class Scripted implements DynamoDbClient {
        private final Deque<String> answers = new ArrayDeque<>();
        private int calls;

        Scripted(String... answers) {
            this.answers.addAll(List.of(answers));
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            calls++;
            var reasons = answers.removeFirst();
            if (reasons.isEmpty()) {
                return TransactWriteItemsResponse.builder().build();
            }
            throw TransactionCanceledException.builder()
                    .cancellationReasons(Stream.of(reasons.split(" ", -1))
                            .map(code -> CancellationReason.builder().code(code).build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
