package dev.anxin.local.deploy;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts accounts into the documents of a stack.
public final class AccountWriter {
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

    /// Adds the account where it is not there yet. What is broken off is done again: the accounts' own document,
    /// which makes it known, comes last.
    ///
    /// @param replace whether entries that are otherwise may be overwritten
    /// @return the documents that changed
    /// @throws DeploymentRefusal if something is wrong with it, if there is another of its name, or if a document
    ///     was emptied
    public Set<String> write(AccountEntry account, boolean replace) {
        var problems = account.problems();
        if (!problems.isEmpty()) {
            throw new DeploymentRefusal(
                    "The account '" + account.name() + "' cannot be used so: " + String.join("; ", problems));
        }
        var known = account.settings().client().isEmpty() ? account.withClient(firstClient()) : account;
        var changes = new LinkedHashMap<ConfigDocument, String>();
        known.entries(eventSecret(account.name())).forEach((kind, entry) -> {
            var document = document(kind);
            document.with(account.name(), entry, replace).ifPresent(text -> changes.put(document, text));
        });
        changes.forEach(aws::save);
        return changes.keySet().stream().map(ConfigDocument::logicalId).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The client that the stack made itself.
    private String firstClient() {
        return Optional.ofNullable(stack.outputs().get("MerchantClientId"))
                .orElseThrow(() -> new DeploymentRefusal(
                        "With an issuer of your own, say which client may use the account: --client ID"));
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
