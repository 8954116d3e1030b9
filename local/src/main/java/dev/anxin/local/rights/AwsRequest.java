package dev.anxin.local.rights;

import tools.jackson.databind.JsonNode;

/// What is asked of a service.
///
/// @param operation of its API: `PutItem`
/// @param body its parameters
public record AwsRequest(Service service, String operation, JsonNode body) {
    /// The services that answer here, by IAM's own prefix.
    public enum Service {
        DYNAMODB,
        SQS,
        SNS,
        SECRETSMANAGER
    }
}
