package dev.anxin.gateway.signature;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a delivery is its gateway's: first the headers, then the time, then the signature over the raw
/// bytes.
public final class Verification {
    /// How far the time of signing may lie from our clock, either way, inclusive. All public libraries of
    /// both schemes use it for the past; a scheme may allow more there ([Scheme#oldest]). The future is bounded
    /// too: a message signed ahead of time could be replayed until then.
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private Verification() {}

    /// @param secrets live ones, any match is enough; an unusable one is skipped and named in the refusal
    public static Verdict of(Scheme scheme, Delivery delivery, List<String> secrets) {
        return switch (scheme.claim(delivery, secrets)) {
            case Claim.Broken broken -> new Verdict.Refused(broken.reason(), broken.problem());
            case Claim.Signed claim ->
                outsideWindow(claim.at(), delivery.at(), scheme.oldest())
                        .orElseGet(() -> bySignature(scheme, claim, delivery.body(), secrets));
        };
    }

    static Optional<Verdict> outsideWindow(Instant signed, Instant now) {
        return outsideWindow(signed, now, WINDOW);
    }

    /// Compares whole seconds, for that is all that the sender states.
    private static Optional<Verdict> outsideWindow(Instant signed, Instant now, Duration oldest) {
        long age = now.getEpochSecond() - signed.getEpochSecond();
        var window = age > 0 ? oldest : WINDOW;
        if (Math.abs(age) <= window.toSeconds()) {
            return Optional.empty();
        }
        var allowed = "; " + window.toSeconds() + " s are allowed";
        return Optional.of(
                age > 0
                        ? new Verdict.Refused(Reason.STALE, "signed " + age + " s ago" + allowed)
                        : new Verdict.Refused(Reason.FUTURE, "signed " + -age + " s in the future" + allowed));
    }

    static Verdict bySignature(Scheme scheme, Claim.Signed claim, byte[] body, List<String> secrets) {
        byte[] message = claim.message(scheme.signed(body));
        for (int i = 0; i < secrets.size(); i++) {
            var key = scheme.key(secrets.get(i));
            if (key.made(claim.signatures(), message)) {
                return new Verdict.Genuine(claim.at(), i + 1, key.name());
            }
        }
        return new Verdict.Refused(
                Reason.WRONG_SIGNATURE,
                "no signature matches: another secret, or the body was changed after signing",
                mistakes(scheme, secrets));
    }

    /// What the operator did wrong with the secrets, without their content.
    private static List<String> mistakes(Scheme scheme, List<String> secrets) {
        List<String> mistakes = new ArrayList<>();
        if (secrets.isEmpty()) {
            mistakes.add("the account has no live secret");
        }
        for (int i = 0; i < secrets.size(); i++) {
            var problem = scheme.key(secrets.get(i)).problem();
            if (!problem.isEmpty()) {
                mistakes.add("secret no. " + (i + 1) + " is not usable: " + problem);
            }
        }
        return mistakes;
    }
}
