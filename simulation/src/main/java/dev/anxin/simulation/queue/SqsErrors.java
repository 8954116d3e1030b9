package dev.anxin.simulation.queue;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/// SQS's own exceptions, with the codes that the JSON protocol's clients see.
final class SqsErrors {
    private SqsErrors() {}

    static SqsException noQueue() {
        return made(
                QueueDoesNotExistException.builder(),
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.");
    }

    /// What SQS answers to a parameter out of its range.
    static SqsException invalid(String message) {
        return made(SqsException.builder(), "InvalidParameterValue", message);
    }

    static SqsException missing(String parameter) {
        return made(
                SqsException.builder(),
                "MissingParameter",
                "The request must contain the parameter " + parameter + ".");
    }

    static SqsException contents() {
        return made(
                InvalidMessageContentsException.builder(),
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
                        + " #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }

    static SqsException receipt() {
        return made(
                ReceiptHandleIsInvalidException.builder(),
                "ReceiptHandleIsInvalid",
                "The input receipt handle is invalid.");
    }

    static SqsException notInFlight() {
        return made(
                MessageNotInflightException.builder(),
                "AWS.SimpleQueueService.MessageNotInflight",
                "The message referred to is not in flight.");
    }

    static SqsException emptyBatch() {
        return made(
                EmptyBatchRequestException.builder(),
                "AWS.SimpleQueueService.EmptyBatchRequest",
                "There should be at least one entry in the request.");
    }

    static SqsException tooMany(int entries) {
        return made(
                TooManyEntriesInBatchRequestException.builder(),
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent " + entries + ".");
    }

    static SqsException sameIds() {
        return made(
                BatchEntryIdsNotDistinctException.builder(),
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id.");
    }

    static SqsException entryId() {
        return made(
                InvalidBatchEntryIdException.builder(),
                "AWS.SimpleQueueService.InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                        + " It can be at most 80 letters long.");
    }

    static SqsException tooLong(int bytes) {
        return made(
                BatchRequestTooLongException.builder(),
                "AWS.SimpleQueueService.BatchRequestTooLong",
                "Batch requests cannot be longer than " + Bodies.MOST_BYTES + " bytes. You have sent " + bytes
                        + " bytes.");
    }

    static SqsException notThere(String message) {
        return made(ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    private static SqsException made(SqsException.Builder builder, String code, String message) {
        var details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("Sqs")
                .build();
        return (SqsException) builder.message(message)
                .statusCode(400)
                .awsErrorDetails(details)
                .build();
    }
}
