package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The one thin event that is read, and those that are not. JSON is written with ' for ".
final class StripeThinEventsTest {
    private static final String NOT_GENERATED = "{'id':'evt_thin','object':'v2.core.event','livemode':false,"
            + "'created':'2026-03-01T11:59:00.000Z','type':'v2.core.health.event_generation_failure.resolved'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ",'data':{'impact':{'event_type':'payment_intent.succeeded','related_object_id':'pi_1','related_object':{"
                        + "'id':'pi_1','type':'payment_intent'}}} | pi_1: Hinted[what=an event of it was not generated]",
                ",'data':{'impact':{'related_object_id':'cs_test_1'}} | cs_test_1: Hinted[",
                ",'related_object':{'id':'ch_1','type':'charge','url':'/v1/charges/ch_1'} | ch_1: Hinted[",
                ",'data':{'impact':{'related_object_id':'re_1'}} | kept: an event was not generated, of what is no payment",
                ",'related_object':null | kept: an event was not generated, and this one does not say of what",
                ",'data':{'impact':{'related_object_id':7}} | kept: an event was not generated, and this one does not say",
            })
    void asksAboutWhatTheMissingEventWasOf(String more, String says) {
        var body = (NOT_GENERATED + more + "}").replace('\'', '"');
        assertThat(Deliveries.line(Deliveries.read("stripe", Deliveries.utf8(body))))
                .startsWith(says);
    }

    @Test
    void believesNothingElseOfIt() {
        var body = NOT_GENERATED + ",'data':{'impact':{'related_object':{'id':'pi_1','object':'payment_intent',"
                + "'status':'succeeded','amount':1000,'amount_received':1000,'currency':'usd'}}}}";
        var reading = Deliveries.read("stripe", Deliveries.utf8(body.replace('\'', '"')));
        assertThat(reading).isInstanceOfSatisfying(Reading.Trusted.class, trusted -> {
            assertThat(trusted.facts()).singleElement().satisfies(fact -> {
                assertThat(fact.id()).isEqualTo("evt_thin");
                assertThat(fact.news().toString()).isEqualTo("[Hinted[what=an event of it was not generated]]");
            });
            assertThat(trusted.kept().document().write()).doesNotContain("succeeded", "1000");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "v1.billing.meter.error_report_triggered, v1.billing.meter.error_report_triggered",
        "v2.core.health.api_error.firing, v2.core.health.api_error.firing",
        "v2.core.account[identity].updated, masked",
    })
    void ignoresEveryOtherByItsName(String type, String named) {
        var body = "{'id':'evt_thin','object':'v2.core.event','type':'" + type + "','related_object':{'id':'pi_1'}}";
        assertThat(Deliveries.read("stripe", Deliveries.utf8(body.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        Reading.Ignored.class,
                        kept -> assertThat(kept.why())
                                .isEqualTo("thin events (v2.core.event) are not read here, such as " + named
                                        + ": let the endpoint send snapshot events"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'context':null | ~~ | own",
                "'data':{'impact':{'related_object_id':'pi_1'}} | ~~ | own",
                "'data':{'impact':{'context':'acct_1'}} | acct_1 | own",
                "'context':'acct_9/acct_1' | acct_1 | own",
                "'context':'acct_9','data':{'impact':{'context':'acct_1'}} | acct_1 | own",
                "'context':'acct_1' | ~~ | of another connected account",
                "'context':'acct_2' | acct_1 | of another connected account",
                "'id':'evt_1' | acct_1 | of the platform itself, not of the connected account",
            })
    void isOfTheAccountInItsContext(String more, String account, String whose) {
        var body = "{'object':'v2.core.event','livemode':true," + more + "}";
        assertThat(new StripeGateway().foreign(Json.parse(body.replace('\'', '"')), new EventOwner(true, account)))
                .hasToString(whose.equals("own") ? "Optional.empty" : "Optional[" + whose + "]");
    }
}
