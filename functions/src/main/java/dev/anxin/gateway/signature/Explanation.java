package dev.anxin.gateway.signature;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Why a delivery is believed or not, for the engineer who debugs it. It asks the same code that verifies,
/// and where that refuses, it asks again with what people commonly get wrong. Never for strangers: it tells
/// how near they are.
public final class Explanation {
    private Explanation() {}

    /// @param reading what the gateway made of the delivery
    /// @return the verdict, then what explains it
    public static List<String> of(Scheme scheme, Delivery delivery, List<String> secrets, Reading reading) {
        List<String> lines = new ArrayList<>();
        switch (reading) {
            case Reading.Trusted trusted -> {
                lines.add("trusted: " + by(scheme, delivery, secrets));
                trusted.facts()
                        .forEach(fact -> lines.add("it says of " + fact.payment() + ": "
                                + fact.news().stream().map(Object::toString).collect(Collectors.joining(", "))));
            }
            case Reading.Ignored ignored -> {
                lines.add("trusted: " + by(scheme, delivery, secrets));
                lines.add("it is kept as a stray, and changes no payment: " + ignored.why());
            }
            case Reading.Several several ->
                several.parts().forEach(part -> lines.addAll(of(scheme, delivery, secrets, part)));
            case Reading.Rejected rejected -> {
                lines.add("rejected: " + rejected.reason() + ": " + rejected.detail());
                lines.addAll(reasons(scheme, delivery, secrets));
            }
        }
        return lines;
    }

    private static String by(Scheme scheme, Delivery delivery, List<String> secrets) {
        return switch (Verification.of(scheme, delivery, secrets)) {
            case Verdict.Genuine(var signedAt, var secret, var _) ->
                "signed with secret no. " + secret + " at " + signedAt;
            case Verdict.Refused refused -> throw new IllegalArgumentException("not what was read: " + refused);
        };
    }

    private static List<String> reasons(Scheme scheme, Delivery delivery, List<String> secrets) {
        return switch (scheme.claim(delivery, secrets)) {
            case Claim.Broken _ ->
                List.of("the headers given are: "
                        + String.join(", ", delivery.headers().keySet()));
            case Claim.Signed claim -> {
                List<String> lines = new ArrayList<>();
                if (isInMilliseconds(claim, delivery)) {
                    lines.add("the time stamp is in milliseconds; it must be in seconds");
                }
                lines.add(Fit.of(scheme, claim, delivery.body(), secrets));
                lines.addAll(scheme.hints(delivery, secrets));
                yield lines;
            }
        };
    }

    private static boolean isInMilliseconds(Claim.Signed claim, Delivery delivery) {
        var seconds = Instant.ofEpochSecond(claim.at().getEpochSecond() / 1000);
        return Verification.outsideWindow(claim.at(), delivery.at()).isPresent()
                && Verification.outsideWindow(seconds, delivery.at()).isEmpty();
    }
}
