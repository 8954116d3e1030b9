package dev.anxin.gateway.paypal;

import dev.anxin.gateway.SecretForms;
import java.util.List;
import java.util.Optional;

/// Which of PayPal's secrets stands where: the webhook's id verifies, and the app's client id and secret call.
final class PayPalSecretForms implements SecretForms {
    @Override
    public Optional<String> misplaced(String secret) {
        return secret.startsWith(PayPalSecret.CLIENT)
                ? Optional.of("it is an app's secret to call PayPal with, which verifies nothing")
                : Optional.empty();
    }

    @Override
    public Optional<String> callProblem(String secret) {
        return switch (PayPalSecret.of(secret)) {
            case PayPalSecret.Client _ -> Optional.empty();
            case PayPalSecret.Webhook _, PayPalSecret.Root _, PayPalSecret.Place _ ->
                Optional.of("it verifies callbacks, and calls nothing");
            case PayPalSecret.Unusable(var problem) -> Optional.of(problem);
        };
    }

    /// Certificates are PayPal's own, whoever's the webhook is.
    @Override
    public boolean verifiesAlone(String secret) {
        return PayPalSecret.of(secret) instanceof PayPalSecret.Webhook;
    }

    @Override
    public List<String> missingToVerify(List<String> secrets) {
        return PayPalSecret.all(secrets, PayPalSecret.Webhook.class).findAny().isEmpty()
                ? List.of("there is no webhook's id (" + PayPalSecret.WEBHOOK + "...) among 'secrets'")
                : List.of();
    }

    @Override
    public List<String> missingToCall(List<String> secrets) {
        return PayPalSecret.all(secrets, PayPalSecret.Client.class).findAny().isEmpty()
                ? List.of("there is no app's secret (" + PayPalSecret.CLIENT + "...) among 'secrets'")
                : List.of();
    }
}
