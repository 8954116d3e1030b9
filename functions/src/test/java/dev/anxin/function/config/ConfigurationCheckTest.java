package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"payWithinSeconds\":\"soon\"} | 'payWithinSeconds'",
                "accounts | {\"gateway\":\"strip\",\"merchant\":\"m\"} | 'gateway' is none that is known",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"refundPerHour\":1} | 'refundPerHour' is no field",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"clients\":[\"a\",7]} | 'clients' is not a list of texts",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"clients\":\"a\"} | 'clients' is not a list of texts",
                "accounts | 7 | 'gateway' is missing or is no text",
                "verify | {\"gateway\":\"olepay\",\"secrets\":[\"whsec_c2hvcnQ=\"]} | secret no. 1 is not usable",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"made \"]} | secret no. 1 is not usable",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[]} | 'secrets' is not a list of texts with one in it",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"a\"],\"mode\":\"sandbox\"} | 'mode' is neither live nor test",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"a\"],\"connectedAccount\":7} | 'connectedAccount' is missing or is no",
                "call | {\"secrets\":[7]} | 'secrets' is not a list of texts",
                "events | {\"secrets\":\"made\"} | 'secrets' is not a list of texts",
            })
    void namesTheEntryAndWhatIsWrong(String kind, String entry, String problem) {
        var document = Json.parse("{\"bad\":" + entry + ",\"good\":" + good(kind) + "}");
        var problems = ConfigurationCheck.of(kind(kind), document);
        assertThat(problems).containsOnlyKeys("bad");
        assertThat(problems.get("bad")).anySatisfy(line -> assertThat(line).contains(problem));
        assertThat(problems.toString()).doesNotContain("c2hvcnQ", "made");
    }

    @Test
    void namesAnAccountThatNothingCanReach() {
        var document = Json.parse("{\"Stripe\":" + good("accounts") + "}");
        assertThat(ConfigurationCheck.unusable(document).get("Stripe"))
                .singleElement()
                .asString()
                .contains("1 to 40 small letters");
    }

    /// A newer version's field must not stop a function of this one.
    @Test
    void aFieldThatNobodyKnowsIsPassedOverByFunctions() {
        var entry = "{\"gateway\":\"stripe\",\"merchant\":\"m\",\"later\":1}";
        assertThat(ConfigurationCheck.unusable(Json.parse("{\"a\":" + entry + "}")))
                .isEmpty();
    }

    @Test
    void seesWhichDocumentItIs() {
        for (var kind : Kind.values()) {
            var seen = Kind.of(Json.parse("{\"a\":" + good(kind.word()) + "}"));
            assertThat(seen).isEqualTo(kind == Kind.EVENTS ? Kind.CALL : kind);
        }
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String good(String kind) {
        return switch (kind) {
            case "accounts" ->
                "{\"gateway\":\"olepay\",\"merchant\":\"m\",\"clients\":[\"c\"],\"payWithinSeconds\":60}";
            case "verify" ->
                "{\"gateway\":\"stripe\",\"secrets\":[\"whsec_a\"],\"mode\":\"test\",\"connectedAccount\":\"acct_1\"}";
            default -> "{\"secrets\":[\"a\"]}";
        };
    }
}
