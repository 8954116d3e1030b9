package dev.anxin.aws.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.runtime.FixedSecrets;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

final class AccountSecretsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;

    @Test
    void readsTheTextsOfAnEntryAndNothingElse() {
        assertThat(AccountSecrets.of(Json.parse("{\"secrets\":[\"new\",7,null,\"old\"]}")))
                .containsExactly("new", "old");
        assertThat(AccountSecrets.of(Json.parse("{\"secrets\":\"new\"}"))).isEmpty();
        assertThat(AccountSecrets.of(Json.parse("{}"))).isEmpty();
    }

    /// An account that is not there, and one that is there without secrets, may both just have got them.
    @Test
    void readsTheDocumentAgainForAnAccountWithoutSecrets() {
        for (String before : List.of("{}", "{\"a\":{}}", "{\"a\":{\"secrets\":[]}}")) {
            now = NOON;
            var document = document(before, "{\"a\":{\"secrets\":[\"made\"]}}");
            assertThat(AccountSecrets.of(document, "a")).as(before).isEmpty();
            now = NOON.plusSeconds(11);
            assertThat(AccountSecrets.of(document, "a")).as(before).containsExactly("made");
        }
    }

    @Test
    void readsTheDocumentOnceWhereTheAccountHasSecrets() {
        var document = document("{\"a\":{\"secrets\":[\"old\"]}}", "{}");
        assertThat(AccountSecrets.of(document, "a")).containsExactly("old");
        now = NOON.plusSeconds(11);
        assertThat(AccountSecrets.of(document, "a")).containsExactly("old");
    }

    @Test
    void keepsTheOldDocumentWhereTheNewOneHasNoEntries() {
        for (String broken : List.of("[]", "\"made\"", "7", "null", "{")) {
            now = NOON;
            var document = document("{\"a\":{\"secrets\":[\"old\"]}}", broken);
            assertThat(AccountSecrets.of(document, "a")).containsExactly("old");
            now = NOON.plusSeconds(301);
            assertThat(AccountSecrets.of(document, "a")).as(broken).containsExactly("old");
        }
    }

    private Document document(String... versions) {
        return new Document(new ChangedSecrets(new ArrayDeque<>(List.of(versions))), "made", () -> now);
    }

    /// Secrets Manager with a document that is another one each time it is read.
    private record ChangedSecrets(Queue<String> versions) implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return new FixedSecrets(versions.remove()).getSecretValue(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
