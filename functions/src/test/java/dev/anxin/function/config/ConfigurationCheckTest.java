package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"whsec_made\\n\"]} | secret no. 1 is not usable: there is white space",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"whsec_a\",\"made\"]} | secret no. 2 is not usable: Stripe's begin",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"whsec_\"]} | secret no. 1 is not usable: Stripe's begin",
                "verify | {\"gateway\":\"stripe\",\"secrets\":[\"rk_test_made\"]} | it is a key to call Stripe with",
                "verify | {\"gateway\":\"olepay\",\"secrets\":[\"rk_test_made\"]} | it is a key to call Stripe with",
                "call | {\"secrets\":[\"ma de\"]} | there is white space or a line break in it",
                "call | {\"secrets\":[\"whsec_made\"]} | it verifies callbacks, and is no key",
                "call | {\"gateway\":\"stripe\",\"secrets\":[\"pk_live_made\"]} | Stripe's begin with rk_live_",
                "events | {\"secrets\":[\"whsec_c2hvcnQ=\"]} | the secret is not usable: a secret has 24 to 64 bytes",
                "events | {\"secrets\":[\"\"]} | secret no. 1 is not usable: it is empty",
                "accounts | {\"gateway\":\"olepay\",\"merchant\":\"m\"} | 'gatewayUrl' is missing",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"gatewayUrl\":\"http://a.example\"} | 'gatewayUrl' is no https",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"gatewayUrl\":\"https://a.example/\"} | ends with a slash",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"eventsUrl\":\"a.example\"} | 'eventsUrl' is no https",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"identityUrl\":\"http://a.example/{order}\"} | 'identityUrl' is no https",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"payAgainWays\":[{\"url\":\"http://a.example/{order}\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\"}}]} | payAgainWays no. 1: 'url' is no https address",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"payAgainWays\":[{\"url\":\"javascript:alert(1)\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\"}}]} | payAgainWays no. 1: 'url' is no https address",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"payAgainWays\":[{\"url\":\"https://a.example\",\"name\":\"a\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\"}}]} | payAgainWays no. 1: 'name' is no field of a way",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"payAgainWays\":[{\"url\":\"https://a.example\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\",\"fr\":\"a\"}}]} | payAgainWays no. 1: there is no locale 'fr'",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"payAgainWays\":[{\"url\":\"https://a.example\",\"names\":{\"zh-CN\":\"a\"}}]} | payAgainWays no. 1: 'en' is missing",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"clients\":[\"a b\"]} | one of 'clients' is empty or has white",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"shopNames\":{\"fr\":\"B\"}} | shopNames: there is no locale 'fr'",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"gateway\":\"stripe\"} | {\"gateway\":\"stripe\"} | true",
                "{\"gateway\":\"stripe\",\"mode\":\"test\"} | {\"gateway\":\"stripe\",\"mode\":\"test\"} | true",
                "{\"gateway\":\"stripe\"} | {\"gateway\":\"stripe\",\"mode\":\"test\"} | false",
                "{\"gateway\":\"stripe\"} | {\"gateway\":\"stripe\",\"connectedAccount\":\"acct_made\"} | false",
                "{\"gateway\":\"stripe\"} | {\"gateway\":\"stripe\",\"mode\":\"live\",\"connectedAccount\":\"\"} | true",
            })
    void oneSecretVerifiesForOneAccountUnlessTheEntriesSayWhoseEventsTheyTake(
            String one, String other, boolean isWrong) {
        var document = Json.parse("{\"one\":" + withSecrets(one, "whsec_other", "whsec_shared") + ",\"other\":"
                + withSecrets(other, "whsec_shared") + "}");
        var problems = ConfigurationCheck.of(Kind.VERIFY, document);
        assertThat(problems.toString()).doesNotContain("whsec_");
        if (isWrong) {
            assertThat(problems).containsOnlyKeys("one", "other");
            assertThat(problems.get("one"))
                    .singleElement()
                    .asString()
                    .startsWith("'other' has the same secret, and nothing in the two entries says whose events");
        } else {
            assertThat(problems).isEmpty();
        }
    }

    private static final List<String> OWNER_FIELDS = List.of(
            "gateway",
            "mode",
            "connectedAccount",
            "merchantAccount",
            "capture",
            "mchid",
            "appid",
            "app_id",
            "seller_id");

    @ParameterizedTest
    @CsvSource({
        "adyen, merchantAccount",
        "alipay, app_id seller_id",
        "olepay, ''",
        "paypal, ''",
        "stripe, mode connectedAccount",
        "wechat, mchid appid",
    })
    void onlyWhatEventsProveTellsEntriesWithOneSecretApart(String gateway, String tell) {
        for (var field : OWNER_FIELDS) {
            var fields = new LinkedHashMap<String, Json>();
            fields.put("gateway", Json.of(gateway));
            fields.put("secrets", Json.array(Stream.of("webhook:MADE")));
            OWNER_FIELDS.forEach(each -> fields.putIfAbsent(each, Json.of("one")));
            var one = new Json.Fields(fields);
            var other = new LinkedHashMap<>(fields);
            other.put(field, Json.of("another"));
            var document = Json.object("one", one, "other", new Json.Fields(other));
            assertThat(SharedSecrets.problems(document, "one", one).isEmpty())
                    .as(field)
                    .isEqualTo(
                            field.equals("gateway") || List.of(tell.split(" ")).contains(field));
        }
    }

    private static String withSecrets(String entry, String... secrets) {
        return entry.replaceFirst("}$", ",\"secrets\":[\"" + String.join("\",\"", secrets) + "\"]}");
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
            assertThat(Kind.of(Json.parse("{\"a\":" + good(kind.word()) + "}"))).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\"} | it has no clients",
                "accounts | {\"gateway\":\"stripe\",\"merchant\":\"m\",\"clients\":[\"c\"],\"payAgainWays\":[{\"account\":\"good\",\"url\":\"https://a.example\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\"}},{\"account\":\"god\",\"url\":\"https://a.example\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\"}}]} | payAgainWays no. 2: there is no account 'god'",
            })
    void remarksWhatWorksAndIsPerhapsNotMeant(String kind, String entry, String words) {
        var document = Json.parse("{\"a\":" + entry + ",\"good\":" + good(kind) + "}");
        assertThat(ConfigurationCheck.of(kind(kind), document)).isEmpty();
        var remarks = ConfigurationCheck.remarks(kind(kind), document);
        assertThat(remarks).containsOnlyKeys("a");
        assertThat(remarks.toString()).contains(words).doesNotContain("made");
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String good(String kind) {
        return switch (kind) {
            case "accounts" ->
                "{\"gateway\":\"olepay\",\"gatewayUrl\":\"https://a.example\",\"merchant\":\"m\",\"clients\":[\"c\"]}";
            case "verify" ->
                "{\"gateway\":\"stripe\",\"secrets\":[\"whsec_a\"],\"mode\":\"test\",\"connectedAccount\":\"acct_1\"}";
            case "events" -> "{\"secrets\":[\"whsec_bWFkZS1mb3ItdGVzdHMtb25seS0wMDAw\"]}"; // made-for-tests-only-0000
            default -> "{\"secrets\":[\"rk_live_a\"]}";
        };
    }
}
