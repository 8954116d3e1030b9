package dev.anxin.aws.config;

import dev.anxin.json.Json;
import java.util.List;

/// The live secrets of an account, several while one is rotated.
public final class AccountSecrets {
    private AccountSecrets() {}

    /// @param entry the account's, in a document of secrets
    public static List<String> of(Json entry) {
        return entry.at("secrets").elements().stream()
                .flatMap(secret -> secret.text().stream())
                .toList();
    }
}
