package dev.anxin.local.simulator.paypal;

import dev.anxin.gateway.signature.Rsa;
import dev.anxin.local.simulator.protocol.RsaKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;

/// Issues certificates under a root of this process, for no JDK has a public class that does: X.509 in DER, with as
/// little in it as a certificate needs.
final class PayPalAuthority {
    static final String NAME = "messageverificationcerts.sandbox.paypal.com";

    private static final String ROOT_NAME = "Anxin simulated root";

    /// All clocks that are played here are between these.
    private static final String FROM = "20000101000000Z";

    private static final String UNTIL = "20991231235959Z";

    /// sha256WithRSAEncryption, without parameters (RFC 4055).
    private static final byte[] RSA =
            sequence(object(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B), tagged(0x05));

    private static final byte[] COMMON_NAME = object(0x55, 0x04, 0x03);
    private static final byte[] BASIC_CONSTRAINTS = object(0x55, 0x1D, 0x13);
    private static final byte[] TRUE = tagged(0x01, new byte[] {-1});

    private PayPalAuthority() {}

    /// Made when it is first needed.
    private static final class Root {
        private static final KeyPair PAIR = RsaKeys.fresh();
        private static final byte[] DER = issued(ROOT_NAME, PAIR.getPublic(), true);
    }

    /// A certificate and its key.
    ///
    /// @param key in base64
    /// @param certificate in base64
    record Issued(String key, String certificate) {}

    static Issued issue() {
        var pair = RsaKeys.fresh();
        return new Issued(
                RsaKeys.base64(pair.getPrivate().getEncoded()), RsaKeys.base64(issued(NAME, pair.getPublic(), false)));
    }

    /// In base64.
    static String root() {
        return RsaKeys.base64(Root.DER);
    }

    /// The file that stands at a certificate's address.
    ///
    /// @param certificate in base64
    static String pem(String certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + certificate.replaceAll("(.{64})", "$1\n")
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] issued(String subject, PublicKey key, boolean isAuthority) {
        var constraints = sequence(BASIC_CONSTRAINTS, TRUE, tagged(0x04, isAuthority ? sequence(TRUE) : sequence()));
        var body = sequence(
                tagged(0xA0, tagged(0x02, new byte[] {2})), // version 3
                tagged(0x02, new byte[] {1, (byte) (isAuthority ? 1 : 2)}),
                RSA,
                name(ROOT_NAME),
                sequence(time(FROM), time(UNTIL)),
                name(subject),
                key.getEncoded(),
                tagged(0xA3, sequence(constraints)));
        var signature = Rsa.sign(Root.PAIR.getPrivate(), body);
        return sequence(body, RSA, tagged(0x03, new byte[] {0}, signature));
    }

    private static byte[] name(String common) {
        var text = tagged(0x0C, common.getBytes(StandardCharsets.UTF_8));
        return sequence(tagged(0x31, sequence(COMMON_NAME, text)));
    }

    private static byte[] time(String at) {
        return tagged(0x18, at.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    private static byte[] object(int... octets) {
        var bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return tagged(0x06, bytes);
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var held = new ByteArrayOutputStream();
        for (var part : parts) {
            held.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        if (held.size() < 128) {
            all.write(held.size());
        } else {
            all.write(0x82);
            all.write(held.size() >> 8);
            all.write(held.size());
        }
        all.writeBytes(held.toByteArray());
        return all.toByteArray();
    }
}
