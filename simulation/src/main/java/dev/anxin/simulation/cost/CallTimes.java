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

    /// Of each call to anybody, what our own side of it takes: signing, encrypting, reading the answer.
    private static final Duration CALL = Duration.ofMillis(1);

    /// Lambda's guide, "Configure Lambda function memory": with so many MB a function has one vCPU.
    private static final double WHOLE_CPU = 1_769;

    private CallTimes() {}

    /// How long our own work takes with the share of a vCPU that comes with so much memory. It uses no second one.
    static Duration work(Duration work, int megabytes) {
        return Duration.ofNanos(Math.round(work.toNanos() * Math.max(1, WHOLE_CPU / megabytes)));
    }

    /// How much longer than stated a call takes with that memory.
    static Duration slower(int megabytes) {
        return work(CALL, megabytes).minus(CALL);
    }

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
