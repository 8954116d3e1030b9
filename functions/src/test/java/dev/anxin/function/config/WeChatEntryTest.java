package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.EventOwner;
import dev.anxin.json.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The entries of an account at WeChat Pay: more secrets than one, and whose events it takes.
final class WeChatEntryTest {
    private static final KeyPair PAIR = pair();
    private static final String PLATFORM =
            "PUB_KEY_ID_01:" + Bytes.base64(PAIR.getPublic().getEncoded());
    private static final String SEAL = "apiv3:made-for-tests-made-for-tests-32";
    private static final String MERCHANT =
            "merchant:1900000109:5157F0:" + Bytes.base64(PAIR.getPrivate().getEncoded());

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static Json verifying(String... secrets) {
        return Json.object(
                "gateway", "wechat", "mchid", "1900000109", "appid", "wx1", "secrets", Json.array(Stream.of(secrets)));
    }

    private static List<String> problems(Kind kind, Json entry) {
        return ConfigurationCheck.of(kind, Json.object("wechat", entry)).getOrDefault("wechat", List.of());
    }

    @Test
    void isWhole() {
        assertThat(problems(Kind.VERIFY, verifying(PLATFORM, SEAL))).isEmpty();
        assertThat(problems(Kind.CALL, calling(MERCHANT, PLATFORM))).isEmpty();
        assertThat(CallbackVerifier.read("wechat", verifying(PLATFORM, SEAL)).owner())
                .isEqualTo(new EventOwner(true, "", Map.of("mchid", "1900000109", "appid", "wx1")));
    }

    private static Json calling(String... secrets) {
        return Json.object("gateway", "wechat", "secrets", Json.array(Stream.of(secrets)));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(problems(Kind.VERIFY, verifying(SEAL)))
                .containsExactly("there is no key of WeChat Pay's (PUB_KEY_ID_...) among 'secrets'");
        assertThat(problems(Kind.VERIFY, verifying(PLATFORM)))
                .containsExactly("there is no APIv3 key (apiv3:...) among 'secrets'");
        assertThat(problems(Kind.CALL, calling(PLATFORM)))
                .containsExactly("there is no merchant's key (merchant:...) among 'secrets'");
        assertThat(problems(Kind.CALL, calling(MERCHANT)))
                .containsExactly("there is no key of WeChat Pay's (PUB_KEY_ID_...) among 'secrets'");
    }

    @Test
    void saysWhatStandsInTheWrongPlace() {
        assertThat(problems(Kind.VERIFY, verifying(PLATFORM, SEAL, MERCHANT)))
                .containsExactly("secret no. 3 is not usable: it is a merchant's private key to call WeChat Pay with,"
                        + " which verifies nothing");
        assertThat(problems(Kind.CALL, calling(MERCHANT, PLATFORM, SEAL)))
                .containsExactly("secret no. 3 is not usable: an APIv3 key opens callbacks, and calls nothing");
    }

    @Test
    void needsToKnowWhoseEventsItTakes() {
        var nobody = Json.object("gateway", "wechat", "secrets", Json.array(Stream.of(PLATFORM, SEAL)));
        assertThat(problems(Kind.VERIFY, nobody)).hasSize(1).first().asString().contains("wechat");
        assertThatThrownBy(() -> CallbackVerifier.read("wechat", nobody)).isInstanceOf(Unreadable.class);
        var stripe = Json.object("gateway", "stripe", "mchid", "1", "secrets", Json.array(Stream.of("whsec_made")));
        assertThat(ConfigurationCheck.of(Kind.VERIFY, Json.object("stripe", stripe)))
                .containsEntry("stripe", List.of("'mchid' is no field of such an entry"));
    }
}
