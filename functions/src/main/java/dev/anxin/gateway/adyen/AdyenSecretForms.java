package dev.anxin.gateway.adyen;

import dev.anxin.gateway.SecretForms;
import java.util.Optional;

/// Which of Adyen's secrets stands where: HMAC keys verify callbacks, an API key calls.
final class AdyenSecretForms implements SecretForms {
    @Override
    public Optional<String> misplaced(String secret) {
        return secret.startsWith(AdyenSecret.KEY)
                ? Optional.of("it is a key to call Adyen with, which verifies nothing")
                : Optional.empty();
    }

    @Override
    public Optional<String> callProblem(String secret) {
        return switch (AdyenSecret.of(secret)) {
            case AdyenSecret.Key _ -> Optional.empty();
            case AdyenSecret.Unusable(var problem) -> Optional.of(problem);
        };
    }
}
