package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.stream.Stream;

/// X.509 certificates as tests want them, in DER: the JDK reads them, and has no public class that makes them.
final class MadeCertificates {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /// sha256WithRSAEncryption (RFC 4055), and no parameters.
    private static final byte[] RSA =
            sequence(bytes(0x06, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B), tagged(0x05));

    private static final byte[] COMMON_NAME = bytes(0x06, 0x55, 0x04, 0x03);
    private static final byte[] BASIC_CONSTRAINTS = bytes(0x06, 0x55, 0x1D, 0x13);

    private MadeCertificates() {}

    /// @param issuer its name and key
    record Issued(
            String subject, PublicKey key, String issuer, PrivateKey by, Instant from, Instant until, boolean isCa) {
        byte[] der() {
            var body = sequence(
                    tagged(0xA0, tagged(0x02, new byte[] {2})),
                    tagged(0x02, new byte[] {1, 7}),
                    RSA,
                    name(issuer),
                    sequence(time(from), time(until)),
                    name(subject),
                    key.getEncoded(),
                    tagged(0xA3, sequence(constraints(isCa))));
            return sequence(body, RSA, tagged(0x03, Bytes.join(new byte[] {0}, signed(by, body))));
        }
    }

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static byte[] pem(byte[]... ders) {
        var text = new StringBuilder();
        for (var der : ders) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Bytes.utf8(text.toString());
    }

    static byte[] signed(PrivateKey by, byte[] message) {
        try {
            var signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(by);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static byte[] constraints(boolean isCa) {
        var holds = isCa ? sequence(tagged(0x01, new byte[] {-1})) : sequence();
        return sequence(BASIC_CONSTRAINTS, tagged(0x01, new byte[] {-1}), tagged(0x04, holds));
    }

    private static byte[] name(String common) {
        return sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0C, Bytes.utf8(common)))));
    }

    private static byte[] time(Instant at) {
        return tagged(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    /// @param octets the tag, and what it holds
    private static byte[] bytes(int... octets) {
        var rest = new byte[octets.length - 1];
        for (int i = 1; i < octets.length; i++) {
            rest[i - 1] = (byte) octets[i];
        }
        return tagged(octets[0], rest);
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var held = Stream.of(parts).reduce(new byte[0], Bytes::join);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (held.length < 128) {
            out.write(held.length);
        } else {
            out.write(0x82);
            out.write(held.length >> 8);
            out.write(held.length);
        }
        out.writeBytes(held);
        return out.toByteArray();
    }
}
