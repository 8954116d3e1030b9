package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The entries of an account at PayPal.
final class PayPalEntryTest {
    private static Json entry(String... secrets) {
        return Json.object("gateway", "paypal", "secrets", Json.array(Stream.of(secrets)));
    }

    private static List<String> problems(Kind kind, String... secrets) {
        return ConfigurationCheck.of(kind, Json.object("paypal", entry(secrets)))
                .getOrDefault("paypal", List.of());
    }

    @Test
    void webhooksAreItsOwnAndCertificatesArePayPals() {
        var place = "certificates:http://127.0.0.1:80";
        var one = entry("webhook:MADE1", place);
        var apart = Json.object("one", one, "other", entry("webhook:MADE2", place));
        assertThat(ConfigurationCheck.of(Kind.VERIFY, apart)).isEmpty();
        var shared = Json.object("one", one, "other", entry("webhook:MADE1"));
        assertThat(ConfigurationCheck.of(Kind.VERIFY, shared)).containsOnlyKeys("one", "other");
    }

    @Test
    void isWhole() {
        assertThat(problems(Kind.VERIFY, "webhook:1JE4291016473214C")).isEmpty();
        assertThat(problems(
                        Kind.VERIFY, "webhook:1JE4291016473214C", "webhook:2JE", "certificates:http://127.0.0.1:80"))
                .isEmpty();
        assertThat(problems(Kind.CALL, "client:AbC-_1:xyz")).isEmpty();
        assertThat(Kind.of(Json.object("paypal", entry("client:AbC-_1:xyz")))).isEqualTo(Kind.VERIFY);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(problems(Kind.VERIFY, "certificates:https://a.example"))
                .containsExactly("there is no webhook's id (webhook:...) among 'secrets'");
        assertThat(problems(Kind.CALL, "webhook:1JE"))
                .containsExactly(
                        "secret no. 1 is not usable: it verifies callbacks, and calls nothing",
                        "there is no app's secret (client:...) among 'secrets'");
        assertThat(problems(Kind.VERIFY, "webhook:1JE", "client:a:b"))
                .containsExactly(
                        "secret no. 2 is not usable: it is an app's secret to call PayPal with, which verifies nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1JE4291016473214C | it begins with none of webhook:, root:, certificates: and client:",
                "webhook:1je | a webhook's id is digits and capital letters",
                "webhook: | a webhook's id is digits and capital letters",
                "root:AAAA | it is no certificate",
                "certificates:http://evil.example | it is no https address without a path (http on this machine alone)",
                "certificates:https://a.example/x | it is no https address without a path (http on this machine alone)",
                "certificates:https://a@b.example | it is no https address without a path (http on this machine alone)",
            })
    void saysWhatIsWrong(String secret, String problem) {
        assertThat(problems(Kind.VERIFY, "webhook:1JE", secret))
                .containsExactly("secret no. 2 is not usable: " + problem);
    }

    @ParameterizedTest
    @CsvSource({"client:a", "client::b", "client:a:", "client:a:b:c"})
    void saysThatASecretIsNone(String secret) {
        assertThat(problems(Kind.CALL, secret)).first().asString().contains("it is not client:<client id>:<secret>");
    }
}
