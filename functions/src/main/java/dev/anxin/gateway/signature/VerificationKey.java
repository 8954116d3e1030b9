package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A secret of an account, read: it tells whether one of these signatures over the message is its owner's.
public interface VerificationKey {
    boolean made(List<String> signatures, byte[] message);

    /// Tells one key from others, and nothing of it: stored with what it signed, so that it is known later which
    /// secret that was, however they were rotated. 8 hex digits.
    String name();

    /// Why it cannot be used (the operator's mistake), or empty. Holds nothing of the secret.
    default String problem() {
        return "";
    }

    /// @param secret at least one byte
    /// @param written how the header writes a MAC
    static VerificationKey hmac(byte[] secret, Function<byte[], String> written) {
        return key(name(secret), (signatures, message) -> {
            byte[] expected = Bytes.utf8(written.apply(Hmac.sha256(secret, message)));
            // isEqual takes as long for a near miss as for a far one: no signature can be guessed byte by byte.
            return signatures.stream().anyMatch(given -> MessageDigest.isEqual(expected, Bytes.utf8(given)));
        });
    }

    /// @param made as [#made]
    static VerificationKey key(String name, BiPredicate<List<String>, byte[]> made) {
        return new VerificationKey() {
            @Override
            public boolean made(List<String> signatures, byte[] message) {
                return made.test(signatures, message);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    /// Made by the key itself, so that nobody can look for the secret in a table of digests made beforehand.
    static String name(byte[] secret) {
        return HexFormat.of().formatHex(Hmac.sha256(secret, Bytes.utf8("name of this key")), 0, 4);
    }

    static VerificationKey unusable(String problem) {
        return new VerificationKey() {
            @Override
            public boolean made(List<String> signatures, byte[] message) {
                return false;
            }

            @Override
            public String name() {
                return "";
            }

            @Override
            public String problem() {
                return problem;
            }
        };
    }
}
