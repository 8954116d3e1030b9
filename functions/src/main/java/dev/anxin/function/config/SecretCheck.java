package dev.anxin.function.config;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is wrong with secrets, as their gateways see it. Names none.
public final class SecretCheck {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

    private SecretCheck() {}

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
        return Gateways.all().stream()
                .flatMap(any -> any.secretForms().misplaced(secret).stream())
                .findFirst()
                .or(() -> Gateways.named(gateway)
                        .flatMap(known -> known.secretForms().verifyProblem(secret)))
                .or(() -> Gateways.named(gateway)
                        .map(known -> known.secretProblem(secret))
                        .filter(problem -> !problem.isEmpty()));
    }

    private static Optional<String> callProblem(String gateway, String secret) {
        if (isOfWebhooks(secret)) {
            return Optional.of("it verifies callbacks, and is no key to call a gateway with");
        }
        return Gateways.all().stream()
                .flatMap(any -> any.secretForms().overprivileged(secret).stream())
                .findFirst()
                .or(() -> Gateways.named(gateway)
                        .flatMap(known -> known.secretForms().callProblem(secret)));
    }

    private static Optional<String> signProblem(String secret) {
        try {
            StandardWebhooks.sign(secret, "made-to-try", Instant.EPOCH, new byte[0]);
            return Optional.empty();
        } catch (IllegalArgumentException cannot) {
            return Optional.of(String.valueOf(cannot.getMessage()));
        }
    }

    static boolean isOfWebhooks(String secret) {
        return Stream.of("whsec_", "whsk_", "whpk_").anyMatch(secret::startsWith);
    }

    /// What is wrong with the secrets of an entry, one by one.
    static List<String> forms(Kind kind, Json entry) {
        var gateway = entry.at("gateway").text().orElse("");
        var secrets = AccountSecrets.of(entry);
        var problems = new ArrayList<String>();
        for (int i = 0; i < secrets.size(); i++) {
            var which = "secret no. " + (i + 1) + " is not usable: ";
            secretProblem(kind, gateway, secrets.get(i)).map(which::concat).ifPresent(problems::add);
        }
        return problems;
    }

    /// What its gateway needs beside what is there; nothing where the entry does not say which gateway that is.
    static List<String> missing(Kind kind, Json entry) {
        var secrets = AccountSecrets.of(entry);
        return Gateways.named(entry.at("gateway").text().orElse("")).map(Gateway::secretForms).stream()
                .flatMap(forms ->
                        (kind == Kind.VERIFY ? forms.missingToVerify(secrets) : forms.missingToCall(secrets)).stream())
                .toList();
    }
}
