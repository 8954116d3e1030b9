package dev.anxin.gateway.stripe;

import dev.anxin.gateway.SecretForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Stripe's secrets say themselves what they are (docs.stripe.com/keys).
final class StripeSecretForms implements SecretForms {
    private static final String ENDPOINT = "whsec_";

    /// Restricted and secret keys, each for money or for play money.
    private static final Pattern KEY = Pattern.compile("(rk|sk)_(live|test)_.+");

    private static final Pattern TEST_KEY = Pattern.compile("(rk|sk)_test_.*");

    /// The id of a connected account (Connect), which stands beside the platform's key.
    private static final Pattern CONNECTED = Pattern.compile("acct_[A-Za-z0-9]+");

    /// On whose behalf the platform's key calls; empty: the platform's own.
    ///
    /// @param secrets what Stripe is called with
    static Optional<String> connectedAccount(List<String> secrets) {
        return secrets.stream().filter(StripeSecretForms::isConnected).findFirst();
    }

    /// Whether a key says itself whether it is for money or for play money.
    static boolean saysItsMode(String secret) {
        return KEY.matcher(secret).matches();
    }

    private static boolean isConnected(String secret) {
        return CONNECTED.matcher(secret).matches();
    }

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
        return KEY.matcher(secret).matches() || isConnected(secret)
                ? Optional.empty()
                : Optional.of(
                        "Stripe's begin with rk_live_, rk_test_ or sk_test_; a connected account's id with acct_");
    }

    /// The first secret is the bearer token of every call, so that must be a key.
    @Override
    public List<String> missingToCall(List<String> secrets) {
        var problems = new ArrayList<String>();
        if (!secrets.isEmpty() && isConnected(secrets.getFirst())) {
            problems.add("the platform's key is missing before the connected account (acct_)");
        }
        if (secrets.stream().filter(StripeSecretForms::isConnected).distinct().count() > 1) {
            problems.add("it names two connected accounts (acct_): each needs an account of its own here");
        }
        return problems;
    }

    @Override
    public Optional<String> overprivileged(String secret) {
        return secret.startsWith("sk_live_")
                ? Optional.of("it may do everything (sk_live_): make a restricted key (rk_live_)")
                : Optional.empty();
    }

    @Override
    public boolean isForTests(String secret) {
        return isOfTests(secret);
    }

    static boolean isOfTests(String secret) {
        return TEST_KEY.matcher(secret).matches();
    }
}
