package dev.anxin.simulation.contract;

import dev.anxin.local.engine.EngineClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Services behind endpoints. All cases share one table, each with a partition of its own; each makes its own
/// queues. Names are random, and all is deleted in the end.
///
/// @param rest what to close when all is deleted
record Remote(
        String name,
        EngineClients engineClients,
        int parallel,
        Map<String, String> defects,
        String table,
        StreamReader stream,
        Queue<String> queues,
        Runnable rest)
        implements Engine {

    static Remote start(
            String name, EngineClients engineClients, int parallel, Map<String, String> defects, Runnable rest) {
        var table = "contract-" + UUID.randomUUID();
        var created = engineClients
                .tables()
                .createTable(request -> request.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(Stream.of("pk", "sk", "dueShard", "nextDueAt")
                                .map(Remote::text)
                                .toList())
                        .keySchema(keys("pk", "sk"))
                        .streamSpecification(
                                on -> on.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                .indexName("due")
                                .keySchema(keys("dueShard", "nextDueAt"))
                                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                                .build()));
        engineClients.tables().waiter().waitUntilTableExists(request -> request.tableName(table));
        var stream = new StreamReader(
                engineClients.streams(), created.tableDescription().latestStreamArn());
        return new Remote(name, engineClients, parallel, defects, table, stream, new ConcurrentLinkedQueue<>(), rest);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }

    @Override
    public Bed bed(int number) {
        return new Bed(
                engineClients.tables(),
                table,
                "pay#" + number,
                stream,
                new Real(engineClients.queues(), number, queues, new AtomicInteger()));
    }

    @Override
    public void close() {
        engineClients.tables().deleteTable(request -> request.tableName(table));
        queues.forEach(url -> engineClients.queues().deleteQueue(request -> request.queueUrl(url)));
        rest.run();
    }

    /// @param made all that must be deleted
    private record Real(SqsClient sqs, int number, Queue<String> made, AtomicInteger created) implements Queuing {
        @Override
        public String create(int visibilitySeconds) {
            return create(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "" + visibilitySeconds));
        }

        @Override
        public String create(int visibilitySeconds, String deadLetters, int most) {
            var policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn(deadLetters), most);
            return create(Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    "" + visibilitySeconds,
                    QueueAttributeName.REDRIVE_POLICY,
                    policy));
        }

        private String create(Map<QueueAttributeName, String> attributes) {
            var name = "contract-" + number + "-" + created.incrementAndGet() + "-" + UUID.randomUUID();
            var url = sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                    .queueUrl();
            made.add(url);
            return url;
        }

        @Override
        public String arn(String url) {
            return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pass(String url, int seconds) {} // the service waits by itself
    }
}
