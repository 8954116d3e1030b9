package dev.anxin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.SigningKeys;
import dev.anxin.local.simulator.wechat.WeChat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An account at WeChat Pay, as `anxin account add` takes it: several secrets, one a line.
final class WeChatAccountTest {
    private static final WeChat WORDS = new WeChat();
    private static final SigningKeys KEYS = WORDS.freshKeys();
    private static final String CALLS = String.join("\n", WORDS.callSecrets(WORDS.freshCallKey(), KEYS));

    private static AccountEntry entry(Map<String, String> owner, List<String> verifies, String calls) {
        var settings = new AccountEntry.Settings("wechat", "made-shop", "made-client", "", "", owner);
        return new AccountEntry("wechat", settings, String.join("\n", verifies), calls);
    }

    @Test
    void takesEachLineForASecret() {
        var entry = entry(WORDS.owner(), KEYS.verifies(), CALLS);
        assertThat(entry.problems()).isEmpty();
        var entries = entry.entries("");
        assertThat(entries.getOrDefault(Kind.VERIFY, Json.Null.NULL)
                        .at("secrets")
                        .elements())
                .hasSize(2);
        assertThat(entries.getOrDefault(Kind.VERIFY, Json.Null.NULL).at("mchid").text())
                .contains("1900000109");
        assertThat(entries.getOrDefault(Kind.CALL, Json.Null.NULL).at("secrets").elements())
                .hasSize(2);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(entry(Map.of(), KEYS.verifies(), CALLS).problems()).hasSize(1);
        assertThat(entry(WORDS.owner(), KEYS.verifies().subList(0, 1), CALLS).problems())
                .containsExactly("there is no APIv3 key (apiv3:...) among 'secrets'");
        assertThat(entry(WORDS.owner(), KEYS.verifies(), KEYS.verifies().getFirst())
                        .problems())
                .containsExactly("there is no merchant's key (merchant:...) among 'secrets'");
        assertThat(entry(WORDS.owner(), List.of("PUB_KEY_ID_1:AAAA"), CALLS).problems())
                .containsExactly("the secret that verifies callbacks is not usable: it is no RSA public key of 2048"
                        + " bits or more");
    }
}
