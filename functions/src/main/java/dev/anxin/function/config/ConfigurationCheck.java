package dev.anxin.function.config;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.aws.config.Accounts;
import dev.anxin.failure.AccountAdvice;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is wrong with the documents that configure accounts, entry by entry. The functions use the same code when
/// they read them, so that what passes here works there. Names no secret.
public final class ConfigurationCheck {
    /// Counts entries that cannot be used: an alarm watches it.
    public static final String METRIC = "Configuration";

    /// Bytes; what Secrets Manager takes.
    public static final int LARGEST = 65_536;

    private static final Set<String> VERIFYING =
            Set.of("gateway", "secrets", "mode", "connectedAccount", EventSources.FIELD);
    private static final Set<String> OTHERS = Set.of("gateway", "secrets");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

    private ConfigurationCheck() {}

    /// Which document it is.
    public enum Kind {
        /// `AccountsDocument`.
        ACCOUNTS("accounts"),
        /// `VerifySecrets`.
        VERIFY("verify"),
        /// `CallSecrets`.
        CALL("call"),
        /// `EventSecrets`.
        EVENTS("events");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// What a document looks like: accounts have no secrets, only what verifies must name its gateway, and only
        /// webhooks are signed with `whsec_` or `whsk_`.
        public static Kind of(Json document) {
            var entries = document.members().values();
            if (entries.stream().noneMatch(entry -> entry.at("secrets").exists() || EventSources.isNamed(entry))) {
                return ACCOUNTS;
            }
            if (entries.stream().allMatch(entry -> entry.at("gateway").exists())) {
                return VERIFY;
            }
            return entries.stream()
                            .flatMap(entry -> AccountSecrets.of(entry).stream())
                            .allMatch(SecretCheck::isOfWebhooks)
                    ? EVENTS
                    : CALL;
        }

        /// As people type it: `verify`.
        public String word() {
            return word;
        }
    }

    /// What keeps entries of the accounts' document from being used; empty if all can be.
    public static SortedMap<String, List<String>> unusable(Json accounts) {
        return each(accounts, ConfigurationCheck::account);
    }

    /// What is left out of what entries say of failure codes; empty if all counts.
    public static SortedMap<String, List<String>> leftOut(Json accounts) {
        return each(accounts, (_, entry) -> advice(entry));
    }

    /// All that an operator should put right before a document is saved: also what the functions would pass over,
    /// as a mistyped field.
    public static SortedMap<String, List<String>> of(Kind kind, Json document) {
        return each(document, (name, entry) -> switch (kind) {
            case ACCOUNTS ->
                join(Stream.of(
                        account(name, entry),
                        reach(entry),
                        advice(entry),
                        locales(entry),
                        PayWayCheck.problems(entry),
                        unknown(entry, Accounts.FIELDS)));
            case VERIFY ->
                join(Stream.of(
                        isProvedByBus(entry) ? name(name) : secrets(name, entry),
                        verifier(name, entry),
                        SecretCheck.forms(kind, entry),
                        SecretCheck.missing(kind, entry),
                        SharedSecrets.problems(document, name, entry),
                        unknown(entry, verifying(entry))));
            case CALL ->
                join(Stream.of(
                        secrets(name, entry),
                        SecretCheck.forms(kind, entry),
                        SecretCheck.missing(kind, entry),
                        unknown(entry, OTHERS)));
            case EVENTS ->
                join(Stream.of(secrets(name, entry), SecretCheck.forms(kind, entry), unknown(entry, OTHERS)));
        });
    }

    /// What is accepted, and perhaps not meant.
    public static SortedMap<String, List<String>> remarks(Kind kind, Json document) {
        return each(document, (_, entry) -> switch (kind) {
            case ACCOUNTS ->
                join(Stream.of(
                        entry.at("clients").elements().isEmpty()
                                ? List.of("it has no clients: nobody can register payments, nor see them")
                                : List.of(),
                        PayWayCheck.remarks(document, entry)));
            case VERIFY, CALL, EVENTS -> List.of();
        });
    }

