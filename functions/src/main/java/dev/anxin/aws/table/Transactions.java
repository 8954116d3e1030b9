package dev.anxin.aws.table;

import dev.anxin.aws.OptimisticWrite;
import dev.anxin.aws.Overtaken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Several writes as one: all of them, or none. A reply that was lost is asked for again by the SDK under the
/// same token for ten minutes, so it is not written twice.
public record Transactions(DynamoDbClient dynamo) {
    /// With rests of 1.6 s at most, all together.
    private static final OptimisticWrite COMMIT = new OptimisticWrite(6, Duration.ofMillis(50));

    /// Why a write stopped the others, where trying the same again helps. The names are DynamoDB's own, of
    /// `TransactionCanceledException`'s reasons.
    private static final Set<String> PASSING =
            Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    /// @param writes at most 100, no two of the same item
    /// @return whether they were written; false if one's condition did not hold: then none was
    /// @throws Overtaken if other transactions on the same items, or throttling, kept it from being decided
    public boolean commit(List<TransactWriteItem> writes) {
        return COMMIT.write("a transaction", () -> writes, this::attempt);
    }

    /// @return as [#commit]; empty if others stopped it
    private Optional<Boolean> attempt(List<TransactWriteItem> writes) {
        try {
            dynamo.transactWriteItems(
                    request -> request.transactItems(writes).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            return Optional.of(true);
        } catch (TransactionCanceledException cancelled) {
            return outcome(cancelled);
        }
    }

    /// A condition that did not hold is the answer, whatever else was in the way.
    private static Optional<Boolean> outcome(TransactionCanceledException cancelled) {
        var codes = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        if (codes.contains("ConditionalCheckFailed")) {
            return Optional.of(false);
        }
        if (codes.isEmpty() || !PASSING.containsAll(codes)) {
            throw cancelled;
        }
        return Optional.empty();
    }
}
