package dev.anxin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.paypal.PayPal;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An account at PayPal, as `anxin account add` takes it.
final class PayPalAccountTest {
    private static final PayPal WORDS = new PayPal();
    private static final SigningKeys KEYS = WORDS.freshKeys();
    private static final String CALLS = WORDS.freshCallKey();

    private static AccountEntry entry(List<String> verifies, String calls) {
        var settings = new AccountEntry.Settings("paypal", "made-shop", "made-client", "", "", Map.of());
        return new AccountEntry("paypal", settings, String.join("\n", verifies), calls);
    }

    @Test
    void takesWhatASimulatedGatewayNeeds() {
        var verifies = WORDS.verifySecrets(KEYS, URI.create("http://127.0.0.1:8123"));
        var entry = entry(verifies, CALLS);
        assertThat(entry.problems()).isEmpty();
        assertThat(entry.entries("")
                        .getOrDefault(Kind.VERIFY, Json.Null.NULL)
                        .at("secrets")
                        .elements())
                .hasSize(3);
        assertThat(entry(List.of("webhook:1JE4291016473214C"), CALLS).problems())
                .isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(entry(KEYS.verifies().subList(1, 2), CALLS).problems())
                .containsExactly("there is no webhook's id (webhook:...) among 'secrets'");
        assertThat(entry(KEYS.verifies(), KEYS.verifies().getFirst()).problems())
                .first()
                .asString()
                .contains("it verifies callbacks, and calls nothing");
        assertThat(entry(List.of("1JE4291016473214C"), CALLS).problems())
                .containsExactly("the secret that verifies callbacks is not usable: it begins with none of webhook:,"
                        + " root:, certificates: and client:");
    }
}
