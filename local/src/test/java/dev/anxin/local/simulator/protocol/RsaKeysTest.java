package dev.anxin.local.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.signature.Rsa;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keys that share primes are keys all the same.
final class RsaKeysTest {
    private static final String MESSAGE = "安心";

    @Test
    void eachKeyIsAnotherAndWhatItSignsIsItsOwn() throws Exception {
        var pairs = Stream.generate(RsaKeys::fresh).limit(12).toList();
        assertThat(pairs)
                .extracting(pair -> ((RSAPublicKey) pair.getPublic()).getModulus())
                .doesNotHaveDuplicates()
                .allMatch(modulus -> modulus.bitLength() == Rsa.SHORTEST_KEY);
        for (var pair : pairs) {
            var signature = RsaKeys.sign(text(pair), MESSAGE);
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(pair.getPublic());
            check.update(MESSAGE.getBytes(StandardCharsets.UTF_8));
            assertThat(check.verify(Base64.getDecoder().decode(signature))).isTrue();
            assertThat(pairs.stream().filter(other -> RsaKeys.isSigned(text(other), MESSAGE, signature)))
                    .containsExactly(pair);
        }
    }

    @Test
    void aSignatureThatIsKeptIsOfItsMessageAlone() {
        var key = text(RsaKeys.fresh());
        var first = RsaKeys.sign(key, MESSAGE);
        var other = RsaKeys.sign(key, MESSAGE + "!");
        assertThat(RsaKeys.isSigned(key, MESSAGE + "!", other)).isTrue();
        assertThat(RsaKeys.isSigned(key, MESSAGE, other)).isFalse();
        assertThat(RsaKeys.sign(key, MESSAGE)).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void whatIsNoSignatureIsNoneWithoutAnError() {
        var key = text(RsaKeys.fresh());
        assertThat(RsaKeys.isSigned(key, MESSAGE, "no base64 ?")).isFalse();
        assertThat(RsaKeys.isSigned(key, MESSAGE, "AAAA")).isFalse();
    }

    private static String text(KeyPair pair) {
        return RsaKeys.base64(pair.getPrivate().getEncoded());
    }
}
