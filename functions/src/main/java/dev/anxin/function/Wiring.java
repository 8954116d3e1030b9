package dev.anxin.function;

import dev.anxin.aws.Chains;
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
import dev.anxin.http.Calls;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Builds what a function needs from its surroundings. Each variable is read once, when the function
/// starts, so that a missing one is found then.
final class Wiring {
    private final Surroundings surroundings;
    private final Clients clients;

    Wiring(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.clients = surroundings.clients();
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

    Chains chains(DynamoDbClient dynamo) {
        return new Chains(dynamo, surroundings.variable("TABLE"));
    }

    Document document(String variable) {
        var document = laterDocument(variable);
        document.content(); // at the start, so that no caller waits for it
        return document;
    }

    /// A document that the function can do without: read when it is first asked for.
    Document laterDocument(String variable) {
        return new Document(clients.secrets(), surroundings.variable(variable), surroundings.clock());
    }

    DynamoDbClient dynamo() {
        return clients.dynamo();
    }

    SqsClient sqs() {
        return clients.sqs();
    }

    SnsClient sns() {
        return clients.sns();
    }

    /// @param patience for the whole of a call
    /// @param largestBody bytes of an answer; more is no answer
    Calls calls(Duration patience, int largestBody) {
        return clients.calls(patience, largestBody);
    }

    /// To merchants' servers, whose answers beyond their status matter little.
    Calls callsToMerchants(Duration patience, int largestBody) {
        return clients.callsToMerchants(patience, largestBody);
    }

    SideBySide sideBySide() {
        return clients.sideBySide();
    }

    Batch batch() {
        return new Batch(sideBySide());
    }

    Duration days(String variable) {
        return Duration.ofDays(Long.parseLong(surroundings.variable(variable)));
    }
}
