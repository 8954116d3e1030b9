package dev.anxin.gateway.alipay;

import dev.anxin.gateway.SecretForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of Alipay's secrets stands where: what verifies notices, and what signs calls and verifies their answers.
final class AlipaySecretForms implements SecretForms {
    private static final String PEM = "it is a PEM file: leave out its first and last line and its line breaks, and say"
            + " before it what it is (docs/gateways/alipay.md)";

    private static final String NO_PUBLIC_KEY =
            "there is no public key of Alipay's (" + AlipaySecret.PUBLIC_KEY + "...) among 'secrets'";

    @Override
    public Optional<String> misplaced(String secret) {
        return secret.startsWith(AlipaySecret.APPLICATION)
                ? Optional.of("it is an application's private key to call Alipay with, which verifies nothing")
                : Optional.empty();
    }

    @Override
    public Optional<String> verifyProblem(String secret) {
        return secret.startsWith("-----BEGIN") ? Optional.of(PEM) : Optional.empty();
    }

    @Override
    public Optional<String> callProblem(String secret) {
        if (secret.startsWith("-----BEGIN")) {
            return Optional.of(PEM);
        }
        return AlipaySecret.of(secret) instanceof AlipaySecret.Unusable(var problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    @Override
    public List<String> missingToVerify(List<String> secrets) {
        return hasPublicKey(secrets) ? List.of() : List.of(NO_PUBLIC_KEY);
    }

    @Override
    public List<String> missingToCall(List<String> secrets) {
        var missing = new ArrayList<String>();
        if (AlipaySecret.all(secrets, AlipaySecret.Application.class).findAny().isEmpty()) {
            missing.add("there is no application's private key (" + AlipaySecret.APPLICATION + "...) among 'secrets'");
        }
        if (!hasPublicKey(secrets)) {
            missing.add(NO_PUBLIC_KEY);
        }
        return List.copyOf(missing);
    }

    private static boolean hasPublicKey(List<String> secrets) {
        return AlipaySecret.all(secrets, AlipaySecret.Platform.class).findAny().isPresent();
    }
}
