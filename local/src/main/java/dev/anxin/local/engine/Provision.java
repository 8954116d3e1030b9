package dev.anxin.local.engine;

import dev.anxin.local.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Makes in the engines what the template says, where it is not there yet. Everything can be done again.
public final class Provision {
    private final Clients clients;
    private final UnaryOperator<Duration> real;
    private final Map<String, String> known = new HashMap<>();
    private Optional<String> account = Optional.empty();

    /// @param real how long a time that the template speaks of takes on the wall's clock, by which
    ///     queues go
    public Provision(Clients clients, UnaryOperator<Duration> real) {
        this.clients = clients;
        this.real = real;
    }

    /// What `Ref` and `GetAtt` give, by "LogicalId.Attribute", once [#create] has run.
    public Map<String, String> known() {
        return Map.copyOf(known);
    }

    /// The account of the queues or topics, if there are any.
    public Optional<String> account() {
        return account;
    }

    /// Makes queues, topics, tables and secrets by name, and learns their addresses.
    public void create(Template template) {
        template.queues().forEach(this::queue);
        template.topics().forEach(this::topic);
        template.tables().forEach(table -> known.putAll(new Tables(clients.tables()).create(table)));
        template.secrets().forEach(this::secret);
    }

    /// Sets what needs addresses: redrive, subscriptions.
    public void connect(Template template) {
        for (var queue : template.queues()) {
            if (!queue.attributes().isEmpty()) {
                clients.queues()
                        .setQueueAttributes(request -> request.queueUrl(known.get(queue.id() + ".Ref"))
                                .attributesWithStrings(paced(queue.attributes())));
            }
        }
        var done = new HashSet<Template.Subscription>();
        for (var one : template.subscriptions()) {
            if (done.add(one)) {
                clients.topics()
                        .subscribe(request -> request.topicArn(one.topicArn())
                                .protocol(one.protocol())
                                .endpoint(one.endpoint())
                                .attributes(one.attributes()));
            }
        }
    }

    // Queues count in whole seconds; what is more than nothing stays more than nothing.
    private Map<String, String> paced(Map<String, String> attributes) {
        var paced = new HashMap<>(attributes);
        for (var name : List.of("VisibilityTimeout", "DelaySeconds")) {
            paced.computeIfPresent(name, (key, seconds) -> {
                var millis =
                        real.apply(Duration.ofSeconds(Long.parseLong(seconds))).toMillis();
                return Long.toString(Math.ceilDiv(millis, 1000));
            });
        }
        return paced;
    }

    private void queue(Template.Queue queue) {
        var url = url(queue.name());
        var arn = clients.queues()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        known.put(queue.id() + ".Ref", url);
        known.put(queue.id() + ".Arn", arn);
        account = accountOf(arn);
    }

    private String url(String name) {
        try {
            return clients.queues()
                    .getQueueUrl(request -> request.queueName(name))
                    .queueUrl();
        } catch (QueueDoesNotExistException absent) {
            return clients.queues()
                    .createQueue(request -> request.queueName(name))
                    .queueUrl();
        }
    }

    private void topic(Template.Topic topic) {
        var arn = clients.topics()
                .createTopic(request -> request.name(topic.name()))
                .topicArn();
        known.put(topic.id() + ".Ref", arn);
        known.put(topic.id() + ".TopicArn", arn);
        account = account.or(() -> accountOf(arn));
    }

    private void secret(Template.Secret secret) {
        var arn = arn(secret);
        known.put(secret.id() + ".Ref", arn);
        known.put(secret.id() + ".Id", arn);
    }

    private String arn(Template.Secret secret) {
        try {
            return clients.secrets()
                    .createSecret(request -> request.name(secret.name()).secretString(secret.initialText()))
                    .arn();
        } catch (ResourceExistsException there) {
            return clients.secrets()
                    .describeSecret(request -> request.secretId(secret.name()))
                    .arn();
        }
    }

    private static Optional<String> accountOf(String arn) {
        var parts = new ArrayList<>(List.of(arn.split(":", -1)));
        return parts.size() > 5 ? Optional.of(parts.get(4)) : Optional.empty();
    }
}
