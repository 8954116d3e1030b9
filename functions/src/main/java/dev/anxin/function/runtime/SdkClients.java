package dev.anxin.function.runtime;

import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Calls;
import dev.anxin.http.HttpCalls;
import dev.anxin.http.PublicAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The SDK's own clients over one HTTP client, and HTTP itself: what runs in Lambda.
public final class SdkClients implements Clients {
    private final Environment environment;
    private final Patience patience;
    private final SdkHttpClient http;
    private final Optional<Calls> calls;

    /// How long a call to AWS may take: one try, and all tries together.
    public record Patience(Duration oneTry, Duration allTries) {
        /// A gateway waits 5 s for its answer at worst (WeChat Pay): two tries of a call fit into that.
        private static final Patience IN_LAMBDA = new Patience(Duration.ofSeconds(2), Duration.ofMillis(4500));
    }

    public SdkClients(Environment environment) {
        this(environment, Patience.IN_LAMBDA);
    }

    public SdkClients(Environment environment, Patience patience) {
        this(
                environment,
                patience,
                UrlConnectionHttpClient.builder()
                        .socketTimeout(patience.allTries())
                        .build(),
                Optional.empty());
    }

    /// @param http all that they say to AWS goes through it
    /// @param calls all that they say to others
    SdkClients(Environment environment, SdkHttpClient http, Calls calls) {
        this(environment, Patience.IN_LAMBDA, http, Optional.of(calls));
    }

    private SdkClients(Environment environment, Patience patience, SdkHttpClient http, Optional<Calls> calls) {
        this.environment = environment;
        this.patience = patience;
        this.http = http;
        this.calls = calls;
    }

    @Override
    public DynamoDbClient dynamo() {
        return configured(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    @Override
    public SqsClient sqs() {
        return configured(SqsClient.builder(), "SQS").build();
    }

    @Override
    public SnsClient sns() {
        return configured(SnsClient.builder(), "SNS").build();
    }

    @Override
    public SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder(), "SECRETS_MANAGER").build();
    }

    @Override
    public Calls calls(Duration patience, int largestBody) {
        return calls.orElseGet(() -> new HttpCalls(patience, largestBody, AddressPolicy.OPEN));
    }

    @Override
    public Calls callsToMerchants(Duration patience, int largestBody) {
        return calls.orElseGet(() -> {
            var internal = environment.variable("ALLOW_INTERNAL").equals("true");
            return HttpCalls.cuttingBodies(
                    patience, largestBody, internal ? AddressPolicy.OPEN : new PublicAddresses());
        });
    }

    @Override
    public Parallel parallel() {
        return Parallel.THREADS;
    }

    /// The region, and away from AWS the endpoint and its keys, stand in the surroundings; in Lambda the
    /// SDK finds its own. That goes on after a snapshot: what is restored has no keys in its variables, but asks
    /// where it runs, and again when they end.
    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder, String service) {
        builder.httpClient(http)
                .overrideConfiguration(configuration ->
                        configuration.apiCallAttemptTimeout(patience.oneTry()).apiCallTimeout(patience.allTries()));
        environment.optional("AWS_REGION").map(Region::of).ifPresent(builder::region);
        environment
                .optional("AWS_ENDPOINT_URL_" + service)
                .or(() -> environment.optional("AWS_ENDPOINT_URL"))
                .ifPresent(endpoint -> {
                    builder.endpointOverride(URI.create(endpoint));
                    environment.optional("AWS_ACCESS_KEY_ID").ifPresent(id -> builder.credentialsProvider(key(id)));
                });
        return builder;
    }

    private AwsCredentialsProvider key(String id) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(id, environment.variable("AWS_SECRET_ACCESS_KEY")));
    }
}
