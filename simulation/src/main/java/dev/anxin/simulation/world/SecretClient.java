package dev.anxin.simulation.world;

import dev.anxin.simulation.table.Line;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The SDK's client over documents by their names.
public record SecretClient(Map<String, String> documents, Line line) implements SecretsManagerClient {
    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return line.call(
                "secrets.getSecretValue",
                () -> GetSecretValueResponse.builder()
                        .secretString(document(request.secretId()))
                        .build());
    }

    private String document(String name) {
        return Optional.ofNullable(documents.get(name)).orElseThrow(SecretClient::notThere);
    }

    private static ResourceNotFoundException notThere() {
        var message = "Secrets Manager can't find the specified secret.";
        var details = AwsErrorDetails.builder()
                .errorCode("ResourceNotFoundException")
                .errorMessage(message)
                .serviceName("SecretsManager")
                .build();
        return ResourceNotFoundException.builder()
                .message(message)
                .statusCode(400)
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
