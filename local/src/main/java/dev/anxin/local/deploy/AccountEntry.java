package dev.anxin.local.deploy;

import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.function.config.SecretCheck;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.PublicAddresses;
import dev.anxin.json.Json;
import dev.anxin.payment.Account;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// Stripe's keys say themselves whether they are for play money; OlePay's events name no mode.
    private Json verifying() {
        var test = settings.gateway().equals("stripe") && calls.matches("[rs]k_test_.*");
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
        nameProblem(name).ifPresent(problems::add);
        ConfigurationCheck.of(Kind.ACCOUNTS, Json.object(name, settings.json()))
                .forEach((_, found) -> problems.addAll(found));
        if (areExchanged()) {
            problems.add("the two secrets look exchanged: the one that should verify callbacks is a key to call the"
                    + " gateway with, and the other way round");
        } else {
            verifyProblem(settings.gateway(), verifies).ifPresent(problems::add);
            callProblem(settings.gateway(), calls).ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    /// As [#problems], of this stack: its functions call internal addresses only if it says so.
    ///
    /// @param stack none if there is none yet
    public List<String> problems(Optional<DeployedStack> stack) {
        var problems = new ArrayList<>(problems());
        var policy = stack.map(DeployedStack::eventAddresses).orElseGet(PublicAddresses::new);
        if (ConfigurationCheck.isHttps(settings.eventsUrl())) {
            policy.refusal(URI.create(settings.eventsUrl()))
                    .map("'eventsUrl' cannot be called: "::concat)
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /// What is accepted, and perhaps not meant.
    public Optional<String> remark() {
        return SecretCheck.remark(calls);
    }

    private boolean areExchanged() {
        return calls.startsWith("whsec_") && verifies.matches("[rs]k_(live|test)_.*");
    }

    /// Why no account of an operator's may have this name.
    public static Optional<String> nameProblem(String name) {
        return name.equals(CallbackTrial.ACCOUNT)
                ? Optional.of("the name '" + name + "' is kept for test callbacks")
                : Optional.empty();
    }

    /// Why this is none that is known.
    public static Optional<String> gatewayProblem(String gateway) {
        return Gateways.named(gateway).isPresent()
                ? Optional.empty()
                : Optional.of("'gateway' is none that is known: " + Gateways.names());
    }

    /// Why a merchant cannot be called so.
    public static Optional<String> merchantProblem(String merchant) {
        return Account.isMerchant(merchant)
                ? Optional.empty()
                : Optional.of("the merchant's name is empty or has a '#' in it");
    }

    /// Why this does not verify callbacks of the gateway.
    public static Optional<String> verifyProblem(String gateway, String secret) {
        return SecretCheck.secretProblem(Kind.VERIFY, gateway, secret)
                .map("the secret that verifies callbacks is not usable: "::concat);
    }

    /// Why the gateway cannot be called with this.
    public static Optional<String> callProblem(String gateway, String secret) {
        return SecretCheck.secretProblem(Kind.CALL, gateway, secret)
                .map("the key to call the gateway with is not usable: "::concat);
    }

    @Override
    public String toString() {
        return "AccountEntry[" + name + "]";
    }
}
