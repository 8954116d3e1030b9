package dev.anxin.local.engine;

import dev.anxin.local.limit.PayloadLimits;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// SQS's limit of what is sent at once: bodies with their attributes, of all messages of a batch together.
final class MessageSizes {
    private MessageSizes() {}

    /// @param body the parameters of SendMessage or SendMessageBatch; others are never too large
    static Optional<RefusalAnswer> refusal(String operation, JsonNode body) {
        return switch (operation) {
            case "SendMessage" ->
                size(body) > PayloadLimits.MESSAGE
                        ? Optional.of(new RefusalAnswer(
                                400,
                                "InvalidParameterValue",
                                "One or more parameters are invalid. Reason: Message must be shorter than "
                                        + PayloadLimits.MESSAGE + " bytes."))
                        : Optional.empty();
            case "SendMessageBatch" -> {
                var all = body.path("Entries")
                        .valueStream()
                        .mapToInt(MessageSizes::size)
                        .sum();
                yield all > PayloadLimits.MESSAGE
                        ? Optional.of(new RefusalAnswer(
                                400,
                                "AWS.SimpleQueueService.BatchRequestTooLong",
                                "Batch requests cannot be longer than " + PayloadLimits.MESSAGE
                                        + " bytes. You have sent " + all + " bytes."))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static int size(JsonNode message) {
        var attributes = 0;
        for (var attribute : message.path("MessageAttributes").properties()) {
            attributes += PayloadLimits.bytes(attribute.getKey());
            for (var part : attribute.getValue()) {
                attributes += PayloadLimits.bytes(part.asString(""));
            }
        }
        return PayloadLimits.bytes(message.path("MessageBody").asString("")) + attributes;
    }
}
