package dev.anxin.local.simulator.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// RSA and AES as WeChat Pay uses them.
final class WeChatCrypto {
    private static final int BITS = 2_048;
    private static final int TAG_BITS = 128;

    private WeChatCrypto() {}

    /// Something that every JDK can do.
    private interface Work<T> {
        T done() throws GeneralSecurityException;
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.done();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("a key cannot be used", unusable);
        }
    }

    static KeyPair pair() {
        return done(() -> {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        });
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static PrivateKey privateKey(String base64) {
        return done(() -> KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
    }

    /// The public half of a private key.
    static PublicKey publicKey(String base64) {
        var half = (RSAPrivateCrtKey) privateKey(base64);
        return done(() -> KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(half.getModulus(), half.getPublicExponent())));
    }

    /// In base64.
    static String sign(String privateKey, byte[] message) {
        return done(() -> {
            var signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(privateKey(privateKey));
            signing.update(message);
            return base64(signing.sign());
        });
    }

    /// @param privateKey whose owner is to have signed
    static boolean isSigned(String privateKey, String message, String signature) {
        return done(() -> {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(publicKey(privateKey));
            check.update(message.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        });
    }

    /// In base64.
    static String seal(String key, String nonce, String more, String plain) {
        return done(() -> {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(more.getBytes(StandardCharsets.UTF_8));
            return base64(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        });
    }
}
