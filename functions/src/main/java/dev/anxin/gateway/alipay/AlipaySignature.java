package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.signature.Claim;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.gateway.signature.Scheme;
import dev.anxin.gateway.signature.VerificationKey;
import dev.anxin.json.BadJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How Alipay signs notices, by its V1 rule: all fields but `sign`, `sign_type` and empty ones, by name, SHA256withRSA.
/// The older `RSA` (SHA-1) is refused, whoever signed it.
public final class AlipaySignature implements Scheme {
    static final String SIGN = "sign";
    static final String SIGN_TYPE = "sign_type";
    static final String RSA2 = "RSA2";

    /// When a notice was sent, and a message.
    static final List<String> TIMES = List.of("notify_time", "utc_timestamp");

    /// Alipay sends again for 25 hours, perhaps with the first time in it.
    static final Duration OLDEST = Duration.ofHours(26);

    private static final Set<String> V1 = Set.of(SIGN, SIGN_TYPE);
    private static final Set<String> V2 = Set.of(SIGN);

    @Override
    public Claim claim(Delivery delivery) {
        try {
            return claim(AlipayForm.of(delivery.body()));
        } catch (BadJson noForm) {
            return Claim.malformed("the body: " + noForm.getMessage());
        }
    }

    private static Claim claim(AlipayForm form) {
        for (String field : List.of(SIGN, SIGN_TYPE)) {
            if (form.text(field).isEmpty()) {
                return new Claim.Broken(Reason.MISSING_HEADER, "the field " + field + " is missing");
            }
        }
        if (!form.text(SIGN_TYPE).equals(Optional.of(RSA2))) {
            return Claim.malformed("sign_type is none that is read here (" + RSA2 + ")");
        }
        var ambiguous = form.ambiguous(AlipayFields.SIGNED_NAMES);
        if (ambiguous.isPresent()) {
            return Claim.malformed("the value of '" + ambiguous.get() + "' holds another field: what is signed could be"
                    + " read as another notice");
        }
        return at(form).<Claim>map(at ->
                        new Claim.Signed(at, "", "", List.of(form.text(SIGN).orElseThrow())))
                .orElseGet(() -> Claim.malformed(String.join(" or ", TIMES) + " is missing or no time"));
    }

    private static Optional<Instant> at(AlipayForm form) {
        return TIMES.stream()
                .flatMap(field -> form.text(field).stream())
                .findFirst()
                .flatMap(AlipayTimes::of)
                .map(at -> Instant.ofEpochSecond(at.getEpochSecond()));
    }

    @Override
    public byte[] signed(byte[] body) {
        return signed(body, V1);
    }

    private static byte[] signed(byte[] body, Set<String> without) {
        try {
            return AlipayForm.of(body).signed(without);
        } catch (BadJson noForm) {
            return new byte[0];
        }
    }

    @Override
    public Duration oldest() {
        return OLDEST;
    }

    /// Only a key of Alipay's verifies; what else stands among the secrets is passed over.
    @Override
    public VerificationKey key(String secret) {
        return switch (AlipaySecret.of(secret)) {
            case AlipaySecret.Platform platform -> key(platform);
            case AlipaySecret.Application _ ->
                VerificationKey.unusable("it is the application's private key, which verifies nothing");
            case AlipaySecret.Unusable(var problem) -> VerificationKey.unusable(problem);
        };
    }

    private static VerificationKey key(AlipaySecret.Platform platform) {
        return VerificationKey.key(
                VerificationKey.name(platform.key().getEncoded()),
                (signatures, message) -> signatures.stream()
                        .flatMap(each -> Bytes.ofCanonicalBase64(each).stream())
                        .anyMatch(signature -> Rsa.verifies(platform.key(), message, signature)));
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        return Map.of();
    }

    @Override
    public List<String> hints(Delivery delivery, List<String> secrets) {
        var signature = AlipayForm.of(delivery.body()).text(SIGN).stream().toList();
        var byOtherRule = signed(delivery.body(), V2);
        return secrets.stream().anyMatch(secret -> key(secret).made(signature, byOtherRule))
                ? List.of("it is signed by the V2 rule, which signs " + SIGN_TYPE + " too; notices are signed by V1")
                : List.of("check that the key is Alipay's public key, not the application's own");
    }
}
