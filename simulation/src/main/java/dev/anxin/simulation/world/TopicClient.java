package dev.anxin.simulation.world;

import dev.anxin.simulation.table.Line;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/// The SDK's client over topics that somebody reads. It refuses what SNS refuses, as far as a function could
/// send it: all attributes are texts, and phones were looked at before.
public record TopicClient(Topics topics, Line line) implements SnsClient {
    /// As the template has them.
    private static final Set<String> NAMES = Set.of("customer", "merchant", "operations");

    private static final int MOST_BYTES = 262_144; // of message and attributes (MessageAttributeValue)
    private static final int LONGEST_TEXT = 1_600; // characters (Publish, Message)

    @Override
    public PublishResponse publish(PublishRequest request) {
        return line.call("sns.publish", () -> {
            if (request.message().isEmpty()) {
                throw invalid("Empty message");
            }
            if (request.phoneNumber() == null) {
                publish(request.topicArn(), request);
            } else {
                text(request.phoneNumber(), request.message());
            }
            return PublishResponse.builder().build();
        });
    }

    private void publish(String topic, PublishRequest request) {
        if (!NAMES.contains(topic)) {
            throw refused(NotFoundException.builder(), 404, "NotFound", "Topic does not exist");
        }
        request.messageAttributes().forEach(TopicClient::checkFilled);
        if (bytes(request) > MOST_BYTES) {
            throw invalid("Message too long");
        }
        var attributes = new HashMap<String, String>();
        request.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        topics.published(topic, request.message(), attributes);
    }

    private void text(String phone, String message) {
        if (message.length() > LONGEST_TEXT) {
            throw invalid("Message too long");
        }
        topics.texted(phone, message);
    }

    private static void checkFilled(String name, MessageAttributeValue value) {
        if (value.stringValue().isEmpty()) {
            throw refused(
                    InvalidParameterValueException.builder(),
                    400,
                    "ParameterValueInvalid",
                    "The message attribute '" + name + "' must contain non-empty message attribute value");
        }
    }

    /// Names, types and values of attributes count.
    private static int bytes(PublishRequest request) {
        return bytes(request.message())
                + request.messageAttributes().entrySet().stream()
                        .mapToInt(TopicClient::bytes)
                        .sum();
    }

    private static int bytes(Map.Entry<String, MessageAttributeValue> attribute) {
        var value = attribute.getValue();
        return bytes(attribute.getKey()) + bytes(value.dataType()) + bytes(value.stringValue());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static SnsException invalid(String why) {
        return refused(InvalidParameterException.builder(), 400, "InvalidParameter", "Invalid parameter: " + why);
    }

    private static SnsException refused(SnsException.Builder builder, int status, String code, String message) {
        var details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("Sns")
                .build();
        return (SnsException) builder.message(message)
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
