package dev.anxin.function.config;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Accounts that one secret verifies for. An event of one account, sent to the address of the other, would be a fact of
/// the other's payment, unless the entries say whose events they take.
final class SharedSecrets {
    private SharedSecrets() {}

    /// What is wrong with this entry beside the others of its document; names no secret.
    static List<String> problems(Json document, String name, Json entry) {
        return document.members().entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .filter(other -> owner(other.getValue()).equals(owner(entry)))
                .filter(other ->
                        AccountSecrets.of(entry).stream().anyMatch(AccountSecrets.of(other.getValue())::contains))
                .map(other -> "'" + other.getKey() + "' has the same secret, and nothing in the two entries says whose"
                        + " events each takes: an event of one account would count for the other")
                .sorted()
                .toList();
    }

    /// All that tells one account's events from another's.
    private static Map<String, Json> owner(Json entry) {
        var fields = new HashMap<>(entry.members());
        fields.remove("secrets");
        return fields;
    }
}
