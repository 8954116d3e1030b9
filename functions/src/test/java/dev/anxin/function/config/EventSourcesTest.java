package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Accounts that name an event source. JSON is written with ' for ".
final class EventSourcesTest {
    private static final String SOURCE = "aws.partner/stripe.com/ed_made";

    @Test
    void areFoundByTheirWholeName() {
        var document = json("{'b':{'eventSource':'" + SOURCE + "'},'a':{'eventSource':'" + SOURCE + "'},"
                + "'c':{'eventSource':'" + SOURCE + "2'},'d':{'eventSource':7},'e':{}}");
        assertThat(EventSources.accounts(document, SOURCE)).containsExactly("a", "b");
        assertThat(EventSources.accounts(document, "aws.partner/stripe.com/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'gateway':'stripe','eventSource':'aws.partner/stripe.com/ed_made'} | ~~",
                "{'gateway':'stripe','eventSource':'aws.partner/stripe.com/ed_made','secrets':['whsec_a']} | ~~",
                "{'gateway':'stripe'} | ~~",
                "{'gateway':'stripe','eventSource':7} | 'eventSource' is missing or is no text",
                "{'gateway':'stripe','eventSource':'default'} | 'eventSource' is no name of an event source that begins with"
                        + " aws.partner/stripe.com/",
                "{'gateway':'stripe','eventSource':'aws.partner/stripe.com/'} | 'eventSource' is no name",
                "{'gateway':'stripe','eventSource':'aws.partner/stripe.com/ed made'} | 'eventSource' is no name",
                "{'gateway':'stripe','eventSource':'aws.partner/checkout.com/ed_made'} | 'eventSource' is no name",
                "{'gateway':'paypal','eventSource':'aws.partner/paypal.com/made'} | 'eventSource': paypal puts no events on",
            })
    void mustBeItsGateways(String entry, String problem) {
        var written = json(entry);
        if (problem.isEmpty()) {
            assertThat(CallbackVerifier.read("a", written).gateway().name()).isEqualTo("stripe");
        } else {
            assertThatThrownBy(() -> CallbackVerifier.read("a", written))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining(problem);
        }
    }

    /// Nothing is signed there.
    @Test
    void needNoSecret() {
        var document = json("{'a':{'gateway':'stripe','eventSource':'" + SOURCE + "','mode':'test'}}");
        assertThat(Kind.of(document)).isEqualTo(Kind.VERIFY);
        assertThat(ConfigurationCheck.of(Kind.VERIFY, document)).isEmpty();
        var empty = json("{'a':{'gateway':'stripe','eventSource':'" + SOURCE + "','secrets':[]}}");
        assertThat(ConfigurationCheck.of(Kind.VERIFY, empty).toString()).contains("'secrets' is not a list");
        var unreachable = json("{'A':{'gateway':'stripe','eventSource':'" + SOURCE + "'}}");
        assertThat(ConfigurationCheck.of(Kind.VERIFY, unreachable).toString()).contains("1 to 40 small letters");
    }

    @Test
    void ofTwoAccountsThatNothingElseTellsApartAreOne() {
        var one = "{'gateway':'stripe','eventSource':'" + SOURCE + "'}";
        var other = one.replace("}", ",'secrets':['whsec_a']}");
        var partner = one.replace("}", ",'connectedAccount':'acct_1'}");
        var problems = ConfigurationCheck.of(
                Kind.VERIFY, json("{'one':" + one + ",'other':" + other + ",'partner':" + partner + "}"));
        assertThat(problems).containsOnlyKeys("one", "other");
        assertThat(problems.get("one"))
                .singleElement()
                .asString()
                .startsWith("'other' has the same event source, and nothing in the two entries says whose events");
    }

    /// Each has an event source of its own, and yet the one's callbacks would count for the other.
    @Test
    void doNotTellApartWhatOneSecretVerifies() {
        var one = "{'gateway':'stripe','secrets':['whsec_a']}";
        var other = one.replace("}", ",'eventSource':'" + SOURCE + "'}");
        assertThat(ConfigurationCheck.of(Kind.VERIFY, json("{'one':" + one + ",'other':" + other + "}")))
                .containsOnlyKeys("one", "other");
    }

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
