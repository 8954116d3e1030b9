package dev.anxin.gateway.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Undelivered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events that PayPal lists. JSON is written with ' for ".
final class PayPalUndeliveredTest {
    private static final String PATH = "/v1/notifications/webhooks-events?";
    private static final String PAID =
            "{'id':'WH-1','event_type':'PAYMENT.CAPTURE.COMPLETED','create_time':'2026-03-01T11:00:00Z',"
                    + "'resource':{'id':'3C','payer':'Made Up','supplementary_data':{'related_ids':{'order_id':'5O'}}}}";
    private static final String REFUNDED = "{'id':'WH-2','event_type':'PAYMENT.CAPTURE.REFUNDED','resource':{'id':'1R',"
            + "'links':[{'rel':'up','href':'https://api.paypal.com/v2/payments/captures/4C'}]}}";

    private static Question<Undelivered> ask(String cursor) {
        var from = PayPalMade.NOW.minus(Duration.ofHours(5));
        return PayPalMade.GATEWAY
                .undelivered(new ListingRequest("", PayPalMade.CALLS, from, PayPalMade.NOW, cursor))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "'', page_size=100&start_time=2026-03-01T07%3A00%3A00Z&end_time=2026-03-01T12%3A00%3A00Z",
        PATH + "page=b, page=b",
    })
    void asksForAPage(String cursor, String query) {
        assertThat(Inquiries.call(ask(cursor)).uri()).hasToString("https://api-m.paypal.com" + PATH + query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {'events':[]} | Page[events=[], next=]",
                "200 | {'events':[],'links':[{'rel':'self','href':'x'}]} | Page[events=[], next=]",
                "200 | {'events':[],'links':[{'rel':'next','href':'https://api-m.paypal.com" + PATH + "page=b'}]} "
                        + "| Page[events=[], next=" + PATH + "page=b]",
                "200 | {'events':[],'links':[{'rel':'next','href':'https://a.example/'}]} | Unclear[why=a 200 that cannot be "
                        + "read: the link 'next' is no page of this list, mayPass=true]",
                "200 | {'events':[],'links':[{'rel':'next'}]} | Unclear[why=a 200 that cannot be read: the link 'next'",
                "200 | {} | Unclear[why=a 200 that cannot be read: 'events' is missing or is no list, mayPass=true]",
                "200 | <html> | Unclear[why=a 200 that cannot be read",
                "403 | {'name':'NOT_AUTHORIZED'} | Unclear[why=the gateway answers 403 NOT_AUTHORIZED, mayPass=false]",
                "503 | ~~ | Unclear[why=the gateway answers 503, mayPass=true]",
            })
    void readsPageAfterPage(int status, String body, String says) {
        var answer = Inquiries.answered(status, body);
        assertThat(ask("").read(answer).toString()).startsWith(says);
        assertThat(ask("").aboutThis().test(answer)).isEqualTo(status == 403);
    }

    private static String said(String event) {
        var page = (Undelivered.Page) ask("").read(Inquiries.answered(200, "{'events':[" + event + "]}"));
        var kept = page.events().getFirst();
        assertThat(kept.write()).doesNotContain("Made Up");
        var notice = new Notice("paypal", "sha256:made", kept, PayPalMade.NOW, PayPalMade.NOW);
        return switch (PayPalMade.GATEWAY.meaning(notice)) {
            case Meaning.Known(var facts) ->
                facts.getFirst().payment().reference() + " " + facts.getFirst().news();
            case Meaning.Stray(var _, var why) -> why;
        };
    }

    @Test
    void whatIsPulledIsAHintAsItsCallbackIs() {
        assertThat(said(PAID)).isEqualTo("5O " + List.of("Hinted[what=PAYMENT.CAPTURE.COMPLETED]"));
        assertThat(said(REFUNDED)).isEqualTo("capture:4C " + List.of("Hinted[what=PAYMENT.CAPTURE.REFUNDED]"));
        assertThat(said("{'id':'WH-3','event_type':'BILLING.PLAN.CREATED'}")).contains("are not read here");
    }
}
