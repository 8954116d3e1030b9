package dev.anxin.local.trigger;

import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.http.Calls;
import dev.anxin.local.engine.VirtualDates;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The same clients for all instances of a function. At AWS a dropped instance ends with its process; here
/// it would leave the threads of its clients behind (five each), and a stack under load drops hundreds.
///
/// @param clients makes each of them, once
/// @param made by service
public record SharedClients(Clients clients, Map<Class<? extends SdkClient>, SdkClient> made)
        implements Clients, AutoCloseable {
    public SharedClients(Clients clients) {
        this(clients, new ConcurrentHashMap<>());
    }

    @Override
    public DynamoDbClient dynamo() {
        return shared(DynamoDbClient.class, clients::dynamo);
    }

    @Override
    public SqsClient sqs() {
        return shared(SqsClient.class, clients::sqs);
    }

    @Override
    public SnsClient sns() {
        return shared(SnsClient.class, clients::sns);
    }

    @Override
    public SecretsManagerClient secrets() {
        return shared(SecretsManagerClient.class, clients::secrets);
    }

    @Override
    public Calls calls(Duration patience, int largestBody) {
        return new VirtualDates(clients.calls(patience, largestBody)); // keeps nothing between two calls
    }

    @Override
    public Calls callsToMerchants(Duration patience, int largestBody) {
        return clients.callsToMerchants(patience, largestBody);
    }

    @Override
    public Parallel parallel() {
        return clients.parallel();
    }

    private <C extends SdkClient> C shared(Class<C> type, Supplier<C> maker) {
        return type.cast(made.computeIfAbsent(type, _ -> maker.get()));
    }

    @Override
    public void close() {
        made.values().forEach(SdkClient::close);
    }
}
