package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Question;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether Stripe sends its events here. JSON is written with ' for ".
final class StripeEndpointsTest {
    private static final String OURS = "https://api.example/callbacks/stripe";
    private static final String ALL = String.join("','", StripeEndpoints.NEEDED);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'url':'OURS','status':'enabled','enabled_events':['*']} | []",
                "{'url':'OURS','status':'enabled','enabled_events':['ALL']} | []",
                "{'url':'OURS','status':'enabled','enabled_events':['ALL','customer.created']} | []",
                "{'url':'OURS','status':'disabled','enabled_events':['*']} | [the endpoint OURS is disabled]",
                "{'url':'OURS','status':'disabled','enabled_events':['*']},{'url':'OURS','status':'enabled',"
                        + "'enabled_events':['*']} | []",
                "{'url':'OURS','status':'enabled','enabled_events':['payment_intent.succeeded']} | [the endpoint OURS does not "
                        + "send charge.dispute.closed, charge.dispute.created,",
                "{'url':'OURS','status':'enabled','enabled_events':['payment_intent.succeeded']},{'url':'OURS','status':"
                        + "'enabled','enabled_events':['ALL']} | []",
                "~~ | [no endpoint has the address OURS]",
                "{'url':'https://shop.example/stripe','status':'enabled','enabled_events':['*']} | [no endpoint has "
                        + "the address OURS]",
                "{'url':'https://old.example/callbacks/stripe','status':'enabled','enabled_events':['*']} | [no endpoint has "
                        + "the address OURS; events go to https://old.example/callbacks/stripe instead]",
                "{'url':'OURS-eu','status':'enabled','enabled_events':['*']} | [no endpoint has the address OURS]",
            })
    void saysWhyEventsWouldNotArrive(String endpoints, String problems) {
        var body =
                "{'has_more':false,'data':[" + endpoints.replace("OURS", OURS).replace("ALL", ALL) + "]}";
        assertThat(ask().read(Inquiries.answered(200, body)))
                .isInstanceOfSatisfying(
                        EndpointRegistration.Known.class,
                        known -> assertThat(known.problems("https://api.example", "stripe")
                                        .toString())
                                .startsWith(problems.replace("OURS", OURS)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {'has_more':true,'data':[]} | the list goes on",
                "200 | {'has_more':false} | a 200 that cannot be read: 'data'",
                "200 | {'has_more':false,'data':[{'url':'OURS'}]} | a 200 that cannot be read: 'status'",
                "403 | {'error':{'type':'invalid_request_error'}} | the gateway refuses our secret (403)",
                "503 | ~~ | the gateway answers 503",
            })
    void isUnclearUnlessAllOfItIsClear(int status, String body, String why) {
        assertThat(ask().read(Inquiries.answered(status, body)).toString()).startsWith("Unclear[why=" + why);
    }

    /// Of an API without a domain of its own.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a1b2.execute-api.eu-central-1.amazonaws.com/callbacks/stripe | []",
                "https://shop.example/stripe | [no endpoint has an address that ends in /callbacks/stripe]",
            })
    void knowsAnAddressByItsPathWhereNothingElseIsKnown(String url, String problems) {
        var known = new EndpointRegistration.Known(List.of(new EndpointRegistration.Endpoint(url, true, Set.of())));
        assertThat(known.problems("", "stripe")).hasToString(problems);
    }

    /// Each kind of event that payments cannot do without is one that is read.
    @Test
    void needsOnlyWhatIsRead() {
        assertThat(StripeEndpoints.NEEDED)
                .allSatisfy(type -> assertThat(StripeFields.of(type).list()).isNotEmpty())
                .doesNotHaveDuplicates();
    }

    private static Question<EndpointRegistration> ask() {
        var access = new EndpointRegistration.Access("http://gateway.test", List.of("rk_test_made"));
        return new StripeGateway().registration(access).orElseThrow();
    }
}
