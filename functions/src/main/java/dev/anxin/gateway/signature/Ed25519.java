package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// Ed25519 with raw keys of 32 bytes. The JDK reads keys only in their DER wrapping (RFC 8410), whose head
/// is always the same.
final class Ed25519 {
    static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "Ed25519";
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    /// @return false also for a key that is no point of the curve and a signature of another length
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            EncodedKeySpec wrapped = new X509EncodedKeySpec(Bytes.join(PUBLIC_HEAD, publicKey));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(wrapped));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException notAKeyOrNotASignature) {
            return false;
        }
    }

    static byte[] sign(byte[] privateKey, byte[] message) {
        try {
            EncodedKeySpec wrapped = new PKCS8EncodedKeySpec(Bytes.join(PRIVATE_HEAD, privateKey));
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(wrapped));
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("not a private key of " + KEY_BYTES + " bytes", unusable);
        }
    }
}
