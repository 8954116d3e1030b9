package dev.anxin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.adyen.Adyen;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An account at Adyen, as `anxin account add` takes it.
final class AdyenAccountTest {
    private static final Adyen WORDS = new Adyen();
    private static final SigningKeys KEYS = WORDS.freshKeys();
    private static final String URL = "https://checkout-test.adyen.com";

    private static AccountEntry entry(Map<String, String> owner, String url, String verifies, String calls) {
        var settings = new AccountEntry.Settings("adyen", "made-shop", "made-client", url, "", owner);
        return new AccountEntry("adyen", settings, verifies, calls);
    }

    @Test
    void isWhole() {
        var entry = entry(WORDS.owner(), URL, KEYS.verifies().getFirst(), WORDS.freshCallKey());
        assertThat(entry.problems()).isEmpty();
        var verify = entry.entries("").getOrDefault(Kind.VERIFY, Json.Null.NULL);
        assertThat(verify.at("merchantAccount").text()).contains("AnxinDemoAccount");
        assertThat(verify.at("capture").text()).contains("automatic");
    }

    @Test
    void saysWhatIsMissing() {
        var verifies = KEYS.verifies().getFirst();
        assertThat(entry(Map.of(), URL, verifies, WORDS.freshCallKey()).problems())
                .hasSize(1);
        assertThat(entry(WORDS.owner(), "", verifies, WORDS.freshCallKey()).problems())
                .singleElement()
                .asString()
                .contains("an address of your own");
        assertThat(entry(WORDS.owner(), URL, WORDS.freshCallKey(), verifies).problems())
                .isNotEmpty();
    }
}
