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
/// @param verifies the secret that verifies callbacks; where a gateway needs several, one a line
/// @param calls the secret that the gateway is called with; as `verifies`
public record AccountEntry(String name, Settings settings, String verifies, String calls) {
    /// @param client id of the merchant's client; empty for the one that the stack made
    /// @param gatewayUrl base of the gateway's API; empty for the gateway's own
    /// @param eventsUrl the merchant's server for events; empty for none
    /// @param owner whose events it takes, by the fields that its gateway needs
    public record Settings(
            String gateway,
            String merchant,
            String client,
            String gatewayUrl,
            String eventsUrl,
            Map<String, String> owner) {
        public Settings {
            owner = Map.copyOf(owner);
        }

        public Settings(String gateway, String merchant, String client, String gatewayUrl, String eventsUrl) {
            this(gateway, merchant, client, gatewayUrl, eventsUrl, Map.of());
        }

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
                settings.gateway(),
                settings.merchant(),
                client,
                settings.gatewayUrl(),
                settings.eventsUrl(),
                settings.owner());
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

    /// Some keys say themselves that they are for play money.
    private Json verifying() {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("gateway", Json.of(settings.gateway()));
        settings.owner().forEach((field, id) -> fields.put(field, Json.of(id)));
        fields.put("secrets", secrets(verifies));
        Gateways.named(settings.gateway())
                .filter(gateway -> lines(calls).anyMatch(gateway.secretForms()::isForTests))
                .ifPresent(_ -> fields.put("mode", Json.of("test")));
        return new Json.Fields(fields);
    }

    private static Json secrets(String text) {
        return Json.array(lines(text));
    }

    private static Stream<String> lines(String text) {
        return Stream.of(text.split("\\R", -1)).map(String::strip);
    }

    /// What only shows where all stands together.
    private List<String> together() {
        var problems = new ArrayList<String>();
        ConfigurationCheck.of(Kind.VERIFY, Json.object(name, verifying()))
                .forEach((_, found) -> problems.addAll(found));
        var calling = Json.object("gateway", settings.gateway(), "secrets", secrets(calls));
        ConfigurationCheck.of(Kind.CALL, Json.object(name, calling)).forEach((_, found) -> problems.addAll(found));
        return problems;
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
        return problems.isEmpty() ? together() : List.copyOf(problems);
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
        return lines(secret)
                .flatMap(line -> SecretCheck.secretProblem(Kind.VERIFY, gateway, line).stream())
                .findFirst()
                .map("the secret that verifies callbacks is not usable: "::concat);
    }

    /// Why the gateway cannot be called with this.
    public static Optional<String> callProblem(String gateway, String secret) {
        return lines(secret)
                .flatMap(line -> SecretCheck.secretProblem(Kind.CALL, gateway, line).stream())
                .findFirst()
                .map("the key to call the gateway with is not usable: "::concat);
    }

    @Override
    public String toString() {
        return "AccountEntry[" + name + "]";
    }
}
