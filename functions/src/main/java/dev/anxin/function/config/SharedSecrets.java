package dev.anxin.function.config;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.SecretForms;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Accounts that one secret verifies for, or that one event source brings events for. An event of one account, sent to
/// the address of the other, would be a fact of the other's payment, unless the entries say whose events they take.
final class SharedSecrets {
    /// What an entry means that does not have the field; where it is not here, an empty one.
    private static final Map<String, String> ABSENT = Map.of("mode", EventOwner.LIVE.mode());

    private SharedSecrets() {}

    /// What is wrong with this entry beside the others of its document; names no secret.
    static List<String> problems(Json document, String name, Json entry) {
        return document.members().entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .filter(other -> owner(other.getValue()).equals(owner(entry)))
                .flatMap(other -> shared(other.getValue(), entry)
                        .map(what -> "'" + other.getKey() + "' has the same " + what
                                + ", and nothing in the two entries"
                                + " says whose events each takes: an event of one account would count for the other"))
                .sorted()
                .toList();
    }

    private static Stream<String> shared(Json one, Json other) {
        var secret = secrets(one).anyMatch(AccountSecrets.of(other)::contains);
        var source = EventSources.isNamed(one) && one.at(EventSources.FIELD).equals(other.at(EventSources.FIELD));
        return Stream.concat(
                secret ? Stream.of("secret") : Stream.empty(), source ? Stream.of("event source") : Stream.empty());
    }

    private static Stream<String> secrets(Json entry) {
        var forms = Gateways.named(entry.at("gateway").text().orElse(""))
                .map(Gateway::secretForms)
                .orElse(SecretForms.ANY);
        return AccountSecrets.of(entry).stream().filter(forms::verifiesAlone);
    }

    /// All that tells one account's events from another's. Of a gateway that is not known only its name does.
    private static Map<String, String> owner(Json entry) {
        var name = entry.at("gateway").text().orElse("");
        var fields = new HashMap<>(Map.of("gateway", name));
        Gateways.named(name).stream()
                .flatMap(gateway -> gateway.distinguishingFields().stream())
                .forEach(field -> fields.put(field, entry.at(field).text().orElse(ABSENT.getOrDefault(field, ""))));
        return fields;
    }
}
