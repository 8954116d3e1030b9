package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The entries of an account at Adyen: HMAC keys, an API key, and how it captures.
final class AdyenEntryTest {
    private static final String HMAC = "AB".repeat(32);
    private static final String CALLS = "apikey:MadeAccount:made-key-made-key-made-key";

    private static Json verifying(String capture, String... secrets) {
        return Json.object(
                "gateway",
                "adyen",
                "merchantAccount",
                "MadeAccount",
                "capture",
                capture,
                "secrets",
                Json.array(Stream.of(secrets)));
    }

    private static List<String> problems(Kind kind, Json entry) {
        return ConfigurationCheck.of(kind, Json.object("adyen", entry)).getOrDefault("adyen", List.of());
    }

    private static Json calling(String... secrets) {
        return Json.object("gateway", "adyen", "secrets", Json.array(Stream.of(secrets)));
    }

    @Test
    void isWhole() {
        assertThat(problems(Kind.VERIFY, verifying("automatic", HMAC, HMAC))).isEmpty();
        assertThat(problems(Kind.VERIFY, verifying("manual", HMAC))).isEmpty();
        assertThat(problems(Kind.CALL, calling(CALLS))).isEmpty();
    }

    @Test
    void saysHowItCaptures() {
        assertThat(problems(Kind.VERIFY, verifying("delayed", HMAC)))
                .singleElement()
                .asString()
                .contains("'capture' is neither automatic nor manual");
        var fields = new LinkedHashMap<>(verifying("manual", HMAC).members());
        fields.remove("capture");
        assertThat(problems(Kind.VERIFY, new Json.Fields(fields)))
                .singleElement()
                .asString()
                .contains("'capture' is missing");
    }

    @Test
    void saysWhatStandsInTheWrongPlace() {
        assertThat(problems(Kind.VERIFY, verifying("manual", CALLS)))
                .containsExactly("secret no. 1 is not usable: it is a key to call Adyen with, which verifies nothing");
        assertThat(problems(Kind.VERIFY, verifying("manual", "abc")))
                .containsExactly("secret no. 1 is not usable: an HMAC key of Adyen's has 64 hex digits");
        assertThat(problems(Kind.CALL, calling(HMAC)))
                .containsExactly("secret no. 1 is not usable: it does not begin with apikey:");
        assertThat(problems(Kind.CALL, calling("apikey:Made Account:x")))
                .containsExactly("secret no. 1 is not usable: there is white space or a line break in it");
    }

    @Test
    void needsItsOwnAddress() {
        assertThat(ConfigurationCheck.gatewayUrlProblem("adyen", ""))
                .hasValueSatisfying(problem -> assertThat(problem).contains("an address of your own"));
        assertThat(ConfigurationCheck.gatewayUrlProblem("adyen", "https://checkout-test.adyen.com"))
                .isEmpty();
    }
}
