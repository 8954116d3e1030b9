package dev.anxin.simulation.cost;

import java.time.Duration;

/// How long things take. Nobody can measure it on a desk: these are medians as they are commonly seen within
/// one region, with connections that are open.
final class CallTimes {
    /// What a function does by itself in each run, and for each record or message: on one vCPU, warm.
    static final Duration RUN = Duration.ofMillis(2);

    static final Duration RECORD = Duration.ofMillis(1);

    static final Duration GATEWAY = Duration.ofMillis(250);
    static final Duration MERCHANT = Duration.ofMillis(150);

    private CallTimes() {}

    /// @param call as a line names it: `dynamodb.putItem`
    static Duration of(String call) {
        return Duration.ofMillis(
                switch (call) {
                    case "dynamodb.getItem" -> 3;
                    case "dynamodb.putItem", "dynamodb.updateItem", "dynamodb.deleteItem", "dynamodb.query" -> 5;
                    case "dynamodb.batchGetItem" -> 8;
                    case "dynamodb.transactWriteItems" -> 15;
                    case "sqs.sendMessage", "sqs.sendMessageBatch" -> 8;
                    case "sns.publish" -> 20;
                    case "secrets.getSecretValue" -> 20;
                    default -> throw new IllegalArgumentException("nobody said how long this takes: " + call);
                });
    }
}
