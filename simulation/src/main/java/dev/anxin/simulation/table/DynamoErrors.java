package dev.anxin.simulation.table;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// DynamoDB's own exceptions.
final class DynamoErrors {
    private DynamoErrors() {}

    /// What the service answers to a request that makes no sense.
    static DynamoDbException invalid(String message) {
        return (DynamoDbException) DynamoDbException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(details("ValidationException", message))
                .build();
    }

    static void check(boolean right, String message) {
        if (!right) {
            throw invalid(message);
        }
    }

    /// @param seen the item as it was, where the request wants to see it
    static ConditionalCheckFailedException condition(Item seen) {
        var message = "The conditional request failed";
        var refused = ConditionalCheckFailedException.builder();
        if (seen.exists()) {
            refused.item(seen.attributes());
        }
        return refused.message(message)
                .statusCode(400)
                .awsErrorDetails(details("ConditionalCheckFailedException", message))
                .build();
    }

    /// Why a transaction is cancelled.
    ///
    /// @param seen the item as it was, where the request wants to see it
    static CancellationReason reason(Item seen) {
        var reason =
                CancellationReason.builder().code("ConditionalCheckFailed").message("The conditional request failed");
        if (seen.exists()) {
            reason.item(seen.attributes());
        }
        return reason.build();
    }

    /// A token stands for one request.
    static void checkRepeated(boolean same) {
        if (!same) {
            var message = "The ClientRequestToken was used before, for another request";
            throw IdempotentParameterMismatchException.builder()
                    .message(message)
                    .statusCode(400)
                    .awsErrorDetails(details("IdempotentParameterMismatchException", message))
                    .build();
        }
    }

    static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        var codes = reasons.stream().map(CancellationReason::code).toList();
        var message = "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes;
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .message(message)
                .statusCode(400)
                .awsErrorDetails(details("TransactionCanceledException", message))
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("DynamoDb")
                .build();
    }
}
