package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Reading;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event of Stripe's that is read, and the cases within it. JSON is written with ' for ".
public class StripeEventsTest {
    private static final String MONEY = "'currency':'usd','amount':1000,";

    record Row(String type, String object, String says) {}

    static Stream<Row> events() {
        return Stream.of(intents(), charges(), refunds(), disputes(), sessions())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> intents() {
        var intent = "'id':'pi_1'," + MONEY;
        return Stream.of(
                row(
                        "payment_intent.succeeded",
                        intent + "'amount_received':1000",
                        "pi_1: Paid[asked=1000 USD, captured=1000]"),
                row(
                        "payment_intent.succeeded",
                        intent + "'amount_received':700",
                        "pi_1: Paid[asked=1000 USD, captured=700]"),
                row(
                        "payment_intent.succeeded",
                        intent + "'amount_received':0",
                        "pi_1: Contradicted[what=paid, but nothing was taken]"),
                row(
                        "payment_intent.succeeded",
                        intent + "'x':0",
                        "pi_1: Contradicted[what='amount_received' is missing]"),
                row("payment_intent.succeeded", "'amount':1", "kept: it names no payment"),
                row(
                        "payment_intent.payment_failed",
                        intent + "'last_payment_error':{'code':'card_declined','decline_code':'lost_card'}",
                        "pi_1: Failed[attempt=, code=lost_card]"),
                row(
                        "payment_intent.payment_failed",
                        intent + "'last_payment_error':{'code':'expired_card','decline_code':null}",
                        "pi_1: Failed[attempt=, code=expired_card]"),
                row(
                        "payment_intent.payment_failed",
                        intent + "'last_payment_error':null",
                        "pi_1: Failed[attempt=, code=]"),
                row("payment_intent.processing", intent + "'x':0", "pi_1: Acting[attempt=, code=]"),
                row("payment_intent.requires_action", intent + "'x':0", "pi_1: Acting[attempt=, code=]"),
                row(
                        "payment_intent.requires_action",
                        intent + "'next_action':{'type':'konbini_display_details'}",
                        "pi_1: Acting[attempt=, code=], MethodNamed[method=voucher konbini]"),
                row(
                        "payment_intent.partially_funded",
                        intent + "'next_action':{'type':'display_bank_transfer_instructions',"
                                + "'display_bank_transfer_instructions':{'amount_remaining':400}}",
                        "pi_1: Acting[attempt=, code=], MethodNamed[method=transfer customer_balance remaining 400]"),
                row(
                        "payment_intent.partially_funded",
                        "'id':'pi_1','currency':'ugx','amount':100000,"
                                + "'next_action':{'type':'display_bank_transfer_instructions',"
                                + "'display_bank_transfer_instructions':{'amount_remaining':40000}}",
                        "pi_1: Acting[attempt=, code=], MethodNamed[method=transfer customer_balance remaining 400]"),
                row(
                        "payment_intent.partially_funded",
                        intent + "'next_action':{'type':'display_bank_transfer_instructions',"
                                + "'display_bank_transfer_instructions':{'amount_remaining':-1}}",
                        "pi_1: Acting[attempt=, code=], MethodNamed[method=transfer customer_balance]"),
                row("payment_intent.canceled", intent + "'x':0", "pi_1: Closed[]"),
                row(
                        "payment_intent.amount_capturable_updated",
                        intent + "'amount_capturable':9",
                        "pi_1: Authorised[asked=1000 USD]"),
                row(
                        "payment_intent.amount_capturable_updated",
                        intent + "'amount_capturable':600,'amount_received':400",
                        "pi_1: Authorised[asked=1000 USD], Paid[asked=1000 USD, captured=400]"),
                row(
                        "payment_intent.amount_capturable_updated",
                        intent + "'amount_capturable':0",
                        "kept: nothing is held"));
    }

    private static Stream<Row> charges() {
        var charge = "'id':'ch_1','payment_intent':'pi_1'," + MONEY;
        var taken = charge + "'captured':true,'amount_captured':1000";
        return Stream.of(
                row("charge.succeeded", taken, "pi_1: Paid[asked=1000 USD, captured=1000]"),
                row("charge.captured", taken, "pi_1: Paid[asked=1000 USD, captured=1000]"),
                row("charge.succeeded", charge + "'captured':false", "pi_1: Authorised[asked=1000 USD]"),
                row(
                        "charge.succeeded",
                        "'id':'ch_1','payment_intent':null," + MONEY + "'x':0",
                        "ch_1: Authorised[asked=1000 USD]"),
                row(
                        "charge.succeeded",
                        "'id':'ch_1','payment_intent':{'id':'pi_2'}," + MONEY + "'x':0",
                        "pi_2: Authorised"),
                row("charge.pending", charge + "'x':0", "pi_1: Acting[attempt=ch_1, code=]"),
                row(
                        "charge.failed",
                        charge + "'failure_code':'card_declined'",
                        "pi_1: Failed[attempt=ch_1, code=card_declined]"),
                row(
                        "charge.failed",
                        charge
                                + "'failure_code':'card_declined','outcome':{'type':'issuer_declined','reason':'do_not_honor'}",
                        "pi_1: Failed[attempt=ch_1, code=do_not_honor]"),
                row(
                        "charge.failed",
                        charge + "'failure_code':'card_declined','outcome':{'type':'blocked','reason':'rule'}",
                        "pi_1: Failed[attempt=ch_1, code=card_declined]"),
                row("charge.refunded", taken + ",'amount_refunded':5", "kept: charge.refunded carries only a sum"),
                row("charge.refunded", charge + "'captured':false,'amount_refunded':5", "kept: a hold was released"),
                row(
                        "charge.refunded",
                        taken + ",'refunds':{'data':[{'id':'re_1','currency':'usd','amount':5,'status':'succeeded'},"
                                + "{'id':'re_2','currency':'usd','amount':-5,'status':'succeeded'}]}",
                        "pi_1: RefundReported[refund=gateway:re_1, status=SUCCEEDED, amount=5 USD], "
                                + "RefundReported[refund=gateway:re_2, status=SUCCEEDED, amount=0 ]"));
    }

    private static Stream<Row> refunds() {
        var refund = "'id':'re_1','charge':'ch_1','payment_intent':'pi_1'," + MONEY;
        return Stream.of(
                row(
                        "refund.created",
                        refund + "'status':'pending'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=PENDING,"),
                row(
                        "refund.updated",
                        refund + "'status':'succeeded'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=SUCCEEDED,"),
                row(
                        "refund.updated",
                        refund + "'status':'canceled'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=FAILED,"),
                row(
                        "refund.updated",
                        refund + "'status':'requires_action'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=PENDING,"),
                row(
                        "refund.updated",
                        refund + "'status':'new_word'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=UNKNOWN,"),
                row(
                        "charge.refund.updated",
                        refund + "'status':'failed'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=FAILED,"),
                row(
                        "refund.failed",
                        refund + "'status':'pending'",
                        "pi_1: RefundReported[refund=gateway:re_1, status=FAILED,"),
                row(
                        "refund.created",
                        refund + "'metadata':{'anxin_refund':'pi_1-r1'},'status':'succeeded'",
                        "pi_1: RefundReported[refund=pi_1-r1, status=SUCCEEDED, amount=1000 USD]"),
                row("refund.created", "'id':'re_1','charge':'ch_1'," + MONEY + "'x':0", "ch_1: RefundReported"),
                row(
                        "refund.created",
                        "'id':'re_1','charge':null,'payment_intent':null," + MONEY + "'status':'succeeded'",
                        "kept: it names no payment"), // of a customer's cash balance
                row("refund.created", "'payment_intent':'pi_1'," + MONEY + "'x':0", "kept: 'id' is missing"),
                row(
                        "refund.created",
                        "'id':'re_1','payment_intent':'pi_1','amount':1",
                        "pi_1: RefundReported[refund=gateway:re_1, status=UNKNOWN, amount=0 ]"));
    }

    private static Stream<Row> disputes() {
        var dispute = "'id':'dp_1','charge':'ch_1','payment_intent':'pi_1'," + MONEY;
        var reported = "pi_1: DisputeReported[dispute=dp_1, status=";
        return Stream.of(
                row(
                        "charge.dispute.created",
                        dispute + "'status':'needs_response'",
                        reported + "OPEN, amount=1000 USD,"),
                row("charge.dispute.created", dispute + "'status':'warning_needs_response'", reported + "INQUIRY,"),
                row(
                        "radar.early_fraud_warning.created",
                        "'id':'issfr_1','payment_intent':'pi_1','charge':'ch_1','actionable':true,'fraud_type':'misc'",
                        "pi_1: FraudWarned[type=misc, actionable=true]"),
                row(
                        "radar.early_fraud_warning.updated",
                        "'id':'issfr_1','payment_intent':'pi_1','charge':'ch_1','actionable':false,'fraud_type':'misc'",
                        "pi_1: FraudWarned[type=misc, actionable=false]"),
                row("charge.dispute.funds_withdrawn", dispute + "'status':'needs_response'", reported + "OPEN,"),
                row("charge.dispute.funds_reinstated", dispute + "'status':'under_review'", reported + "WON,"),
                row("charge.dispute.funds_reinstated", dispute + "'status':'lost'", reported + "LOST,"),
                row("charge.dispute.closed", dispute + "'status':'won'", reported + "WON,"),
                row("charge.dispute.closed", dispute + "'status':'lost'", reported + "LOST,"),
                row("charge.dispute.closed", dispute + "'status':'warning_closed'", reported + "WON,"),
                row("charge.dispute.closed", dispute + "'status':'new_word'", reported + "OPEN,"),
                row("charge.dispute.created", dispute + "'status':'prevented'", reported + "PREVENTED,"),
                row("charge.dispute.updated", dispute + "'status':'under_review'", reported + "OPEN,"),
                row(
                        "charge.dispute.created",
                        "'id':'dp_1','payment_intent':'pi_1','amount':1.5,'status':'lost'",
                        reported + "LOST, amount=0 , moved=UNKNOWN,"),
                row(
                        "charge.dispute.updated",
                        dispute + "'status':'warning_closed','balance_transactions':[]",
                        reported + "WON, amount=1000 USD, moved=NOTHING,"),
                row(
                        "charge.dispute.updated",
                        dispute + "'status':'warning_under_review','balance_transactions':[{'amount':-900}],"
                                + "'evidence_details':{'due_by':1771400000}",
                        reported
                                + "INQUIRY, amount=1000 USD, moved=WITHDRAWN, dueBy=2026-02-18T07:33:20Z, refundable=true]"),
                row(
                        "charge.dispute.updated",
                        dispute + "'status':'new_word','balance_transactions':[{'amount':-900},{'amount':900}]",
                        reported + "WON, amount=1000 USD, moved=REINSTATED,"));
    }

    private static Stream<Row> sessions() {
        var session = "'id':'cs_1','payment_intent':'pi_1','currency':'usd','amount_total':1000,";
        var known = ", AlsoKnownAs[reference=pi_1]";
        return Stream.of(
                row(
                        "checkout.session.completed",
                        session + "'payment_status':'paid'",
                        "cs_1: Paid[asked=1000 USD, captured=1000]" + known),
                row(
                        "checkout.session.completed",
                        session + "'payment_status':'unpaid'",
                        "cs_1: Acting[attempt=, code=]" + known),
                row(
                        "checkout.session.completed",
                        "'id':'cs_1','payment_intent':null,'payment_status':'unpaid'",
                        "cs_1: Acting[attempt=, code=]"),
                row("checkout.session.async_payment_succeeded", session + "'payment_status':'paid'", "cs_1: Paid"),
                row(
                        "checkout.session.async_payment_failed",
                        session + "'payment_status':'unpaid'",
                        "cs_1: Hinted[what=an attempt failed: which, its intent says]" + known),
                row("checkout.session.expired", "'id':'cs_1','payment_intent':null", "cs_1: Closed[]"));
    }

    private static Row row(String type, String object, String says) {
        return new Row(type, object, says);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatTheEventSays(Row row) {
        assertThat(Deliveries.line(Deliveries.read("stripe", body(row)))).startsWith(row.says);
    }

    @Test
    void statesTheGatewaysOwnTimeWhereItMakesSense() {
        assertThat(at("'created':1771000000")).isEqualTo("2026-02-13T16:26:40Z");
        var ahead = Deliveries.NOW.plus(Duration.ofHours(24));
        assertThat(at("'created':" + ahead.getEpochSecond()))
                .as("a clock that is wrong by a day")
                .isEqualTo("" + ahead);
        for (String wrong : new String[] {"'created':1999999999", "'created':0", "'created':1e300", "'created':null"}) {
            assertThat(at(wrong)).as(wrong).isEqualTo(Deliveries.NOW.toString());
        }
    }

    /// Before 2025-03-31.basil a hold that was let go looked the same.
    @ParameterizedTest
    @CsvSource({
        "2022-08-01, refund.created, '', Hinted",
        "2024-12-18.acacia, refund.failed, '', Hinted",
        "2024-12-18.acacia, charge.refund.updated, '', Hinted",
        "2024-12-18.acacia, refund.created, ours, RefundReported[refund=pi_1-r1",
        "2025-03-31.basil, refund.created, '', RefundReported[refund=gateway:re_1",
        "2026-07-29.dahlia, refund.created, '', RefundReported[refund=gateway:re_1",
    })
    void believesARefundOnlyWhereAHoldThatIsLetGoIsNone(String version, String type, String ours, String says) {
        var metadata = ours.isEmpty() ? "" : ",'metadata':{'anxin_refund':'pi_1-r1'}";
        var body = "{'id':'evt_1','object':'event','created':1771000000,'api_version':'" + version + "','type':'" + type
                + "','data':{'object':{'id':'re_1','payment_intent':'pi_1'," + MONEY + "'status':'succeeded'"
                + metadata + "}}}";
        assertThat(Deliveries.line(Deliveries.read("stripe", Deliveries.utf8(body.replace('\'', '"')))))
                .startsWith("pi_1: " + says);
    }

    @Test
    void keepsThinEventsUnderTheirOwnId() {
        var thin = "{'id':'evt_thin','object':'v2.core.event','type':'v1.billing.meter.error_report_triggered'}";

        assertThat(Deliveries.read("stripe", Deliveries.utf8(thin.replace('\'', '"'))))
                .isInstanceOfSatisfying(Reading.Ignored.class, kept -> {
                    assertThat(kept.eventId()).isEqualTo("evt_thin");
                    assertThat(kept.why()).contains("thin events (v2.core.event) are not read here");
                });
    }

    private static String at(String created) {
        var body = "{'id':'evt_1','object':'event'," + created
                + ",'type':'payment_intent.canceled','data':{'object':{'id':'pi_1'}}}";
        var reading = Deliveries.read("stripe", Deliveries.utf8(body.replace('\'', '"')));
        return ((Reading.Trusted) reading).facts().getFirst().origin().stated().toString();
    }

    private static byte[] body(Row row) {
        var body = "{'id':'evt_1','object':'event','created':1771000000,'type':'" + row.type + "','data':{'object':{"
                + row.object + "}}}";
        return Deliveries.utf8(body.replace('\'', '"'));
    }

    /// Every row's body, to be mutated by others.
    public static Stream<byte[]> bodies() {
        return events().map(StripeEventsTest::body);
    }
}
