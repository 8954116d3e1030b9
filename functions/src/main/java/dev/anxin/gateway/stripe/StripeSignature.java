package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.signature.Claim;
import dev.anxin.gateway.signature.Hmac;
import dev.anxin.gateway.signature.Scheme;
import dev.anxin.gateway.signature.VerificationKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `Stripe-Signature: t=<unix s>,v1=<hex>[,v1=<hex>...][,v0=<hex>]` over `t.body`. The key is the whole
/// `whsec_...` text, not decoded. Schemes other than `v1` are ignored: `v0` is a fake for test events.
public final class StripeSignature implements Scheme {
    public static final String HEADER = "Stripe-Signature";
    private static final Pattern COMMA = Pattern.compile(" *, *");

    /// The header's value, signed with every secret.
    ///
    /// @param secrets each at least one character; several while one is rolled
    public static String header(List<String> secrets, Instant at, byte[] body) {
        long seconds = at.getEpochSecond();
        byte[] message = Bytes.join(Bytes.utf8(seconds + "."), body);
        return secrets.stream()
                .map(secret -> written(Hmac.sha256(Bytes.utf8(secret), message)))
                .collect(Collectors.joining(",", "t=" + seconds + ",", ""));
    }

    @Override
    public Claim claim(Delivery delivery) {
        return delivery.header(HEADER)
                .map(value -> claim(COMMA.splitAsStream(value.strip()).toList()))
                .orElseGet(() -> Claim.missing(HEADER));
    }

    private static Claim claim(List<String> parts) {
        var times = parts.stream().filter(part -> part.startsWith("t=")).toList();
        var signatures = parts.stream().filter(part -> part.startsWith("v1=")).toList();
        if (times.size() != 1) {
            return Claim.malformed(HEADER + " holds " + (times.isEmpty() ? "no" : "more than one") + " time (t=)");
        }
        var seconds = times.getFirst().substring("t=".length());
        if (!Claim.SECONDS.matcher(seconds).matches()) {
            return Claim.malformed("the time (t=) in " + HEADER + " is not a whole number of seconds since 1970");
        }
        return signatures.isEmpty()
                ? Claim.malformed(HEADER + " holds no signature of the version that is read here (v1)" + others(parts))
                : Claim.signed(seconds, seconds + ".", signatures);
    }

    private static String others(List<String> parts) {
        return ForeignText.present(
                parts.stream().filter(part -> !part.startsWith("t=")).map(part -> part.split("=", 2)[0]));
    }

    private static String written(byte[] mac) {
        return "v1=" + HexFormat.of().formatHex(mac);
    }

    @Override
    public VerificationKey key(String secret) {
        if (secret.isBlank()) {
            return VerificationKey.unusable("it is empty");
        }
        return secret.equals(secret.strip())
                ? VerificationKey.hmac(Bytes.utf8(secret), StripeSignature::written)
                : VerificationKey.unusable("there is white space around it");
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        var bare = secret.strip().startsWith("whsec_") ? secret.strip().substring("whsec_".length()) : secret.strip();
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        keys.put("the secret is taken without the white space around it", hmac(Bytes.utf8(secret.strip())));
        keys.put("the secret is taken without its prefix", hmac(Bytes.utf8(bare)));
        keys.put(
                "the secret is taken as base64, not as text",
                hmac(Bytes.ofBase64(bare).orElse(new byte[0])));
        return keys;
    }

    private static VerificationKey hmac(byte[] secret) {
        return secret.length == 0
                ? VerificationKey.unusable("it is empty")
                : VerificationKey.hmac(secret, StripeSignature::written);
    }
}
