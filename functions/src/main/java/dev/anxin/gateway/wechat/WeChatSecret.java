package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.signature.Rsa;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One text of an account's secrets, by what it begins with. Keys are base64 of their DER form: a PEM file without its
/// first and last line and its line breaks.
///
/// - `PUB_KEY_ID_...:<base64>`: WeChat Pay's public key, and its id
/// - `certificate:<base64>`: a platform certificate of WeChat Pay's, which names its serial number itself
/// - `apiv3:<32 characters>`: what callbacks are encrypted with
/// - `merchant:<mchid>:<serial number>:<base64>`: the private key of the merchant's API certificate
sealed interface WeChatSecret {
    String PUBLIC_KEY = "PUB_KEY_ID_";
    String CERTIFICATE = "certificate:";
    String SEAL = "apiv3:";
    String MERCHANT = "merchant:";

    /// Bytes of an APIv3 key.
    int SEAL_BYTES = 32;

    Pattern KEY_ID = Pattern.compile(PUBLIC_KEY + "[0-9A-Za-z_]{1,64}");
    Pattern MERCHANT_ID = Pattern.compile("[0-9]{1,32}");
    Pattern SERIAL = Pattern.compile("[0-9A-Fa-f]{1,64}");

    /// Verifies what WeChat Pay signed.
    ///
    /// @param serial the id of a public key, or the serial number of a certificate in capital hex
    record Platform(String serial, PublicKey key) implements WeChatSecret {
        boolean isPublicKey() {
            return serial.startsWith(PUBLIC_KEY);
        }

        /// Whether a header names this key.
        boolean isNamed(String header) {
            return serial.equals(isPublicKey() ? header : bare(header));
        }
    }

    /// Opens what WeChat Pay encrypted.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seal(byte[] key) implements WeChatSecret {
        @Override
        public String toString() {
            return "Seal";
        }
    }

    /// Signs our calls.
    record Merchant(String mchid, String serial, PrivateKey key) implements WeChatSecret {
        @Override
        public String toString() {
            return "Merchant[" + mchid + "]";
        }
    }

    record Unusable(String problem) implements WeChatSecret {}

    static WeChatSecret of(String text) {
        if (text.startsWith(PUBLIC_KEY)) {
            return publicKey(text.split(":", 2));
        }
        if (text.startsWith(CERTIFICATE)) {
            return decoded(text.substring(CERTIFICATE.length()), WeChatSecret::certificate);
        }
        if (text.startsWith(SEAL)) {
            var key = Bytes.utf8(text.substring(SEAL.length()));
            return key.length == SEAL_BYTES
                    ? new Seal(key)
                    : new Unusable("an APIv3 key has " + SEAL_BYTES + " characters, this one " + key.length);
        }
        return text.startsWith(MERCHANT)
                ? merchant(text.split(":", 4))
                : new Unusable(
                        "it begins with none of " + PUBLIC_KEY + ", " + CERTIFICATE + ", " + SEAL + " and " + MERCHANT);
    }

    /// All of one kind, in their order.
    static <S extends WeChatSecret> Stream<S> all(List<String> secrets, Class<S> kind) {
        return secrets.stream().map(WeChatSecret::of).filter(kind::isInstance).map(kind::cast);
    }

    /// The key that answers shall be signed with: a public key, if there is one.
    static Optional<Platform> answering(List<String> secrets) {
        return all(secrets, Platform.class)
                .filter(Platform::isPublicKey)
                .findFirst()
                .or(() -> all(secrets, Platform.class).findFirst());
    }

    private static WeChatSecret publicKey(String[] parts) {
        return parts.length == 2 && KEY_ID.matcher(parts[0]).matches()
                ? decoded(parts[1], der -> platform(parts[0], Rsa.publicKey(der)))
                : new Unusable("it is not the id of a public key, a colon, and the key");
    }

    private static WeChatSecret certificate(byte[] der) {
        try {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            var serial = ((X509Certificate) read).getSerialNumber().toString(16);
            return platform(bare(serial), Optional.of(read.getPublicKey()).filter(Rsa::isLong));
        } catch (GeneralSecurityException none) {
            return new Unusable("it is no certificate");
        }
    }

    private static WeChatSecret platform(String serial, Optional<PublicKey> key) {
        return key.<WeChatSecret>map(one -> new Platform(serial, one))
                .orElseGet(() -> new Unusable("it is no RSA public key of " + Rsa.SHORTEST_KEY + " bits or more"));
    }

    private static WeChatSecret merchant(String[] parts) {
        if (parts.length != 4
                || !MERCHANT_ID.matcher(parts[1]).matches()
                || !SERIAL.matcher(parts[2]).matches()) {
            return new Unusable("it is not " + MERCHANT + "<mchid>:<serial number>:<private key>");
        }
        return decoded(
                parts[3],
                der -> Rsa.privateKey(der)
                        .<WeChatSecret>map(key -> new Merchant(parts[1], parts[2], key))
                        .orElseGet(() -> new Unusable("its private key is no RSA key in PKCS #8 form of "
                                + Rsa.SHORTEST_KEY + " bits or more")));
    }

    private static WeChatSecret decoded(String base64, Function<byte[], WeChatSecret> then) {
        return Bytes.ofBase64(base64)
                .filter(der -> der.length > 0)
                .map(then)
                .orElseGet(() -> new Unusable("its key is no base64"));
    }

    /// A serial number as one way of writing it: WeChat Pay pads some with zeros.
    private static String bare(String serial) {
        return serial.toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
