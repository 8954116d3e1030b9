package dev.anxin.function.runtime;

import dev.anxin.aws.config.Document;
import java.time.InstantSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// Secrets Manager with one document in it.
public record FixedSecrets(String text) implements SecretsManagerClient {
    public static Document document(String text, InstantSource clock) {
        return new Document(new FixedSecrets(text), "made", clock);
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return GetSecretValueResponse.builder().secretString(text).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
