package dev.anxin.gateway.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// SHA256withRSA, and its keys.
public final class Rsa {
    /// Bits; gateways ask for as many.
    public static final int SHORTEST_KEY = 2_048;

    private static final String ALGORITHM = "SHA256withRSA";

    private Rsa() {}

    /// @return false also for what is no signature at all
    public static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the key cannot sign", unusable);
        }
    }

    /// Keys that nobody else has, for one rehearsal. It takes a good part of a second, in which nobody waits.
    public static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(SHORTEST_KEY);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has RSA", absent);
        }
    }

    /// Makes a key of its bytes.
    private interface Generator<K> {
        K from(KeyFactory factory) throws GeneralSecurityException;
    }

    /// Empty where it is none, or too short.
    public static Optional<PublicKey> publicKey(byte[] der) {
        return generated(factory -> factory.generatePublic(new X509EncodedKeySpec(der)));
    }

    /// In PKCS #8 form. Empty where it is none, or too short.
    public static Optional<PrivateKey> privateKey(byte[] der) {
        return generated(factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(der)));
    }

    /// The key of a certificate. Empty where it is none, or the key too short.
    public static Optional<PublicKey> certified(byte[] der) {
        try {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return Optional.of(read.getPublicKey()).filter(Rsa::isLong);
        } catch (GeneralSecurityException none) {
            return Optional.empty();
        }
    }

    private static <K extends Key> Optional<K> generated(Generator<K> generator) {
        try {
            return Optional.of(generator.from(KeyFactory.getInstance("RSA"))).filter(Rsa::isLong);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has RSA", absent);
        } catch (GeneralSecurityException none) {
            return Optional.empty();
        }
    }

    /// Whether it is a key of RSA, and not too short.
    public static boolean isLong(Key key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= SHORTEST_KEY;
    }
}
