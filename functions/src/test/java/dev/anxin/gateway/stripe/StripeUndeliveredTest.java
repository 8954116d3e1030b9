package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events that Stripe could not deliver. JSON is written with ' for ".
final class StripeUndeliveredTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    private static final String EVENT =
            "{'id':'evt_1','object':'event','type':'payment_intent.succeeded','livemode':false,"
                    + "'created':1772366100,'data':{'object':{'id':'pi_1','object':'payment_intent','amount':1000,"
                    + "'amount_received':1000,'currency':'usd','description':'Made Up'}}}";
    private static final Gateway STRIPE = new StripeGateway();

    @ParameterizedTest
    @CsvSource({
        "'', /v1/events?delivery_success=false&created%5Bgte%5D=1772323200&created%5Blt%5D=1772409601&limit=50",
        "evt_9, /v1/events?delivery_success=false&created%5Bgte%5D=1772323200&created%5Blt%5D=1772409601&limit=50"
                + "&starting_after=evt_9",
        "thin:, /v2/core/events?types%5B0%5D=v2.core.health.event_generation_failure.resolved"
                + "&created%5Bgte%5D=2026-03-01T00%3A00%3A00Z&limit=50",
        "thin:/v2/core/events?page=a, /v2/core/events?page=a",
    })
    void asksForAPageOfEitherList(String cursor, String path) {
        var call = Inquiries.call(ask(cursor, "rk_test_made"));
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).hasToString("http://gateway.test" + path);
        assertThat(call.headers())
                .containsEntry("Authorization", "Bearer rk_test_made")
                .doesNotContainKey("Stripe-Account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | {'has_more':false,'data':[]} | 0 events, next=thin:",
                "~~ | {'has_more':false,'data':[EVENT]} | 1 events, next=thin:",
                "~~ | {'has_more':true,'data':[EVENT]} | 1 events, next=evt_1",
                "thin: | {'data':[],'next_page_url':null} | 0 events, next=",
                "thin: | {'data':[],'next_page_url':'https://api.stripe.com/v2/core/events?page=b'} | 0 events, "
                        + "next=thin:/v2/core/events?page=b",
                "~~ | {'has_more':true,'data':[]} | Unclear[why=an empty page says that more follow, mayPass=true]",
                "~~ | {'has_more':false} | Unclear[why=a 200 that cannot be read: 'data'",
                "thin: | {'data':[],'next_page_url':'https://a.example/'} | Unclear[why=a 200 that cannot be read: 'next_page",
                "thin: | {'data':[],'next_page_url':7} | Unclear[why=a 200 that cannot be read: 'next_page_url'",
            })
    void readsPageAfterPageAndThenTheOtherList(String cursor, String body, String says) {
        var answered = Inquiries.answered(200, body.replace("EVENT", EVENT));
        assertThat(said(ask(cursor, "rk_test_made").read(answered))).startsWith(says);
    }

    private static String said(Undelivered undelivered) {
        return undelivered instanceof Undelivered.Page(var events, var next)
                ? events.size() + " events, next=" + next
                : undelivered.toString();
    }

    /// Under the id under which it would have been delivered.
    @Test
    void whatIsPulledSaysWhatTheCallbackSays() {
        var page = (Undelivered.Page)
                ask("", "rk_test_made").read(Inquiries.answered(200, "{'has_more':false,'data':[" + EVENT + "]}"));
        var kept = page.events().getFirst();
        assertThat(kept.write()).doesNotContain("Made Up");
        var meaning = STRIPE.meaning(new Notice("stripe", "sha256:made", kept, Inquiries.NOW, Inquiries.NOW));
        assertThat(meaning)
                .isInstanceOfSatisfying(
                        Meaning.Known.class,
                        known -> assertThat(known.facts()).singleElement().satisfies(fact -> {
                            assertThat(fact.id()).isEqualTo("evt_1");
                            assertThat(fact.payment()).hasToString("stripe/pi_1");
                            assertThat(fact.news().toString()).isEqualTo("[Paid[asked=1000 USD, captured=1000]]");
                            assertThat(fact.origin().stated()).isEqualTo("2026-03-01T11:55:00Z");
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "rk_test_made, '', \"livemode\":false, 1",
        "rk_live_made, '', \"livemode\":false, 0",
        "rk_live_made, '', \"livemode\":true, 1",
        "rk_test_made, acct_1, \"livemode\":false, 1",
        "rk_test_made, acct_1, '\"livemode\":false,\"account\":\"acct_1\"', 1",
        "rk_test_made, acct_1, '\"livemode\":false,\"account\":\"acct_2\"', 0",
        "rk_test_made, '', '\"livemode\":false,\"account\":\"acct_2\"', 0",
    })
    void takesOnlyEventsOfTheAccountThatItAsks(String key, String connected, String whose, int events) {
        var secrets = connected.isEmpty() ? List.of(key) : List.of(key, connected);
        var body = "{'has_more':false,'data':[" + EVENT.replace("'livemode':false", whose.replace('"', '\'')) + "]}";
        var read = ask("", secrets).read(Inquiries.answered(200, body));
        assertThat(read)
                .isInstanceOfSatisfying(
                        Undelivered.Page.class,
                        page -> assertThat(page.events()).hasSize(events));
    }

    @Test
    void aKeyWithoutTheRightSaysNothingOfTheOtherCalls() {
        var question = ask("", "rk_test_made");
        var refused = Inquiries.answered(403, "{'error':{'type':'invalid_request_error'}}");
        assertThat(question.aboutThis().test(refused)).isTrue();
        assertThat(question.aboutThis().test(Inquiries.answered(503, ""))).isFalse();
        assertThat(question.read(refused))
                .hasToString("Unclear[why=the gateway refuses our secret (403), mayPass=false]");
        assertThat(question.read(new Reply.None("silence"))).hasToString("Unclear[why=silence, mayPass=true]");
    }

    /// Whoever cannot list events is asked about its payments.
    @Test
    void onlyStripeListsThem() {
        var request = new ListingRequest("http://gateway.test", List.of("made"), FROM, UNTIL, "");
        assertThat(Gateways.all().stream()
                        .filter(gateway -> gateway.undelivered(request).isPresent()))
                .extracting(Gateway::name)
                .contains("stripe")
                .doesNotContain("olepay", "wechat");
    }

    private static Question<Undelivered> ask(String cursor, String... secrets) {
        return ask(cursor, Stream.of(secrets).toList());
    }

    private static Question<Undelivered> ask(String cursor, List<String> secrets) {
        var request = new ListingRequest("http://gateway.test", secrets, FROM, UNTIL, cursor);
        return STRIPE.undelivered(request).orElseThrow();
    }
}
