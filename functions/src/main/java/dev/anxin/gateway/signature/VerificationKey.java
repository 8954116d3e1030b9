package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;

/// A secret of an account, read: it tells whether one of these signatures over the message is its owner's.
public interface VerificationKey {
    boolean made(List<String> signatures, byte[] message);

    /// Why it cannot be used (the operator's mistake), or empty. Holds nothing of the secret.
    default String problem() {
        return "";
    }

    /// @param secret at least one byte
    /// @param written how the header writes a MAC
    static VerificationKey hmac(byte[] secret, Function<byte[], String> written) {
        return (signatures, message) -> {
            byte[] expected = Bytes.utf8(written.apply(Hmac.sha256(secret, message)));
            // isEqual takes as long for a near miss as for a far one: no signature can be guessed byte by byte.
            return signatures.stream().anyMatch(given -> MessageDigest.isEqual(expected, Bytes.utf8(given)));
        };
    }

    static VerificationKey unusable(String problem) {
        return new VerificationKey() {
            @Override
            public boolean made(List<String> signatures, byte[] message) {
                return false;
            }

            @Override
            public String problem() {
                return problem;
            }
        };
    }
}
