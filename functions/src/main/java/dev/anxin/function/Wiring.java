package dev.anxin.function;

import dev.anxin.aws.Compare;
import dev.anxin.aws.Contacts;
import dev.anxin.aws.DeadLetters;
import dev.anxin.aws.Document;
import dev.anxin.aws.Due;
import dev.anxin.aws.Facts;
import dev.anxin.aws.Orders;
import dev.anxin.aws.Parking;
import dev.anxin.aws.Payments;
import dev.anxin.aws.Phones;
import dev.anxin.aws.Queue;
import dev.anxin.aws.Reports;
import dev.anxin.aws.SentTexts;
import dev.anxin.aws.Streaks;
import dev.anxin.aws.Topic;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
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

/// Builds what a function needs from its surroundings. Each variable is read once, when the function
/// starts, so that a missing one is found then.
final class Wiring {
    /// A gateway waits 5 s for its answer at worst (WeChat Pay): two tries of a call fit into that.
    private static final Duration ONE_TRY = Duration.ofSeconds(2);

    private static final Duration ALL_TRIES = Duration.ofMillis(4500);

    private final Surroundings surroundings;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    Wiring(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Facts facts(DynamoDbClient dynamo) {
        return new Facts(dynamo, surroundings.variable("TABLE"));
    }

    Payments payments(DynamoDbClient dynamo, int dueShards) {
        return new Payments(dynamo, surroundings.variable("TABLE"), dueShards);
    }

    /// @param keep how long the facts about orders live
    OrderBook orderBook(DynamoDbClient dynamo, Duration keep) {
        return new OrderBook(
                new Orders(dynamo, surroundings.variable("TABLE"), facts(dynamo)), keep, surroundings.clock());
    }

    Streaks streaks(DynamoDbClient dynamo) {
        return new Streaks(dynamo, surroundings.variable("TABLE"));
    }

    /// What may not be written apart when money moves.
    Safe safe(DynamoDbClient dynamo, Facts facts) {
        return Safe.of(dynamo, surroundings.variable("TABLE"), facts, surroundings.clock());
    }

    Contacts contacts(DynamoDbClient dynamo) {
        return new Contacts(dynamo, surroundings.variable("TABLE"));
    }

    Due due(DynamoDbClient dynamo, int shards) {
        return new Due(dynamo, surroundings.variable("TABLE"), shards);
    }

    Compare compare(DynamoDbClient dynamo) {
        return new Compare(dynamo, surroundings.variable("TABLE"));
    }

    Reports reports(DynamoDbClient dynamo) {
        return new Reports(dynamo, surroundings.variable("TABLE"), days("FACT_DAYS"));
    }

    Parking parking(SqsClient sqs) {
        return new Parking(queue(sqs, "REFOLD_QUEUE"), deadLetters(sqs, "REFOLD_DEAD_LETTERS"));
    }

    Queue queue(SqsClient sqs, String variable) {
        return new Queue(sqs, surroundings.variable(variable));
    }

    DeadLetters deadLetters(SqsClient sqs, String variable) {
        return new DeadLetters(queue(sqs, variable));
    }

    Topic topic(SnsClient sns, String variable) {
        return new Topic(sns, surroundings.variable(variable));
    }

    Phones phones() {
        return new Phones(sns());
    }

    SentTexts sentTexts(DynamoDbClient dynamo) {
        return new SentTexts(dynamo, surroundings.variable("TABLE"));
    }

    Document document(String variable) {
        var document = laterDocument(variable);
        document.content(); // at the start, so that no caller waits for it
        return document;
    }

    /// A document that the function can do without: read when it is first asked for.
    Document laterDocument(String variable) {
        var client =
                configured(SecretsManagerClient.builder(), "SECRETS_MANAGER").build();
        return new Document(client, surroundings.variable(variable), surroundings.clock());
    }

    DynamoDbClient dynamo() {
        return configured(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    SqsClient sqs() {
        return configured(SqsClient.builder(), "SQS").build();
    }

    SnsClient sns() {
        return configured(SnsClient.builder(), "SNS").build();
    }

    Duration days(String variable) {
        return Duration.ofDays(Long.parseLong(surroundings.variable(variable)));
    }

    /// The region, and away from AWS the endpoint and its keys, stand in the surroundings; in Lambda the
    /// SDK finds its own.
    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder, String service) {
        builder.httpClient(http)
                .overrideConfiguration(configuration ->
                        configuration.apiCallAttemptTimeout(ONE_TRY).apiCallTimeout(ALL_TRIES));
        surroundings.optional("AWS_REGION").map(Region::of).ifPresent(builder::region);
        surroundings
                .optional("AWS_ENDPOINT_URL_" + service)
                .or(() -> surroundings.optional("AWS_ENDPOINT_URL"))
                .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint))
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                                surroundings.variable("AWS_ACCESS_KEY_ID"),
                                surroundings.variable("AWS_SECRET_ACCESS_KEY")))));
        return builder;
    }
}