    /// Of the base of a gateway's API.
    public static Optional<String> gatewayUrlProblem(String gateway, String url) {
        var ofGateway = Gateways.named(gateway).flatMap(known -> known.addressProblem(url));
        if (url.isEmpty() || ofGateway.isPresent()) {
            return ofGateway;
        }
        if (!isHttps(url)) {
            return Optional.of("'gatewayUrl' is no https address");
        }
        return url.endsWith("/") ? Optional.of("'gatewayUrl' ends with a slash") : Optional.empty();
    }

    /// Whether it is `https` and names a host.
    public static boolean isHttps(String url) {
        try {
            var uri = new URI(url);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /// Who comes to an account, and where it goes to.
    private static List<String> reach(Json entry) {
        var problems = new ArrayList<String>();
        var gateway = entry.at("gateway").text().orElse("");
        gatewayUrlProblem(gateway, entry.at("gatewayUrl").text().orElse("")).ifPresent(problems::add);
        if (!entry.at("eventsUrl").text().stream().allMatch(ConfigurationCheck::isHttps)) {
            problems.add("'eventsUrl' is no https address");
        }
        if (!entry.at("identityUrl").text().stream()
                .map(url -> url.replace("{order}", "order"))
                .allMatch(ConfigurationCheck::isHttps)) {
            problems.add("'identityUrl' is no https address");
        }
        if (entry.at("clients").elements().stream()
                .flatMap(client -> client.text().stream())
                .anyMatch(client ->
                        client.isEmpty() || WHITE_SPACE.matcher(client).find())) {
            problems.add("one of 'clients' is empty or has white space in it, as no client's id has");
        }
        return problems;
    }

    private interface Look {
        List<String> problems(String name, Json entry);
    }

    private static SortedMap<String, List<String>> each(Json document, Look look) {
        var problems = new TreeMap<String, List<String>>();
        document.members().forEach((name, entry) -> {
            var found = look.problems(name, entry);
            if (!found.isEmpty()) {
                problems.put(name, found);
            }
        });
        return problems;
    }

    private static List<String> account(String name, Json entry) {
        var named = entry.at("gateway").text();
        return join(Stream.of(
                name(name),
                problem(() -> Accounts.read(name, entry)),
                named.isPresent() && Gateways.named(named.get()).isEmpty()
                        ? List.of("'gateway' is none that is known: " + Gateways.names())
                        : List.of()));
    }

    private static List<String> advice(Json entry) {
        return AccountAdvice.problems(entry.at("gateway").text().orElse(""), entry);
    }

    private static List<String> verifier(String name, Json entry) {
        return problem(() -> CallbackVerifier.read(name, entry));
    }

    private static Set<String> verifying(Json entry) {
        var more = Gateways.named(entry.at("gateway").text().orElse(""))
                .map(Gateway::ownerFields)
                .orElse(Set.of());
        return Stream.of(VERIFYING, more).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> secrets(String name, Json entry) {
        var elements = entry.at("secrets").elements();
        var isTexts = elements.stream()
                .allMatch(one -> one.text().filter(text -> !text.isBlank()).isPresent());
        return join(Stream.of(
                name(name),
                elements.isEmpty() || !isTexts
                        ? List.of("'secrets' is not a list of texts with one in it")
                        : List.of()));
    }

    /// Whether its events come by an event bus alone, which needs no secret.
    private static boolean isProvedByBus(Json entry) {
        return EventSources.isNamed(entry) && !entry.at("secrets").exists();
    }

    private static List<String> name(String name) {
        return PaymentKey.isAccount(name)
                ? List.of()
                : List.of("its name is not 1 to 40 small letters, digits and '-', so that nothing can reach it");
    }

    /// Names of a shop for readers that nobody is.
    private static List<String> locales(Json entry) {
        return Stream.of("shopNames", "supports")
                .flatMap(field -> entry.at(field).members().keySet().stream()
                        .filter(locale -> !Locales.names().contains(locale))
                        .map(locale -> field + ": there is no locale '" + locale + "'"))
                .toList();
    }

    private static List<String> unknown(Json entry, Set<String> known) {
        return entry.members().keySet().stream()
                .filter(field -> !known.contains(field))
                .sorted()
                .map(field -> "'" + field + "' is no field of such an entry")
                .toList();
    }

    private static List<String> problem(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (Unreadable wrong) {
            return List.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static List<String> join(Stream<List<String>> lists) {
        return lists.flatMap(List::stream).toList();
    }
}
