package dev.anxin.local.engine;

import dev.anxin.local.rights.AccessKeys;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Clients of the endpoints in use.
public record EngineClients(
        DynamoDbClient tables,
        DynamoDbStreamsClient streams,
        SqsClient queues,
        SnsClient topics,
        SecretsManagerClient secrets) {

    /// Where the services answer.
    ///
    /// @param key whose access key the clients sign with
    public record Endpoints(URI dynamodb, URI sqs, URI sns, URI secretsManager, String region, Key key) {
        /// The same, for somebody else.
        public Endpoints as(Key other) {
            return new Endpoints(dynamodb, sqs, sns, secretsManager, region, other);
        }

        /// The variables that tell a function's SDK clients about it.
        public Map<String, String> environment() {
            return Map.of(
                    "AWS_REGION", region,
                    "AWS_ACCESS_KEY_ID", key.id(),
                    "AWS_SECRET_ACCESS_KEY", key.secret(),
                    "AWS_ENDPOINT_URL_DYNAMODB", dynamodb.toString(),
                    "AWS_ENDPOINT_URL_SQS", sqs.toString(),
                    "AWS_ENDPOINT_URL_SNS", sns.toString(),
                    "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.toString());
        }
    }

    /// Engines of our own know who calls by the id. Nobody there looks at the secret.
    public record Key(String id, String secret) {
        /// Of whoever made the stack.
        public static final Key LOCAL = new Key(AccessKeys.OPERATOR, AccessKeys.OPERATOR);

        /// @param function its logical id
        public static Key of(String function) {
            return new Key(AccessKeys.of(function), AccessKeys.OPERATOR);
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    public static EngineClients of(Endpoints endpoints) {
        return new EngineClients(
                build(DynamoDbClient.builder(), endpoints, endpoints.dynamodb()),
                build(DynamoDbStreamsClient.builder(), endpoints, endpoints.dynamodb()),
                build(SqsClient.builder(), endpoints, endpoints.sqs()),
                build(SnsClient.builder(), endpoints, endpoints.sns()),
                build(SecretsManagerClient.builder(), endpoints, endpoints.secretsManager()));
    }

    /// Of the region and with the credentials that the environment names, as every AWS tool finds them.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if there is no region
    public static EngineClients ofEnvironment() {
        return new EngineClients(
                build(DynamoDbClient.builder()),
                build(DynamoDbStreamsClient.builder()),
                build(SqsClient.builder()),
                build(SnsClient.builder()),
                build(SecretsManagerClient.builder()));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    /// A call of somebody else's by our clients.
    public static Consumer<AwsRequestOverrideConfiguration.Builder> as(Key key) {
        return configuration -> configuration.credentialsProvider(credentials(key));
    }

    /// Sends to a queue by its ARN, as whoever has that key.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if it cannot be reached
    public void send(String queueArn, Key key, Consumer<SendMessageRequest.Builder> message) {
        var name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        var url = queues.getQueueUrl(request -> request.queueName(name)).queueUrl();
        queues.sendMessage(
                request -> request.applyMutation(message).queueUrl(url).overrideConfiguration(as(key)));
    }

    private static AwsCredentialsProvider credentials(Key key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, Endpoints endpoints, URI uri) {
        return builder.region(Region.of(endpoints.region()))
                .endpointOverride(uri)
                .credentialsProvider(credentials(endpoints.key()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
