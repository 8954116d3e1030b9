package dev.anxin.function.config;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.aws.config.Accounts;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is wrong with the documents that configure accounts, entry by entry. The functions use the same code when
/// they read them, so that what passes here works there. Names no secret.
public final class ConfigurationCheck {
    /// Counts entries that cannot be used: an alarm watches it.
    public static final String METRIC = "Configuration";

    /// Bytes; what Secrets Manager takes.
    public static final int LARGEST = 65_536;

    private static final Set<String> VERIFYING = Set.of("gateway", "secrets", "mode", "connectedAccount");
    private static final Set<String> OTHERS = Set.of("gateway", "secrets");

    /// docs.stripe.com/keys: restricted and secret keys, each for money or for play money.
    private static final Pattern STRIPE_KEY = Pattern.compile("(rk|sk)_(live|test)_.+");

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
            if (entries.stream().noneMatch(entry -> entry.at("secrets").exists())) {
                return ACCOUNTS;
            }
            if (entries.stream().allMatch(entry -> entry.at("gateway").exists())) {
                return VERIFY;
            }
            return entries.stream()
                            .flatMap(entry -> AccountSecrets.of(entry).stream())
                            .allMatch(ConfigurationCheck::isOfWebhooks)
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

    /// All that an operator should put right before a document is saved: also what the functions would pass over,
    /// as a mistyped field.
    public static SortedMap<String, List<String>> of(Kind kind, Json document) {
        return each(document, (name, entry) -> switch (kind) {
            case ACCOUNTS -> join(Stream.of(account(name, entry), reach(entry), unknown(entry, Accounts.FIELDS)));
            case VERIFY ->
                join(Stream.of(
                        secrets(name, entry), verifier(name, entry), forms(kind, entry), unknown(entry, VERIFYING)));
            case CALL, EVENTS -> join(Stream.of(secrets(name, entry), forms(kind, entry), unknown(entry, OTHERS)));
        });
    }

    /// What is accepted, and perhaps not meant.
    public static SortedMap<String, List<String>> remarks(Kind kind, Json document) {
        return each(document, (_, entry) -> switch (kind) {
            case ACCOUNTS ->
                entry.at("clients").elements().isEmpty()
                        ? List.of("it has no clients: nobody can register payments, nor see them")
                        : List.of();
            case CALL ->
                AccountSecrets.of(entry).stream()
                        .flatMap(secret -> remark(secret).stream())
                        .distinct()
                        .toList();
            case VERIFY, EVENTS -> List.of();
        });
    }

    /// Of a secret that the gateway is called with.
    public static Optional<String> remark(String secret) {
        return secret.startsWith("sk_live_")
                ? Optional.of("the key may do everything (sk_live_): a restricted one (rk_live_) is enough")
                : Optional.empty();
    }

    /// Why a secret of such a document would be passed over, or cannot be what it is meant to be; empty if nothing
    /// speaks against it.
    ///
    /// @param gateway empty where none is named
    public static Optional<String> secretProblem(Kind kind, String gateway, String secret) {
        if (secret.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (WHITE_SPACE.matcher(secret).find()) {
            return Optional.of("there is white space or a line break in it");
        }
        return switch (kind) {
            case ACCOUNTS -> Optional.empty();
            case VERIFY -> verifyProblem(gateway, secret);
            case CALL -> callProblem(gateway, secret);
            case EVENTS -> signProblem(secret);
        };
    }

    private static Optional<String> verifyProblem(String gateway, String secret) {
        if (STRIPE_KEY.matcher(secret).matches()) {
            return Optional.of("it is a key to call Stripe with, which verifies nothing");
        }
        if (gateway.equals("stripe") && (!secret.startsWith("whsec_") || secret.length() == "whsec_".length())) {
            return Optional.of("Stripe's begin with whsec_");
        }
        return Gateways.named(gateway).map(known -> known.secretProblem(secret)).filter(problem -> !problem.isEmpty());
    }

    private static Optional<String> callProblem(String gateway, String secret) {
        if (isOfWebhooks(secret)) {
            return Optional.of("it verifies callbacks, and is no key to call a gateway with");
        }
        return gateway.equals("stripe") && !STRIPE_KEY.matcher(secret).matches()
                ? Optional.of("Stripe's begin with rk_live_ or rk_test_, or with sk_live_ or sk_test_")
                : Optional.empty();
    }

    private static Optional<String> signProblem(String secret) {
        try {
            StandardWebhooks.sign(secret, "made-to-try", Instant.EPOCH, new byte[0]);
            return Optional.empty();
        } catch (IllegalArgumentException cannot) {
            return Optional.of(String.valueOf(cannot.getMessage()));
        }
    }

    private static boolean isOfWebhooks(String secret) {
        return Stream.of("whsec_", "whsk_", "whpk_").anyMatch(secret::startsWith);
    }

    /// Of the base of a gateway's API.
    public static Optional<String> gatewayUrlProblem(String gateway, String url) {
        if (url.isEmpty()) {
            return gateway.equals("olepay")
                    ? Optional.of("'gatewayUrl' is missing: OlePay has no address of its own")
                    : Optional.empty();
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

    private static List<String> verifier(String name, Json entry) {
        return problem(() -> CallbackVerifier.read(name, entry));
    }

    private static List<String> forms(Kind kind, Json entry) {
        var gateway = entry.at("gateway").text().orElse("");
        var secrets = AccountSecrets.of(entry);
        var problems = new ArrayList<String>();
        for (int i = 0; i < secrets.size(); i++) {
            var which = "secret no. " + (i + 1) + " is not usable: ";
            secretProblem(kind, gateway, secrets.get(i)).map(which::concat).ifPresent(problems::add);
        }
        return problems;
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

    private static List<String> name(String name) {
        return PaymentKey.isAccount(name)
                ? List.of()
                : List.of("its name is not 1 to 40 small letters, digits and '-', so that nothing can reach it");
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
