package dev.anxin.local.monitoring;

import dev.anxin.local.alarm.Metric;
import dev.anxin.local.alarm.MetricStore;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How many messages lie in the queues that somebody watches.
record QueueDepths(SqsClient queues, MetricStore store) {
    /// @param at within the minute that it is counted for
    void measure(Instant at) {
        store.watched("AWS/SQS", "ApproximateNumberOfMessagesVisible")
                .forEach(metric -> store.put(metric, at, visible(metric)));
    }

    private double visible(Metric metric) {
        var name = Optional.ofNullable(metric.dimensions().get("QueueName")).orElse("");
        var url = queues.getQueueUrl(request -> request.queueName(name)).queueUrl();
        var attributes = queues.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        return Double.parseDouble(
                attributes.attributes().getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }
}
