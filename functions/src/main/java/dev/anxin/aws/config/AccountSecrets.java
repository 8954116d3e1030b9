package dev.anxin.aws.config;

import dev.anxin.json.Json;
import java.util.List;

/// The live secrets of an account, several while one is rotated.
public final class AccountSecrets {
    private AccountSecrets() {}

    /// What the document has for this account; none if it knows no such account. Where it has none it is read
    /// again, because they may just have been added.
    public static List<String> of(Document document, String account) {
        var known = of(document.content().at(account));
        return known.isEmpty() ? of(document.again().at(account)) : known;
    }

    /// @param entry the account's, in a document of secrets
    public static List<String> of(Json entry) {
        return entry.at("secrets").elements().stream()
                .flatMap(secret -> secret.text().stream())
                .toList();
    }
}
