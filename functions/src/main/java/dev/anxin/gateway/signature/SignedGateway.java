package dev.anxin.gateway.signature;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Reading;
import java.time.Instant;
import java.util.List;

/// A gateway whose headers sign the time and the whole body: verify first, then read.
public abstract class SignedGateway implements Gateway {
    private final String name;
    private final Scheme scheme;

    protected SignedGateway(String name, Scheme scheme) {
        this.name = name;
        this.scheme = scheme;
    }

    /// What a genuine delivery says; never throws for what strangers send.
    protected abstract Reading events(Delivery delivery, Instant signedAt);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Reading read(Delivery delivery, List<String> secrets) {
        return switch (Verification.of(scheme, delivery, secrets)) {
            case Verdict.Genuine genuine -> events(delivery, genuine.signedAt());
            case Verdict.Refused refused -> refused.reading();
        };
    }

    @Override
    public final List<String> explain(Delivery delivery, List<String> secrets) {
        return Explanation.of(scheme, delivery, secrets, read(delivery, secrets));
    }
}
