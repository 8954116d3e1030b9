package dev.anxin.local.engine;

import dev.anxin.local.template.GeneratedText;
import dev.anxin.local.template.SamTemplate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Makes in the engines what the template says, where it is not there yet. Everything can be done again.
public final class Provision {
    private final EngineClients engineClients;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private Optional<String> account = Optional.empty();

    public Provision(EngineClients engineClients) {
        this.engineClients = engineClients;
    }

    /// What `Ref` and `GetAtt` give, by "LogicalId.Attribute", once [#create] has run.
    public Map<String, String> known() {
        return Map.copyOf(known);
    }

    /// Whether a secret was made just now, by its logical id.
    public boolean isNew(String secret) {
        return made.contains(secret);
    }

    /// The account of the queues or topics, if there are any.
    public Optional<String> account() {
        return account;
    }

    /// Makes queues, topics, tables and secrets by name, and learns their addresses.
    public void create(SamTemplate samTemplate) {
        samTemplate.queues().forEach(this::queue);
        samTemplate.topics().forEach(this::topic);
        samTemplate.tables().forEach(this::table);
        samTemplate.secrets().forEach(this::secret);
    }

    /// Sets what needs addresses: redrive, subscriptions.
    public void connect(SamTemplate samTemplate) {
        for (var queue : samTemplate.queues()) {
            engineClients
                    .queues()
                    .setQueueAttributes(request ->
                            request.queueUrl(known.get(queue.id() + ".Ref")).attributesWithStrings(queue.attributes()));
        }
        for (var one : samTemplate.subscriptions()) {
            engineClients
                    .topics()
                    .subscribe(request -> request.topicArn(one.topicArn())
                            .protocol(one.protocol())
                            .endpoint(one.endpoint())
                            .attributes(one.attributes()));
        }
    }

    private void queue(SamTemplate.Queue queue) {
        var url = url(queue.name());
        var arn = engineClients
                .queues()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        known.put(queue.id() + ".Ref", url);
        known.put(queue.id() + ".Arn", arn);
        account = accountOf(arn);
    }

    private String url(String name) {
        try {
            return engineClients
                    .queues()
                    .getQueueUrl(request -> request.queueName(name))
                    .queueUrl();
        } catch (QueueDoesNotExistException absent) {
            return engineClients
                    .queues()
                    .createQueue(request -> request.queueName(name))
                    .queueUrl();
        }
    }

    private void topic(SamTemplate.Topic topic) {
        var arn = engineClients
                .topics()
                .createTopic(request -> request.name(topic.name()))
                .topicArn();
        known.put(topic.id() + ".Ref", arn);
        known.put(topic.id() + ".TopicArn", arn);
        account = account.or(() -> accountOf(arn));
    }

    private void secret(SamTemplate.Secret secret) {
        var arn = secretArn(secret);
        known.put(secret.id() + ".Ref", arn);
        known.put(secret.id() + ".Id", arn);
    }

    private String secretArn(SamTemplate.Secret secret) {
        var secrets = engineClients.secrets();
        try {
            var text = secret.generated().map(GeneratedText::draw).orElse(secret.initialText());
            var arn = secrets.createSecret(
                            request -> request.name(secret.name()).secretString(text))
                    .arn();
            made.add(secret.id());
            return arn;
        } catch (ResourceExistsException there) {
            return secrets.describeSecret(request -> request.secretId(secret.name()))
                    .arn();
        }
    }

    // A table of another shape than the template's is not touched.
    private void table(SamTemplate.Table table) {
        var wanted = table.request();
        var there = existing(wanted);
        var same = wanted.keySchema().equals(there.keySchema())
                && Objects.equals(wanted.streamSpecification(), there.streamSpecification())
                && names(wanted.globalSecondaryIndexes(), one -> one.indexName() + one.keySchema())
                        .equals(names(there.globalSecondaryIndexes(), one -> one.indexName() + one.keySchema()));
        if (!same) {
            throw new IllegalStateException("There is a table " + table.name()
                    + " of another shape than the template's: remove the data directory, or name the table otherwise");
        }
        table.expiry().ifPresent(attribute -> expire(table.name(), attribute));
        known.put(table.id() + ".Ref", table.name());
        known.put(table.id() + ".Arn", there.tableArn());
        Optional.ofNullable(there.latestStreamArn()).ifPresent(arn -> known.put(table.id() + ".StreamArn", arn));
    }

    private static <T> Set<String> names(List<T> indexes, Function<T, String> name) {
        return indexes.stream().map(name).collect(Collectors.toSet());
    }

    private TableDescription existing(CreateTableRequest wanted) {
        try {
            return engineClients
                    .tables()
                    .describeTable(request -> request.tableName(wanted.tableName()))
                    .table();
        } catch (ResourceNotFoundException absent) {
            engineClients.tables().createTable(wanted);
            var made = engineClients
                    .tables()
                    .waiter()
                    .waitUntilTableExists(request -> request.tableName(wanted.tableName()));
            return made.matched().response().orElseThrow().table();
        }
    }

    private void expire(String table, String attribute) {
        var now = engineClients.tables().describeTimeToLive(request -> request.tableName(table));
        if (!attribute.equals(now.timeToLiveDescription().attributeName())) {
            engineClients
                    .tables()
                    .updateTimeToLive(request -> request.tableName(table)
                            .timeToLiveSpecification(
                                    ttl -> ttl.attributeName(attribute).enabled(true)));
        }
    }

    private static Optional<String> accountOf(String arn) {
        return Optional.of(arn.split(":", -1)).filter(parts -> parts.length > 5).map(parts -> parts[4]);
    }
}
