package dev.anxin.aws.table;

import dev.anxin.aws.Overtaken;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Several writes as one: all of them, or none. A reply that was lost is asked for again by the SDK under the
/// same token for ten minutes, so it is not written twice.
public record Transactions(DynamoDbClient dynamo) {
    private static final int TRIES = 6;
    private static final Duration WAIT = Duration.ofMillis(25); // up to, doubled with each try: 1.6 s at most

    /// Why a write stopped the others, where trying the same again helps. The names are DynamoDB's own, of
    /// `TransactionCanceledException`'s reasons.
    private static final Set<String> PASSING =
            Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    /// @param writes at most 100, no two of the same item
    /// @return whether they were written; false if one's condition did not hold: then none was
    /// @throws Overtaken if other transactions on the same items, or throttling, kept it from being decided
    public boolean commit(List<TransactWriteItem> writes) {
        for (int tries = 0; tries < TRIES; tries++) {
            rest(tries);
            var outcome = attempt(writes);
            if (outcome != Outcome.STOPPED) {
                return outcome == Outcome.WRITTEN;
            }
        }
        throw new Overtaken("a transaction met others " + TRIES + " times in a row");
    }

    private enum Outcome {
        WRITTEN,
        CONDITION_FAILED,
        STOPPED
    }

    private Outcome attempt(List<TransactWriteItem> writes) {
        try {
            dynamo.transactWriteItems(
                    request -> request.transactItems(writes).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            return Outcome.WRITTEN;
        } catch (TransactionCanceledException cancelled) {
            return outcome(cancelled);
        }
    }

    /// A condition that did not hold is the answer, whatever else was in the way.
    private static Outcome outcome(TransactionCanceledException cancelled) {
        var codes = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        if (codes.contains("ConditionalCheckFailed")) {
            return Outcome.CONDITION_FAILED;
        }
        if (codes.isEmpty() || !PASSING.containsAll(codes)) {
            throw cancelled;
        }
        return Outcome.STOPPED;
    }

    /// For a time of chance, so that two that met do not meet again.
    private static void rest(int tries) {
        if (tries > 0) {
            var longest = WAIT.multipliedBy(1L << tries).toNanos();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
    }
}
