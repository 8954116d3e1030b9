package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.PartnerEvent;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes by an event bus says what it would say as a callback. JSON is written with ' for ".
final class StripePartnerEventsTest {
    private static final String SOURCE = "aws.partner/stripe.com/ed_made";
    private static final String PAID =
            "{'id':'evt_1','object':'event','type':'payment_intent.succeeded','livemode':true,"
                    + "'created':1772366340,'api_version':'2026-07-29.dahlia','data':{'object':{'id':'pi_1','object':'payment_intent',"
                    + "'status':'succeeded','amount':1099,'amount_received':1099,'currency':'usd','receipt_email':'a@b.example'}}}";
    private static final String NOT_GENERATED = "{'id':'evt_2','object':'v2.core.event','livemode':true,"
            + "'type':'v2.core.health.event_generation_failure.resolved','data':{'impact':{'related_object_id':'pi_2'}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAID,
                NOT_GENERATED,
                "{'id':'evt_3','object':'event','type':'customer.created','data':{'object':{'id':'cus_1'}}}",
                "{'id':'evt_4','object':'v2.core.event','type':'v2.core.health.api_error.firing'}",
                "{'id':'evt_5','object':'event','type':'payment_intent.succeeded','data':{'object':{'id':'pi 5'}}}",
                "{'object':'event','type':'payment_intent.succeeded'}",
                "{}",
            })
    void saysTheSameUnderTheSameId(String body) {
        var callback = (Reading.Believed)
                Deliveries.read("stripe", Deliveries.utf8(json(body).write()));
        var event = read(body, Deliveries.NOW);
        assertThat(event.kept().document()).isEqualTo(callback.kept().document());
        if (callback instanceof Reading.Trusted(var facts, var _, var _)) {
            assertThat(event)
                    .isInstanceOfSatisfying(
                            Reading.Trusted.class,
                            trusted -> assertThat(trusted.facts()).isEqualTo(facts));
        } else {
            assertThat(Deliveries.line(event))
                    .isEqualTo(Deliveries.line(callback))
                    .startsWith("kept: ");
        }
        assertThat(id(event)).isEqualTo(id(callback));
    }

    private static String id(Reading reading) {
        return switch (reading) {
            case Reading.Trusted trusted -> trusted.facts().getFirst().id();
            case Reading.Ignored ignored -> ignored.eventId();
            case Reading.Several _, Reading.Rejected _ -> "none";
        };
    }

    @Test
    void keepsNoMoreOfItAndClaimsNoSignature() {
        var kept = read(PAID, Deliveries.NOW).kept();
        assertThat(kept.document().write()).contains("pi_1").doesNotContain("a@b.example");
        assertThat(kept.key()).isEmpty();
        assertThat(kept.sha256()).isEmpty();
        assertThat(kept.signedAt()).isEqualTo(Instant.EPOCH);
    }

    /// Where Stripe states none: of thin events it is a text.
    @Test
    void isOfTheTimeAtWhichItWasPutOnTheBus() {
        assertThat(stated(PAID)).isEqualTo(Instant.ofEpochSecond(1_772_366_340));
        assertThat(stated(NOT_GENERATED)).isEqualTo(Deliveries.NOW.minusSeconds(7));
    }

    private static Instant stated(String body) {
        var trusted = (Reading.Trusted) read(body, Deliveries.NOW.minusSeconds(7));
        return trusted.facts().getFirst().origin().stated();
    }

    private static Reading.Believed read(String body, Instant sentAt) {
        var event = new PartnerEvent(SOURCE, sentAt, json(body), Deliveries.NOW);
        return new StripeGateway().read("stripe", event).orElseThrow();
    }

    private static Json json(String body) {
        return Json.parse(body.replace('\'', '"'));
    }
}
