package dev.anxin.local.monitoring;

import dev.anxin.local.alarm.Metric;
import dev.anxin.local.alarm.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How many messages lie in the queues that somebody watches, and for how long the oldest does.
///
/// @param oldestSent when the oldest message of a queue was sent, by the queue's name
record QueueMetrics(SqsClient queues, Function<String, Optional<Instant>> oldestSent, MetricStore store) {
    /// @param at within the minute that it is counted for
    void measure(Instant at) {
        store.watched("AWS/SQS", "ApproximateNumberOfMessagesVisible")
                .forEach(metric -> store.put(metric, at, visible(metric)));
        store.watched("AWS/SQS", "ApproximateAgeOfOldestMessage")
                .forEach(
                        metric -> store.put(metric, at, (double) age(metric, at).toSeconds()));
    }

    private double visible(Metric metric) {
        var url =
                queues.getQueueUrl(request -> request.queueName(queue(metric))).queueUrl();
        var attributes = queues.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        return Double.parseDouble(
                attributes.attributes().getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    private Duration age(Metric metric, Instant at) {
        return oldestSent
                .apply(queue(metric))
                .map(sent -> Duration.between(sent, at))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static String queue(Metric metric) {
        return Optional.ofNullable(metric.dimensions().get("QueueName")).orElse("");
    }
}
