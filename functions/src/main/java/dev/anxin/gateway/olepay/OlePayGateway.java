package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Explanation;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Scheme;
import dev.anxin.gateway.StandardWebhooks;
import dev.anxin.gateway.Verdict;
import dev.anxin.gateway.Verification;
import java.util.List;

/// OlePay: signed by Standard Webhooks.
public final class OlePayGateway implements Gateway {
    private static final Scheme SIGNATURE = new StandardWebhooks();

    @Override
    public String name() {
        return "olepay";
    }

    @Override
    public Reading read(Delivery delivery, List<String> secrets) {
        return switch (Verification.of(SIGNATURE, delivery, secrets)) {
            case Verdict.Genuine genuine -> OlePayEvents.read(delivery, genuine.signedAt());
            case Verdict.Refused refused -> refused.reading();
        };
    }

    @Override
    public List<String> explain(Delivery delivery, List<String> secrets) {
        return Explanation.of(SIGNATURE, delivery, secrets, read(delivery, secrets));
    }
}
