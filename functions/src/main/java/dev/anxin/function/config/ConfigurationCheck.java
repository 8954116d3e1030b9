package dev.anxin.function.config;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

        /// What a document looks like: accounts have no secrets, and only what verifies must name its gateway.
        public static Kind of(Json document) {
            var entries = document.members().values();
            if (entries.stream().noneMatch(entry -> entry.at("secrets").exists())) {
                return ACCOUNTS;
            }
            return entries.stream().allMatch(entry -> entry.at("gateway").exists()) ? VERIFY : CALL;
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
            case ACCOUNTS -> join(Stream.of(account(name, entry), unknown(entry, Accounts.FIELDS)));
            case VERIFY -> join(Stream.of(verifying(name, entry), unknown(entry, VERIFYING)));
            case CALL, EVENTS -> join(Stream.of(secrets(name, entry), unknown(entry, OTHERS)));
        });
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

    private static List<String> verifying(String name, Json entry) {
        return join(Stream.of(secrets(name, entry), verifier(name, entry)));
    }

    private static List<String> verifier(String name, Json entry) {
        try {
            return unusable(CallbackVerifier.read(name, entry));
        } catch (Unreadable wrong) {
            return List.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static List<String> unusable(CallbackVerifier verifier) {
        var problems = new ArrayList<String>();
        for (int i = 0; i < verifier.secrets().size(); i++) {
            var problem = verifier.gateway().secretProblem(verifier.secrets().get(i));
            if (!problem.isEmpty()) {
                problems.add("secret no. " + (i + 1) + " is not usable: " + problem);
            }
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
