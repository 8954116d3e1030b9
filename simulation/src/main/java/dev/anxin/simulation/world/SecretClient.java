package dev.anxin.simulation.world;

import dev.anxin.simulation.table.Line;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// The SDK's client over documents by their names.
record SecretClient(Map<String, String> documents, Line line) implements SecretsManagerClient {
    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return line.call(
                "secrets.getSecretValue",
                () -> GetSecretValueResponse.builder()
                        .secretString(documents.getOrDefault(request.secretId(), "{}"))
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
