package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.signature.SignedGateway;
import dev.anxin.gateway.signature.StandardWebhooks;
import java.time.Instant;

/// OlePay: signed by Standard Webhooks.
public final class OlePayGateway extends SignedGateway {
    public OlePayGateway() {
        super("olepay", new StandardWebhooks());
    }

    @Override
    protected Reading events(Delivery delivery, Instant signedAt) {
        return OlePayEvents.read(delivery, signedAt);
    }
}
