package dev.anxin.function.config;

import dev.anxin.gateway.Gateway;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which accounts' events come by which event source of Amazon EventBridge: their entries in the verifying document
/// name it.
public final class EventSources {
    /// The member of an account's entry.
    static final String FIELD = "eventSource";

    /// As AWS lets partners name them: `aws.partner/stripe.com/ed_...` (API reference, CreatePartnerEventSource).
    private static final Pattern NAME = Pattern.compile("aws\\.partner(/[.\\-_A-Za-z0-9]+){2,}");

    private EventSources() {}

    /// Accounts that name this source, in the order of their names. Of several each takes what is its own: a platform's
    /// connected accounts have one source.
    public static List<String> accounts(Json document, String source) {
        var named = Json.of(source);
        return document.members().entrySet().stream()
                .filter(entry -> entry.getValue().at(FIELD).equals(named))
                .map(entry -> entry.getKey())
                .sorted()
                .toList();
    }

    /// Whether an entry names one at all.
    static boolean isNamed(Json entry) {
        return entry.at(FIELD).exists();
    }

    /// Why the account's events cannot come by what its entry names; empty if they can, or if it names nothing.
    static Optional<String> problem(Gateway gateway, Json entry) {
        if (!isNamed(entry)) {
            return Optional.empty();
        }
        var name = entry.needText(FIELD);
        return gateway.eventSources()
                .map(begin -> NAME.matcher(name).matches() && name.startsWith(begin)
                        ? Optional.<String>empty()
                        : Optional.of("'" + FIELD + "' is no name of an event source that begins with " + begin))
                .orElseGet(() -> Optional.of("'" + FIELD + "': " + gateway.name()
                        + " puts no events on an event bus of Amazon EventBridge"));
    }
}
