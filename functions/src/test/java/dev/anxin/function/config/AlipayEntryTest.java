package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The entries of an account at Alipay: keys of two kinds, and whose notices it takes.
final class AlipayEntryTest {
    private static final KeyPair PAIR = pair();
    private static final String PLATFORM =
            "alipay:" + Bytes.base64(PAIR.getPublic().getEncoded());
    private static final String APPLICATION =
            "app:2021000000000001:" + Bytes.base64(PAIR.getPrivate().getEncoded());

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static Json verifying(String... secrets) {
        return Json.object(
                "gateway", "alipay", "app_id", "2021", "seller_id", "2088", "secrets", Json.array(Stream.of(secrets)));
    }

    private static Json calling(String... secrets) {
        return Json.object("gateway", "alipay", "secrets", Json.array(Stream.of(secrets)));
    }

    private static List<String> problems(Kind kind, Json entry) {
        return ConfigurationCheck.of(kind, Json.object("alipay", entry)).getOrDefault("alipay", List.of());
    }

    @Test
    void isWhole() {
        assertThat(problems(Kind.VERIFY, verifying(PLATFORM))).isEmpty();
        assertThat(problems(Kind.CALL, calling(APPLICATION, PLATFORM))).isEmpty();
        assertThat(CallbackVerifier.read("alipay", verifying(PLATFORM)).owner())
                .isEqualTo(new EventOwner(true, "", Map.of("app_id", "2021", "seller_id", "2088")));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(problems(Kind.CALL, calling(PLATFORM)))
                .containsExactly("there is no application's private key (app:...) among 'secrets'");
        assertThat(problems(Kind.CALL, calling(APPLICATION)))
                .containsExactly("there is no public key of Alipay's (alipay:...) among 'secrets'");
        assertThat(problems(Kind.VERIFY, verifying("alipay:AAAA")))
                .containsExactly(
                        "secret no. 1 is not usable: it is no RSA public key of 2048 bits or more",
                        "there is no public key of Alipay's (alipay:...) among 'secrets'");
    }

    @Test
    void saysWhatStandsInTheWrongPlace() {
        assertThat(problems(Kind.VERIFY, verifying(PLATFORM, APPLICATION)))
                .containsExactly("secret no. 2 is not usable: it is an application's private key to call Alipay with,"
                        + " which verifies nothing");
        assertThat(problems(Kind.CALL, calling(APPLICATION, PLATFORM, "-----BEGINPRIVATEKEY-----")))
                .first()
                .asString()
                .startsWith("secret no. 3 is not usable: it is a PEM file");
    }

    @Test
    void needsToKnowWhoseNoticesItTakes() {
        assertThatThrownBy(() -> CallbackVerifier.read("alipay", calling(PLATFORM)))
                .isInstanceOf(Unreadable.class);
    }

    /// An event of another one is acknowledged in Alipay's word, or it would come eleven times.
    @Test
    void aStrayIsAcknowledgedInTheGatewaysOwnWord() {
        assertThat(Gateways.named("alipay").orElseThrow().answerToStray("another's"))
                .isEqualTo(new Answer(200, "text/plain", "success"));
    }
}
