package dev.anxin.function;

import dev.anxin.aws.Document;
import java.time.InstantSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// Secrets Manager with one document in it.
record FixedSecrets(String text) implements SecretsManagerClient {
    static Document document(String text, InstantSource clock) {
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
