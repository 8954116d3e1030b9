package dev.anxin.local.fuzz;

import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Parallel;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// What a function that receives callbacks needs: of AWS one document, a table that takes every item, and a queue that
/// takes every message; of gateways what anybody may read. Whatever else it asks for is refused by name.
final class FuzzWorld implements Clients {
    private final FuzzSurroundings surroundings;
    private long written;

    FuzzWorld(FuzzSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// How many items were put.
    long written() {
        return written;
    }

    @Override
    public DynamoDbClient dynamo() {
        return new DynamoDbClient() {
            @Override
            public PutItemResponse putItem(Consumer<PutItemRequest.Builder> request) {
                PutItemRequest.builder().applyMutation(request).build();
                written++;
                return PutItemResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public SqsClient sqs() {
        return new SqsClient() {
            @Override
            public SendMessageResponse sendMessage(Consumer<SendMessageRequest.Builder> request) {
                SendMessageRequest.builder().applyMutation(request).build();
                return SendMessageResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public SecretsManagerClient secrets() {
        return new SecretsManagerClient() {
            @Override
            public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
                return GetSecretValueResponse.builder()
                        .secretString(surroundings.document().write())
                        .build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public SnsClient sns() {
        throw new UnsupportedOperationException("a callback publishes nothing");
    }

    @Override
    public Calls calls(Duration patience, int largestBody) {
        return call -> {
            if (!call.method().equals("GET")
                    || call.body().length > 0
                    || call.grant().isPresent()) {
                throw new UnsupportedOperationException("a callback only reads what anybody may read");
            }
            var page = surroundings.pages().get(call.uri().toString());
            return page == null
                    ? new Reply.Answered(404, Map.of(), new byte[0])
                    : new Reply.Answered(200, Map.of(), page.getBytes(StandardCharsets.UTF_8));
        };
    }

    @Override
    public Calls callsToMerchants(Duration patience, int largestBody) {
        throw new UnsupportedOperationException("a callback calls no merchant");
    }

    @Override
    public Parallel parallel() {
        return Parallel.THREADS;
    }
}
