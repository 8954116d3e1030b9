package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Explanation;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Scheme;
import dev.anxin.gateway.Verdict;
import dev.anxin.gateway.Verification;
import java.util.List;

/// Stripe.
public final class StripeGateway implements Gateway {
    private static final Scheme SIGNATURE = new StripeSignature();

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Reading read(Delivery delivery, List<String> secrets) {
        return switch (Verification.of(SIGNATURE, delivery, secrets)) {
            case Verdict.Genuine genuine -> StripeEvents.read(delivery, genuine.signedAt());
            case Verdict.Refused refused -> refused.reading();
        };
    }

    @Override
    public List<String> explain(Delivery delivery, List<String> secrets) {
        return Explanation.of(SIGNATURE, delivery, secrets, read(delivery, secrets));
    }
}
