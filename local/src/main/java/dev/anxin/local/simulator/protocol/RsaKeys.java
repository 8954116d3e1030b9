package dev.anxin.local.simulator.protocol;

import dev.anxin.gateway.signature.Rsa;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Keys of simulated gateways and their merchants, and what they sign. Keys and signatures are texts in base64; private
/// keys in PKCS #8 form.
public final class RsaKeys {
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<BigInteger> PRIMES = new ArrayList<>();
    private static final Deque<KeyPair> UNUSED = new ArrayDeque<>();

    /// To sign takes a millisecond and more, and schedules that differ in one fault sign the same again.
    /// SHA256withRSA has no chance in it: one key makes one signature of one message.
    private static final Map<Signed, String> SIGNATURES = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Signed, String> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private static final int MOST_KEPT = 2_000;

    /// @param message its bytes, one in a character
    private record Signed(String privateKey, String message) {}

    private RsaKeys() {}

    /// A key that nobody else has. To find two primes for each would take longer than all else at a start, so each new
    /// prime makes a key with each one before it. That is good enough where no key guards anything.
    public static synchronized KeyPair fresh() {
        while (UNUSED.isEmpty()) {
            var prime = prime();
            PRIMES.forEach(other -> UNUSED.add(pair(prime, other)));
            PRIMES.add(prime);
        }
        return UNUSED.remove();
    }

    /// With its two highest bits set: then any two make a key of the whole length. One in 65,537 has no inverse of the
    /// exponent.
    private static BigInteger prime() {
        var bits = Rsa.SHORTEST_KEY / 2;
        return Stream.generate(() -> new BigInteger(bits, RANDOM)
                        .setBit(bits - 1)
                        .setBit(bits - 2)
                        .nextProbablePrime())
                .filter(prime -> !prime.mod(EXPONENT).equals(BigInteger.ONE))
                .findFirst()
                .orElseThrow();
    }

    private static KeyPair pair(BigInteger p, BigInteger q) {
        var lessP = p.subtract(BigInteger.ONE);
        var lessQ = q.subtract(BigInteger.ONE);
        var product = p.multiply(q);
        var secret = EXPONENT.modInverse(lessP.multiply(lessQ));
        var whole = new RSAPrivateCrtKeySpec(
                product, EXPONENT, secret, p, q, secret.mod(lessP), secret.mod(lessQ), q.modInverse(p));
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(product, EXPONENT)), factory.generatePrivate(whole));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has RSA", absent);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException if the key is none
    public static String sign(String privateKey, byte[] message) {
        var signed = new Signed(privateKey, new String(message, StandardCharsets.ISO_8859_1));
        synchronized (SIGNATURES) {
            var known = SIGNATURES.get(signed);
            if (known != null) {
                return known;
            }
        }
        var signature = base64(Rsa.sign(privateKey(privateKey), message)); // two at once come to the same
        synchronized (SIGNATURES) {
            SIGNATURES.put(signed, signature);
        }
        return signature;
    }

    /// @throws IllegalArgumentException if the key is none
    public static String sign(String privateKey, String message) {
        return sign(privateKey, message.getBytes(StandardCharsets.UTF_8));
    }

    /// @param privateKey whose owner is to have signed
    /// @return false also for what is no signature at all
    /// @throws IllegalArgumentException if the key is none
    public static boolean isSigned(String privateKey, String message, String signature) {
        var half = (RSAPrivateCrtKey) privateKey(privateKey);
        try {
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(half.getModulus(), half.getPublicExponent()));
            return Rsa.verifies(
                    publicKey,
                    message.getBytes(StandardCharsets.UTF_8),
                    Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    private static PrivateKey privateKey(String base64) {
        return Rsa.privateKey(Base64.getDecoder().decode(base64))
                .orElseThrow(() -> new IllegalArgumentException("a key cannot be used"));
    }
}
