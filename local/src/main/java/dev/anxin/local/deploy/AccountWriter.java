package dev.anxin.local.deploy;

import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts accounts into the documents of a stack.
public final class AccountWriter {
    /// Where the stack made none itself.
    public static final String NO_CLIENT =
            "With an issuer of your own, say which client may use the account: --client ID";

    private static final int EVENT_SECRET_BYTES = 32;

    private final AwsAccount aws;
    private final DeployedStack stack;

    public AccountWriter(AwsAccount aws, DeployedStack stack) {
        this.aws = aws;
        this.stack = stack;
    }

    /// All accounts that are configured.
    ///
    /// @throws DeploymentRefusal if a document, or the key of customers' links, was emptied
    Set<String> names() {
        Stream.of(Kind.values()).forEach(this::document);
        aws.document(stack, "PageKeyArn").expectNotEmptied(); // without it no customer's link opens
        return new TreeSet<>(
                document(Kind.ACCOUNTS).current().entries().members().keySet());
    }

    /// What keeps this account from being written as it is said; empty if nothing does.
    ///
    /// @param replace as in [#write]
    /// @throws DeploymentRefusal if a document was emptied
    public List<String> problems(AccountEntry account, boolean replace) {
        var problems = new ArrayList<>(account.problems(Optional.of(stack)));
        if (account.settings().client().isEmpty() && firstClient().isEmpty()) {
            problems.add(NO_CLIENT);
        } else if (problems.isEmpty()) {
            entries(account).forEach((kind, entry) -> {
                try {
                    document(kind)
                            .with(account.name(), entry, replace)
                            .ifPresent(text -> problems.addAll(beside(kind, account.name(), text)));
                } catch (DeploymentRefusal refused) {
                    problems.add(String.valueOf(refused.getMessage()));
                }
            });
        }
        return problems;
    }

    /// What is wrong with it only beside the accounts that are there.
    private static List<String> beside(Kind kind, String name, String document) {
        return kind == Kind.VERIFY
                ? ConfigurationCheck.of(kind, Json.parse(document)).getOrDefault(name, List.of())
                : List.of();
    }

    /// Adds the account where it is not there yet. What is broken off is done again: the accounts' own document,
    /// which makes it known, comes last.
    ///
    /// @param replace whether entries that are otherwise may be overwritten
    /// @return the documents that changed
    /// @throws DeploymentRefusal if something is wrong with it, if there is another of its name, or if a document
    ///     was emptied
    public Set<String> write(AccountEntry account, boolean replace) {
        DeploymentRefusal.unlessNone(problems(account, replace));
        var changes = new LinkedHashMap<ConfigDocument, String>();
        entries(account).forEach((kind, entry) -> {
            var document = document(kind);
            document.with(account.name(), entry, replace).ifPresent(text -> changes.put(document, text));
        });
        changes.forEach(aws::save);
        return changes.keySet().stream().map(ConfigDocument::logicalId).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<Kind, Json> entries(AccountEntry account) {
        var known = account.settings().client().isEmpty()
                ? account.withClient(firstClient().orElseThrow())
                : account;
        return known.entries(eventSecret(account.name()));
    }

    /// The client that the stack made itself; none with an issuer of the operator's own.
    private Optional<String> firstClient() {
        return Optional.ofNullable(stack.outputs().get("MerchantClientId"));
    }

    /// That an operator's own secret stays, or a new one nobody has seen.
    private String eventSecret(String name) {
        return document(Kind.EVENTS)
                .entry(name)
                .flatMap(entry -> entry.at("secrets").elements().stream().findFirst())
                .flatMap(Json::text)
                .orElseGet(() -> "whsec_" + SigningKeys.random(EVENT_SECRET_BYTES));
    }

    private ConfigDocument document(Kind kind) {
        var output = switch (kind) {
            case ACCOUNTS -> "AccountsDocumentArn";
            case VERIFY -> "VerifySecretsArn";
            case CALL -> "CallSecretsArn";
            case EVENTS -> "EventSecretsArn";
        };
        return aws.document(stack, output).expectNotEmptied();
    }
}
