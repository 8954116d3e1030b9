package dev.anxin.gateway.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether PayPal sends its events here. JSON is written with ' for ".
final class PayPalWebhooksTest {
    private static final String OURS = "https://api.example/callbacks/paypal";
    private static final String ALL = String.join("'},{'name':'", PayPalWebhooks.NEEDED);

    private static Question<EndpointRegistration> ask(String... secrets) {
        var access = new EndpointRegistration.Access("", List.of(secrets));
        return PayPalMade.GATEWAY.registration(access).orElseThrow();
    }

    private static Question<EndpointRegistration> ask() {
        return ask(PayPalMade.CALLS.getFirst());
    }

    @Test
    void asksForAllOfTheApp() {
        var call = Inquiries.call(ask());
        assertThat(call.method() + " " + call.uri())
                .isEqualTo("GET https://api-m.paypal.com/v1/notifications/webhooks");
        assertThat(Inquiries.why(ask("webhook:1MADE"))).startsWith("no app's secret (client:...)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'url':'OURS','event_types':[{'name':'*'}]} | []",
                "{'url':'OURS','event_types':[{'name':'ALL'}]} | []",
                "{'url':'OURS','event_types':[{'name':'ALL'},{'name':'BILLING.PLAN.CREATED'}]} | []",
                "{'url':'OURS','event_types':[{'name':'PAYMENT.CAPTURE.COMPLETED'}]} | [the endpoint OURS does not send "
                        + "CHECKOUT.ORDER.APPROVED, CUSTOMER.DISPUTE.CREATED,",
                "{'url':'OURS','event_types':[]} | [the endpoint OURS does not send CHECKOUT.ORDER.APPROVED,",
                "~~ | [no endpoint has the address OURS]",
                "{'url':'https://old.example/callbacks/paypal','event_types':[{'name':'*'}]} | [no endpoint has the "
                        + "address OURS; events go to https://old.example/callbacks/paypal instead]",
            })
    void saysWhyEventsWouldNotArrive(String webhooks, String problems) {
        var body = "{'webhooks':[" + webhooks.replace("OURS", OURS).replace("ALL", ALL) + "]}";
        assertThat(ask().read(Inquiries.answered(200, body)))
                .isInstanceOfSatisfying(
                        EndpointRegistration.Known.class,
                        known -> assertThat(known.problems("https://api.example", "paypal")
                                        .toString())
                                .startsWith(problems.replace("OURS", OURS)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {} | a 200 that cannot be read: 'webhooks' is missing or is no list",
                "200 | {'webhooks':[{}]} | a 200 that cannot be read: 'url'",
                "200 | <html> | a 200 that cannot be read",
                "403 | {'name':'NOT_AUTHORIZED'} | the gateway answers 403 NOT_AUTHORIZED",
                "401 | {} | the gateway answers 401",
                "503 | ~~ | the gateway answers 503",
            })
    void isUnclearUnlessAllOfItIsClear(int status, String body, String why) {
        var answer = Inquiries.answered(status, body);
        assertThat(ask().read(answer).toString()).startsWith("Unclear[why=" + why);
        assertThat(ask().aboutThis().test(answer)).isEqualTo(status == 403);
    }

    /// Each kind of event that payments cannot do without is one that is read.
    @Test
    void needsOnlyWhatIsRead() {
        assertThat(PayPalEvents.KNOWN).containsAll(PayPalWebhooks.NEEDED);
    }
}
