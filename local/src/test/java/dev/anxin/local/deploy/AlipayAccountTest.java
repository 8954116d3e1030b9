package dev.anxin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.alipay.Alipay;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An account at Alipay, as `anxin account add` takes it: several secrets, one a line.
final class AlipayAccountTest {
    private static final Alipay WORDS = new Alipay();
    private static final SigningKeys KEYS = WORDS.freshKeys();
    private static final String CALLS = String.join("\n", WORDS.callSecrets(WORDS.freshCallKey(), KEYS));

    private static AccountEntry entry(Map<String, String> owner, List<String> verifies, String calls) {
        var settings = new AccountEntry.Settings("alipay", "made-shop", "made-client", "", "", owner);
        return new AccountEntry("alipay", settings, String.join("\n", verifies), calls);
    }

    @Test
    void takesEachLineForASecret() {
        var entry = entry(WORDS.owner(), KEYS.verifies(), CALLS);
        assertThat(entry.problems()).isEmpty();
        var entries = entry.entries("");
        assertThat(entries.getOrDefault(Kind.VERIFY, Json.Null.NULL)
                        .at("secrets")
                        .elements())
                .hasSize(1);
        assertThat(entries.getOrDefault(Kind.VERIFY, Json.Null.NULL)
                        .at("app_id")
                        .text())
                .contains("2021000000000001");
        assertThat(entries.getOrDefault(Kind.CALL, Json.Null.NULL).at("secrets").elements())
                .hasSize(2);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(entry(Map.of(), KEYS.verifies(), CALLS).problems()).hasSize(1);
        assertThat(entry(WORDS.owner(), KEYS.verifies(), KEYS.verifies().getFirst())
                        .problems())
                .containsExactly("there is no application's private key (app:...) among 'secrets'");
        assertThat(entry(WORDS.owner(), List.of("alipay:AAAA"), CALLS).problems())
                .containsExactly("the secret that verifies callbacks is not usable: it is no RSA public key of 2048"
                        + " bits or more");
    }
}
