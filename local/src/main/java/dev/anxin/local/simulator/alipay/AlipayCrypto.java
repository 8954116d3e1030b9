package dev.anxin.local.simulator.alipay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// RSA as Alipay uses it (RSA2).
final class AlipayCrypto {
    private static final int BITS = 2_048;
    private static final String ALGORITHM = "SHA256withRSA";

    private AlipayCrypto() {}

    /// Something that every JDK can do.
    private interface Work<T> {
        T done() throws GeneralSecurityException;
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.done();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("a key or a signature cannot be used", unusable);
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

    private static PrivateKey privateKey(String base64) {
        return done(() -> KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
    }

    /// In base64.
    static String sign(String privateKey, String message) {
        return done(() -> {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(privateKey(privateKey));
            signing.update(message.getBytes(StandardCharsets.UTF_8));
            return base64(signing.sign());
        });
    }

    /// @param privateKey whose owner is to have signed
    static boolean isSigned(String privateKey, String message, String signature) {
        return done(() -> {
            var half = (RSAPrivateCrtKey) privateKey(privateKey);
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(half.getModulus(), half.getPublicExponent()));
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey);
            check.update(message.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        });
    }
}
