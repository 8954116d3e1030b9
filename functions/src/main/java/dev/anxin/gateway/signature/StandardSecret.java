package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import java.util.Arrays;
import java.util.Optional;

/// A secret of Standard Webhooks: its prefix says what it can do. `whsec_` may be missing.
sealed interface StandardSecret {
    /// Bytes of a `whsec_` secret, by the specification.
    int SHORTEST = 24;

    int LONGEST = 64;

    /// Signs and verifies `v1`.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shared(byte[] secret) implements StandardSecret {}

    /// Signs `v1a`.
    @SuppressWarnings("ArrayRecordComponent")
    record Private(byte[] secret) implements StandardSecret {}

    /// Verifies `v1a`.
    @SuppressWarnings("ArrayRecordComponent")
    record Public(byte[] point) implements StandardSecret {}

    record Unusable(String problem) implements StandardSecret {}

    static StandardSecret of(String text) {
        Optional<byte[]> bytes = Bytes.ofBase64(bare(text));
        if (bytes.isEmpty() || text.isBlank()) {
            return new Unusable("it is empty or no base64");
        }
        return of(text, bytes.get());
    }

    private static StandardSecret of(String text, byte[] bytes) {
        if (text.startsWith("whpk_")) {
            return bytes.length == Ed25519.KEY_BYTES
                    ? new Public(bytes)
                    : new Unusable("a public key has 32 bytes, this one " + bytes.length);
        }
        if (text.startsWith("whsk_")) {
            // 64 bytes: the private key and its public key behind it, as NaCl keeps them.
            return bytes.length == Ed25519.KEY_BYTES || bytes.length == 2 * Ed25519.KEY_BYTES
                    ? new Private(Arrays.copyOf(bytes, Ed25519.KEY_BYTES))
                    : new Unusable("a private key has 32 or 64 bytes, this one " + bytes.length);
        }
        return bytes.length >= SHORTEST && bytes.length <= LONGEST
                ? new Shared(bytes)
                : new Unusable("a secret has 24 to 64 bytes, this one " + bytes.length);
    }

    /// Without the prefix.
    static String bare(String text) {
        return text.startsWith("whsec_") || text.startsWith("whpk_") || text.startsWith("whsk_")
                ? text.substring(text.indexOf('_') + 1)
                : text;
    }

    static VerificationKey hmac(byte[] secret) {
        return secret.length == 0
                ? VerificationKey.unusable("it is empty")
                : VerificationKey.hmac(secret, mac -> "v1," + Bytes.base64(mac));
    }

    default VerificationKey verificationKey() {
        return switch (this) {
            case Shared(var secret) -> hmac(secret);
            case Public(var point) -> ed25519(point);
            case Private _ ->
                VerificationKey.unusable("it is a private key (whsk_); verifying needs the public one (whpk_)");
            case Unusable(var problem) -> VerificationKey.unusable(problem);
        };
    }

    private static VerificationKey ed25519(byte[] point) {
        return VerificationKey.key(
                VerificationKey.name(point),
                (signatures, message) -> signatures.stream()
                        .filter(each -> each.startsWith("v1a,"))
                        .flatMap(each -> Bytes.ofCanonicalBase64(each.substring("v1a,".length())).stream())
                        .anyMatch(signature -> Ed25519.verifies(point, message, signature)));
    }

    /// @throws IllegalArgumentException if it cannot sign
    default String sign(byte[] message) {
        return switch (this) {
            case Shared(var secret) -> "v1," + Bytes.base64(Hmac.sha256(secret, message));
            case Private(var secret) -> "v1a," + Bytes.base64(Ed25519.sign(secret, message));
            case Public _ -> throw new IllegalArgumentException("a public key cannot sign");
            case Unusable(var problem) -> throw new IllegalArgumentException("the secret is not usable: " + problem);
        };
    }
}
