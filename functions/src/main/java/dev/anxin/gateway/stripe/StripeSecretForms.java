package dev.anxin.gateway.stripe;

import dev.anxin.gateway.SecretForms;
import java.util.Optional;
import java.util.regex.Pattern;

/// Stripe's secrets say themselves what they are (docs.stripe.com/keys).
final class StripeSecretForms implements SecretForms {
    private static final String ENDPOINT = "whsec_";

    /// Restricted and secret keys, each for money or for play money.
    private static final Pattern KEY = Pattern.compile("(rk|sk)_(live|test)_.+");

    private static final Pattern TEST_KEY = Pattern.compile("(rk|sk)_test_.*");

    @Override
    public Optional<String> misplaced(String secret) {
        return KEY.matcher(secret).matches()
                ? Optional.of("it is a key to call Stripe with, which verifies nothing")
                : Optional.empty();
    }

    @Override
    public Optional<String> verifyProblem(String secret) {
        return secret.startsWith(ENDPOINT) && secret.length() > ENDPOINT.length()
                ? Optional.empty()
                : Optional.of("Stripe's begin with whsec_");
    }

    @Override
    public Optional<String> callProblem(String secret) {
        return KEY.matcher(secret).matches()
                ? Optional.empty()
                : Optional.of("Stripe's begin with rk_live_ or rk_test_, or with sk_live_ or sk_test_");
    }

    @Override
    public Optional<String> callRemark(String secret) {
        return secret.startsWith("sk_live_")
                ? Optional.of("the key may do everything (sk_live_): a restricted one (rk_live_) is enough")
                : Optional.empty();
    }

    @Override
    public boolean isForTests(String secret) {
        return TEST_KEY.matcher(secret).matches();
    }
}
