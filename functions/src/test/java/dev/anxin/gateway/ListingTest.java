package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of the payments that a gateway knows. JSON is written with ' for ".
final class ListingTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00.5Z");

    @ParameterizedTest
    @CsvSource({
        "stripe, '', /v1/payment_intents?created%5Bgte%5D=1772323200&created%5Blt%5D=1772409601&limit=100",
        "stripe, pi_9, /v1/payment_intents?created%5Bgte%5D=1772323200&created%5Blt%5D=1772409601&limit=100"
                + "&starting_after=pi_9",
        "olepay, '', /payments?from=2026-03-01T00%3A00%3A00Z&until=2026-03-02T00%3A00%3A00.500Z&limit=100",
        "olepay, a&b, /payments?from=2026-03-01T00%3A00%3A00Z&until=2026-03-02T00%3A00%3A00.500Z&limit=100&cursor=a%26b",
    })
    void asksForAPageOfASpan(String name, String cursor, String path) {
        var call = Inquiries.call(ask(name, "http://gateway.test", cursor, Inquiries.SECRET));
        assertThat(call)
                .returns("GET", Call::method)
                .returns("http://gateway.test" + path, made -> made.uri().toString())
                .returns("Bearer " + Inquiries.SECRET, made -> made.headers().get("Authorization"));
    }

    @Test
    void needsWhatEveryQuestionNeeds() {
        assertThat(Inquiries.call(ask("stripe", "", "", "s")).uri()).hasHost("api.stripe.com");
        assertThat(Inquiries.why(ask("olepay", "", "", "s"))).isEqualTo("no gatewayUrl is configured");
        assertThat(Inquiries.why(ask("stripe", "", ""))).startsWith("no secret");
        assertThat(ask("stripe", "", "", Inquiries.SECRET).toString()).doesNotContain(Inquiries.SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "stripe | {'has_more':false,'data':[]} | Page[payments=[], next=]",
                "stripe | {'has_more':true,'data':[{'object':'payment_intent','id':'pi_1','amount':1000,'currency':'isk',"
                        + "'status':'succeeded','created':1772366100}]} | Page[payments=[Listed[reference=pi_1, "
                        + "amount=10 ISK, status=succeeded, at=2026-03-01T11:55:00Z]], next=pi_1]",
                "stripe | {'has_more':false,'data':[{'object':'payment_intent','id':'pi_1','amount':1000,'currency':'iqd',"
                        + "'status':'processing','created':1772366100}]} | Page[payments=[Listed[reference=pi_1, "
                        + "amount=0 , status=processing, at=2026-03-01T11:55:00Z]], next=]",
                "olepay | {'payments':[]} | Page[payments=[], next=]",
                "olepay | {'payments':[],'next':null} | Page[payments=[], next=]",
                "olepay | {'payments':[{'order_id':'o-1','amount':5,'currency':'CNY','status':'closed',"
                        + "'created_at':'2026-03-01T11:55:00Z'}],'next':'o-2'} | Page[payments=[Listed[reference=o-1, "
                        + "amount=5 CNY, status=closed, at=2026-03-01T11:55:00Z]], next=o-2]",
                "olepay | {'payments':[{'payment_id':'op_1','amount':-5,'status':'closed',"
                        + "'created_at':'2026-03-01T11:55:00Z'}]} | Page[payments=[Listed[reference=op_1, "
                        + "amount=0 , status=closed, at=2026-03-01T11:55:00Z]], next=]",
            })
    void readsAPage(String name, String body, String says) {
        assertThat(heard(name, Inquiries.answered(200, body))).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "stripe | 200 | {'has_more':true,'data':[]} | an empty page says that more follow",
                "stripe | 200 | {'data':[]} | a 200 that cannot be read: 'has_more'",
                "stripe | 200 | {'has_more':false} | a 200 that cannot be read: 'data'",
                "stripe | 200 | {'has_more':false,'data':[{'object':'charge','id':'ch_1','created':1}]} | a 200 that",
                "stripe | 200 | {'has_more':false,'data':[{'object':'payment_intent','id':'pi_1'}]} | a 200 that",
                "stripe | 200 | {'has_more':false,'data':[{'object':'payment_intent','id':'p 1','created':1}]} | a 200",
                "stripe | 200 | {'has_more':false,'data':[7]} | a 200 that cannot be read: 'id'",
                "stripe | 200 | {'error':{}} | an error inside a 200",
                "stripe | 200 | <html> | a 200 that cannot be read: not well-formed JSON",
                "stripe | 404 | {'error':{'code':'resource_missing'}} | the gateway answers 404",
                "stripe | 429 | ~~ | the gateway is asked too much (429)",
                "olepay | 200 | {} | a 200 that cannot be read: 'payments'",
                "olepay | 200 | {'payments':{}} | a 200 that cannot be read: 'payments'",
                "olepay | 200 | {'payments':[],'next':7} | a 200 that cannot be read: 'next'",
                "olepay | 200 | {'payments':[],'next':''} | a 200 that cannot be read: 'next'",
                "olepay | 200 | {'payments':[{'status':'closed'}]} | a 200 that cannot be read: a payment names itself",
                "olepay | 200 | {'payments':[{'order_id':'o-1'}]} | a 200 that cannot be read: 'status'",
                "olepay | 200 | {'payments':[{'order_id':'o-1','status':'closed'}]} | a 200 that cannot be read: 'created",
                "olepay | 503 | ~~ | the gateway answers 503",
                "olepay | 401 | ~~ | the gateway refuses our secret (401)",
            })
    void isUnclearUnlessAllOfItIsClear(String name, int status, String body, String why) {
        assertThat(heard(name, Inquiries.answered(status, body))).startsWith("Unclear[why=" + why);
    }

    @Test
    void isUnclearIfNothingCame() {
        assertThat(heard("stripe", new Reply.None("silence"))).isEqualTo("Unclear[why=silence]");
        assertThat(heard("olepay", new Reply.None("silence"))).isEqualTo("Unclear[why=silence]");
    }

    private static Question<Listing> ask(String name, String base, String cursor, String... secrets) {
        var listingRequest = new ListingRequest(base, List.of(secrets), FROM, UNTIL, cursor);
        return Gateways.named(name).orElseThrow().list(listingRequest);
    }

    private static String heard(String name, Reply reply) {
        return ask(name, "http://gateway.test", "", Inquiries.SECRET)
                .read(reply)
                .toString();
    }
}
