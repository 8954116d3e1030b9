package dev.anxin.simulation.world;

import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.http.Calls;
import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.table.TableClient;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What one copy of a function reaches its world by.
record Ports(Instance instance, Shared shared) implements Clients {
    /// Small pages, so that what is read page by page may change between them.
    private static final int PAGE = 7;

    /// What all copies share.
    record Shared(
            Table table,
            Pollers queues,
            Topics topics,
            Map<String, String> documents,
            RemoteLine remote,
            Scheduler scheduler) {}

    @Override
    public DynamoDbClient dynamo() {
        return new TableClient(shared.table(), instance, PAGE);
    }

    @Override
    public SqsClient sqs() {
        return shared.queues().client(instance);
    }

    @Override
    public SnsClient sns() {
        return new TopicClient(shared.topics(), instance);
    }

    @Override
    public SecretsManagerClient secrets() {
        return new SecretClient(shared.documents(), instance);
    }

    @Override
    public Calls calls(Duration patience, int largestBody) {
        return shared.remote().from(instance, patience);
    }

    @Override
    public Calls callsToMerchants(Duration patience, int largestBody) {
        return shared.remote().from(instance, patience);
    }

    @Override
    public Parallel parallel() {
        return (_, works) -> shared.scheduler().together(works);
    }
}
