package dev.anxin.aws.message;

import dev.anxin.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// One SNS topic, to publish to. Standard queues that subscribe get each message with its group: see [Queue].
///
/// @param arn its name, as the template gives it
public record Topic(SnsClient sns, String arn) {
    /// @param group up to 128 visible ASCII characters
    /// @param attributes what subscribers may filter by; empty values are left out, for SNS refuses them
    public void publish(String group, Json message, Map<String, String> attributes) {
        var filled = attributes.entrySet().stream()
                .filter(attribute -> !attribute.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue())));
        sns.publish(request -> request.topicArn(arn)
                .messageGroupId(group)
                .message(message.write())
                .messageAttributes(filled));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
