package dev.anxin.local.engine;

import dev.anxin.local.rights.AccessDenied;
import dev.anxin.local.rights.AwsRequest;
import tools.jackson.databind.json.JsonMapper;

/// How each service refuses.
///
/// @param status of HTTP
/// @param code as the SDK reads it
record RefusalAnswer(int status, String code, String message) {
    static RefusalAnswer of(AwsRequest.Service service, AccessDenied refusal) {
        var ownProtocol = service == AwsRequest.Service.SQS || service == AwsRequest.Service.SNS;
        var code = switch (refusal.kind()) {
            case UNKNOWN_KEY -> ownProtocol ? "InvalidClientTokenId" : "UnrecognizedClientException";
            case DENIED -> denied(service);
            case NOT_JUDGED -> "ValidationException"; // which no client tries again
        };
        return new RefusalAnswer(ownProtocol ? 403 : 400, code, refusal.message());
    }

    private static String denied(AwsRequest.Service service) {
        return switch (service) {
            case SQS -> "AccessDenied";
            case SNS -> "AuthorizationError";
            case DYNAMODB, SECRETSMANAGER -> "AccessDeniedException";
        };
    }

    LoopbackServer.Answer json() {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put(
                        "__type",
                        "com.amazon.coral.service#" + code.substring(code.lastIndexOf('.') + 1)) // its shape's name
                .put("message", message);
        return LoopbackServer.Answer.json(status, body);
    }
}
