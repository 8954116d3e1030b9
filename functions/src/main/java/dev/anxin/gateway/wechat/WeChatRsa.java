package dev.anxin.gateway.wechat;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/// SHA256withRSA, in which both sides sign.
final class WeChatRsa {
    private static final String ALGORITHM = "SHA256withRSA";

    private WeChatRsa() {}

    /// @return false also for what is no signature at all
    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the key cannot sign", unusable);
        }
    }
}
