package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.signature.SignedGateway;
import java.time.Instant;

/// Stripe.
public final class StripeGateway extends SignedGateway {
    public StripeGateway() {
        super("stripe", new StripeSignature());
    }

    @Override
    protected Reading events(Delivery delivery, Instant signedAt) {
        return StripeEvents.read(delivery, signedAt);
    }
}
