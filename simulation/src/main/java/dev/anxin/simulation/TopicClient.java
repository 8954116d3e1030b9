package dev.anxin.simulation;

import dev.anxin.simulation.table.Line;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/// The SDK's client over topics that somebody reads.
///
/// @param readers told the topic and the message
record TopicClient(BiConsumer<String, String> readers, Line line) implements SnsClient {
    @Override
    public PublishResponse publish(PublishRequest request) {
        return line.call("sns.publish", () -> {
            readers.accept(request.topicArn(), request.message());
            return PublishResponse.builder().build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
