package dev.anxin.function.runtime;

import dev.anxin.http.Calls;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What a function uses to reach the table, queues, topics, documents and gateways: the SDK's clients and HTTP,
/// or in `simulation/` a world in memory.
public interface Clients {
    DynamoDbClient dynamo();

    SqsClient sqs();

    SnsClient sns();

    SecretsManagerClient secrets();

    /// To gateways: operators configure where.
    ///
    /// @param patience for the whole of a call
    /// @param largestBody bytes of an answer; more is no answer
    Calls calls(Duration patience, int largestBody);

    /// To merchants' servers: merchants say where, so nothing but public addresses is called, unless the
    /// surroundings allow it.
    Calls callsToMerchants(Duration patience, int largestBody);

    Parallel parallel();
}
