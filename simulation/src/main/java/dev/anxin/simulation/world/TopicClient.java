package dev.anxin.simulation.world;

import dev.anxin.simulation.table.Line;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/// The SDK's client over topics that somebody reads.
record TopicClient(Topics topics, Line line) implements SnsClient {
    @Override
    public PublishResponse publish(PublishRequest request) {
        return line.call("sns.publish", () -> {
            if (request.phoneNumber() == null) {
                topics.published(request.topicArn(), request.message());
            } else {
                topics.texted(request.phoneNumber(), request.message());
            }
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
