package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.signature.Rsa;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One text of an account's secrets, by what it begins with. Keys are base64 as Alipay's console shows them: a PEM file
/// without its first and last line and its line breaks.
///
/// - `alipay:<base64>`: Alipay's public key (支付宝公钥), not the application's
/// - `alipay-certificate:<base64>`: Alipay's certificate, of an application that works with certificates
/// - `app:<app_id>:<base64>`: the application's private key, in PKCS #8 form
sealed interface AlipaySecret {
    String PUBLIC_KEY = "alipay:";
    String CERTIFICATE = "alipay-certificate:";
    String APPLICATION = "app:";

    Pattern APP_ID = Pattern.compile("[0-9]{10,32}");

    /// Verifies what Alipay signed.
    record Platform(PublicKey key) implements AlipaySecret {}

    /// Signs our calls.
    record Application(String appId, PrivateKey key) implements AlipaySecret {
        @Override
        public String toString() {
            return "Application[" + appId + "]";
        }
    }

    record Unusable(String problem) implements AlipaySecret {}

    static AlipaySecret of(String text) {
        if (text.startsWith(PUBLIC_KEY)) {
            return read(text.substring(PUBLIC_KEY.length()), Rsa::publicKey, Platform::new, "public key");
        }
        if (text.startsWith(CERTIFICATE)) {
            return read(text.substring(CERTIFICATE.length()), Rsa::certified, Platform::new, "certificate");
        }
        return text.startsWith(APPLICATION)
                ? application(text.split(":", 3))
                : new Unusable("it begins with none of " + PUBLIC_KEY + ", " + CERTIFICATE + " and " + APPLICATION);
    }

    /// All of one kind, in their order.
    static <S extends AlipaySecret> Stream<S> all(List<String> secrets, Class<S> kind) {
        return secrets.stream().map(AlipaySecret::of).filter(kind::isInstance).map(kind::cast);
    }

    private static AlipaySecret application(String[] parts) {
        if (parts.length != 3 || !APP_ID.matcher(parts[1]).matches()) {
            return new Unusable("it is not " + APPLICATION + "<app_id>:<private key>");
        }
        return read(parts[2], Rsa::privateKey, key -> new Application(parts[1], key), "private key in PKCS #8 form");
    }

    private static <K> AlipaySecret read(
            String base64, Function<byte[], Optional<K>> form, Function<K, AlipaySecret> secret, String what) {
        var der = Bytes.ofBase64(base64).filter(bytes -> bytes.length > 0);
        return der.isEmpty()
                ? new Unusable("its key is no base64")
                : der.flatMap(form)
                        .map(secret)
                        .orElseGet(() ->
                                new Unusable("it is no RSA " + what + " of " + Rsa.SHORTEST_KEY + " bits or more"));
    }
}
