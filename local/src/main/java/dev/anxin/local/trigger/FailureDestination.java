package dev.anxin.local.trigger;

import dev.anxin.local.engine.Clients;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where the positions of given-up records go: a queue or a topic. Without one they are only logged, as
/// at AWS.
/// Source: Lambda's developer guide, "Retain discarded records", the example of a DynamoDB invocation
/// record.
final class FailureDestination {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Optional<String> arn;
    private final String streamArn;
    private final String functionArn;
    private final Clients clients;
    private final Consumer<String> log;

    FailureDestination(
            Optional<String> arn, String streamArn, String functionArn, Clients clients, Consumer<String> log) {
        this.arn = arn;
        this.streamArn = streamArn;
        this.functionArn = functionArn;
        this.clients = clients;
        this.log = log;
    }

    /// Returns when it is told: until then the records count as not handled.
    void tell(List<Change> changes, int invocations, String why) throws InterruptedException {
        var text = report(changes, invocations, why).toString();
        log.accept(functionArn + " gives up " + changes.size() + " record(s): " + why);
        while (arn.isPresent() && !sent(arn.get(), text)) {
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private boolean sent(String to, String text) {
        try {
            if (to.contains(":sqs:")) {
                var name = to.substring(to.lastIndexOf(':') + 1);
                var url = clients.queues()
                        .getQueueUrl(request -> request.queueName(name))
                        .queueUrl();
                clients.queues().sendMessage(request -> request.queueUrl(url).messageBody(text));
            } else {
                clients.topics().publish(request -> request.topicArn(to).message(text));
            }
            return true;
        } catch (SdkException e) {
            log.accept("The failure destination " + to + " cannot be reached: " + e.getMessage());
            return false;
        }
    }

    private ObjectNode report(List<Change> changes, int invocations, String why) {
        var report = JSON.createObjectNode();
        report.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functionArn)
                .put("condition", why)
                .put("approximateInvokeCount", invocations);
        report.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        report.put("version", "1.0");
        report.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        report.putObject("DDBStreamBatchInfo")
                .put("shardId", changes.getFirst().shard())
                .put("startSequenceNumber", changes.getFirst().sequence())
                .put("endSequenceNumber", changes.getLast().sequence())
                .put(
                        "approximateArrivalOfFirstRecord",
                        changes.getFirst().created().toString())
                .put(
                        "approximateArrivalOfLastRecord",
                        changes.getLast().created().toString())
                .put("batchSize", changes.size())
                .put("streamArn", streamArn);
        return report;
    }
}
