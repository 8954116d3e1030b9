package dev.anxin.local.deploy;

import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An account as an operator names it, before it is saved.
///
/// @param name as in the path of its callbacks
/// @param settings its entry in the accounts' document
/// @param verifies the secret that verifies callbacks
/// @param calls the secret that the gateway is called with
public record AccountEntry(String name, Settings settings, String verifies, String calls) {
    /// @param client id of the merchant's client; empty for the one that the stack made
    /// @param gatewayUrl base of the gateway's API; empty for the gateway's own
    /// @param eventsUrl the merchant's server for events; empty for none
    public record Settings(String gateway, String merchant, String client, String gatewayUrl, String eventsUrl) {
        private Json json() {
            var fields = new LinkedHashMap<String, Json>();
            fields.put("gateway", Json.of(gateway));
            fields.put("merchant", Json.of(merchant));
            fields.put("clients", Json.array(Stream.of(client).filter(one -> !one.isEmpty())));
            fields.put("gatewayUrl", Json.of(gatewayUrl));
            fields.put("eventsUrl", Json.of(eventsUrl));
            fields.values().removeIf(Json.of("")::equals);
            return new Json.Fields(fields);
        }
    }

    AccountEntry withClient(String client) {
        var known = new Settings(
                settings.gateway(), settings.merchant(), client, settings.gatewayUrl(), settings.eventsUrl());
        return new AccountEntry(name, known, verifies, calls);
    }

    /// What goes into which document. The accounts' comes last: an account that is there is whole.
    ///
    /// @param signsEvents the secret that signs events, if there is somebody to send them to
    Map<Kind, Json> entries(String signsEvents) {
        var entries = new LinkedHashMap<Kind, Json>();
        entries.put(Kind.VERIFY, verifying());
        entries.put(Kind.CALL, Json.object("secrets", secrets(calls)));
        if (!settings.eventsUrl().isEmpty()) {
            entries.put(Kind.EVENTS, Json.object("secrets", secrets(signsEvents)));
        }
        entries.put(Kind.ACCOUNTS, settings.json());
        return entries;
    }

    /// Stripe's keys say themselves whether they are for play money.
    private Json verifying() {
        var test = calls.startsWith("rk_test_") || calls.startsWith("sk_test_");
        return test
                ? Json.object("gateway", settings.gateway(), "secrets", secrets(verifies), "mode", "test")
                : Json.object("gateway", settings.gateway(), "secrets", secrets(verifies));
    }

    private static Json secrets(String only) {
        return Json.array(Stream.of(only));
    }

    /// What keeps it from working; names no secret.
    public List<String> problems() {
        var problems = new ArrayList<String>();
        // Any secret will do here: ours for events is made, not given.
        entries("whsec_")
                .forEach((kind, entry) -> ConfigurationCheck.of(kind, Json.object(name, entry))
                        .forEach((_, found) -> problems.addAll(found)));
        if (settings.gateway().equals("olepay") && settings.gatewayUrl().isEmpty()) {
            problems.add("OlePay has no address of its own: give --gateway-url");
        }
        return problems.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return "AccountEntry[" + name + "]";
    }
}
