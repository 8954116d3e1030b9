package dev.anxin.function.runtime;

import dev.anxin.aws.config.Document;
import dev.anxin.aws.message.DeadLetters;
import dev.anxin.aws.message.Parking;
import dev.anxin.aws.message.Phones;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.Topic;
import dev.anxin.aws.table.Balances;
import dev.anxin.aws.table.Budgets;
import dev.anxin.aws.table.Chains;
import dev.anxin.aws.table.CompareIndex;
import dev.anxin.aws.table.Contacts;
import dev.anxin.aws.table.DueIndex;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.LookUps;
import dev.anxin.aws.table.Orders;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.Recoveries;
import dev.anxin.aws.table.Reports;
import dev.anxin.aws.table.SentTexts;
import dev.anxin.aws.table.Streaks;
import dev.anxin.aws.table.WorkIndex;
import dev.anxin.http.Calls;
import dev.anxin.http.OAuthCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Builds what a function needs from its surroundings. Each variable is read once, when the function
/// starts, so that a missing one is found then.
public final class Wiring {
    private final Environment environment;
    private final Clients clients;
    private final List<Document> documents = new ArrayList<>();
    private final List<Document> needed = new ArrayList<>();

    public Wiring(Environment environment) {
        this.environment = environment;
        this.clients = environment.clients();
    }

    public Facts facts(DynamoDbClient dynamo) {
        return new Facts(dynamo, environment.variable("TABLE"));
    }

    public Payments payments(DynamoDbClient dynamo, int dueShards) {
        return new Payments(dynamo, environment.variable("TABLE"), dueShards);
    }

    public LookUps lookUps(DynamoDbClient dynamo) {
        return new LookUps(dynamo, environment.variable("TABLE"));
    }

    public Orders orders(DynamoDbClient dynamo) {
        return new Orders(dynamo, environment.variable("TABLE"), facts(dynamo));
    }

    public Balances balances(DynamoDbClient dynamo) {
        return new Balances(dynamo, environment.variable("TABLE"));
    }

    public Budgets budgets(DynamoDbClient dynamo) {
        return new Budgets(dynamo, environment.variable("TABLE"));
    }

    public Streaks streaks(DynamoDbClient dynamo) {
        return new Streaks(dynamo, environment.variable("TABLE"));
    }

    public Recoveries recoveries(DynamoDbClient dynamo) {
        return new Recoveries(dynamo, environment.variable("TABLE"));
    }

    public Heartbeat heartbeat() {
        return new Heartbeat(environment.metrics(), environment.variable("STACK"));
    }

    public InstantSource clock() {
        return environment.clock();
    }

    public Contacts contacts(DynamoDbClient dynamo) {
        return new Contacts(dynamo, environment.variable("CONTACTS_TABLE"));
    }

    public DueIndex due(DynamoDbClient dynamo, int shards) {
        return new DueIndex(dynamo, environment.variable("TABLE"), shards);
    }

    public CompareIndex compare(DynamoDbClient dynamo) {
        return new CompareIndex(dynamo, environment.variable("TABLE"));
    }

    public WorkIndex work(DynamoDbClient dynamo, int shards) {
        return new WorkIndex(dynamo, environment.variable("TABLE"), shards);
    }

    public Reports reports(DynamoDbClient dynamo) {
        return new Reports(dynamo, environment.variable("TABLE"), days("FACT_DAYS"));
    }

    public Parking parking(SqsClient sqs) {
        return new Parking(queue(sqs, "REFOLD_QUEUE"), deadLetters(sqs, "REFOLD_DEAD_LETTERS"));
    }

    public Queue queue(SqsClient sqs, String variable) {
        return new Queue(sqs, environment.variable(variable));
    }

    public DeadLetters deadLetters(SqsClient sqs, String variable) {
        return new DeadLetters(queue(sqs, variable));
    }

    public Topic topic(SnsClient sns, String variable) {
        return new Topic(sns, environment.variable(variable));
    }

    public Phones phones() {
        return new Phones(sns());
    }

    public SentTexts sentTexts(DynamoDbClient dynamo) {
        return new SentTexts(dynamo, environment.variable("TABLE"));
    }

    public Chains chains(DynamoDbClient dynamo, int shards) {
        return new Chains(dynamo, environment.variable("TABLE"), shards);
    }

    /// A document without which the function is nothing: read at the start, so that no caller waits for it. What a
    /// snapshot is to be taken of reads it after that.
    public Document document(String variable) {
        var document = laterDocument(variable);
        needed.add(document);
        if (!environment.isForSnapshot()) {
            document.content();
        }
        return document;
    }

    /// @throws dev.anxin.aws.Unreadable if one cannot be read
    void readNeeded() {
        needed.forEach(Document::content);
    }

    /// All that were asked for.
    List<Document> documents() {
        return documents;
    }

    /// A document that the function can do without: read when it is first asked for.
    public Document laterDocument(String variable) {
        var document = new Document(clients.secrets(), environment.variable(variable), environment.clock());
        documents.add(document);
        return document;
    }

    public DynamoDbClient dynamo() {
        return clients.dynamo();
    }

    public SqsClient sqs() {
        return clients.sqs();
    }

    public SnsClient sns() {
        return clients.sns();
    }

    /// @param patience for the whole of a call
    /// @param largestBody bytes of an answer; more is no answer
    public Calls calls(Duration patience, int largestBody) {
        return new OAuthCalls(clients.calls(patience, largestBody), environment.clock());
    }

    /// To merchants' servers, whose answers beyond their status matter little.
    public Calls callsToMerchants(Duration patience, int largestBody) {
        return clients.callsToMerchants(patience, largestBody);
    }

    public Parallel parallel() {
        return clients.parallel();
    }

    public BatchLoop batchLoop() {
        return new BatchLoop(parallel());
    }

    public Duration days(String variable) {
        return Duration.ofDays(Long.parseLong(environment.variable(variable)));
    }
}
