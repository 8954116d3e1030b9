package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample payload, signed, and the facts that it is.
public final class PayloadsTest {
    private static final Map<String, String> SAYS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "olepay/contact.created.spec-example.json",
                    "kept: events of type contact.created are not read here"),
            Map.entry("olepay/olepay.payment.failed.101.composed.json", "1002: Failed[attempt=, code=101]"),
            Map.entry("olepay/olepay.payment.failed.202.composed.json", "1003: Acting[attempt=, code=202]"),
            Map.entry("olepay/olepay.payment.failed.risk.composed.json", "1004: Failed[attempt=, code=RISK]"),
            Map.entry("olepay/olepay.payment.pending.composed.json", "1005: Acting[attempt=, code=]"),
            Map.entry("olepay/olepay.payment.succeeded.composed.json", "1001: Paid[asked=1099 USD, captured=1099]"),
            Map.entry(
                    "olepay/olepay.refund.failed.composed.json",
                    "1001: RefundReported[refund=gateway:ole_ref_1002, status=FAILED, amount=1099 USD]"),
            Map.entry(
                    "olepay/olepay.refund.succeeded.composed.json",
                    "1001: RefundReported[refund=gateway:ole_ref_1001, status=SUCCEEDED, amount=1099 USD]"),
            Map.entry("stripe/customer.created.signed.json", "kept: events of type customer.created are not read here"),
            Map.entry("stripe/foo.created.unknown-type.json", "kept: events of type foo.created are not read here"),
            Map.entry("stripe/object.charge.fixture.json", "kept: this is no event but an object by itself: charge"),
            Map.entry("stripe/object.dispute.fixture.json", "kept: this is no event but an object by itself: dispute"),
            Map.entry("stripe/object.event.fixture.json", "kept: events of type plan.created are not read here"),
            Map.entry(
                    "stripe/object.payment_intent.fixture.json",
                    "kept: this is no event but an object by itself: payment_intent"),
            Map.entry("stripe/object.refund.fixture.json", "kept: this is no event but an object by itself: refund"),
            Map.entry(
                    "stripe/payment_intent.last_payment_error.object.json",
                    "kept: this is no event but an object by itself: payment_intent"),
            Map.entry(
                    "stripe/payment_intent.partially_funded.composed.json",
                    "pi_made1010: Acting[attempt=, code=], "
                            + "MethodNamed[method=transfer customer_balance quoting MADE1010 remaining 400]"),
            Map.entry(
                    "stripe/payment_intent.payment_failed.composed.json",
                    "pi_made1002: Failed[attempt=ch_made1002, code=insufficient_funds], MethodNamed[method=instant card]"),
            Map.entry(
                    "stripe/payment_intent.succeeded.composed.json",
                    "pi_made1001: Paid[asked=1099 USD, captured=1099]"),
            Map.entry(
                    "stripe/refund.failed.composed.json",
                    "pi_made1001: RefundReported[refund=gateway:re_made1002, status=FAILED, amount=1099 USD]")));

    static Stream<String> samples() {
        return Stream.of("olepay", "stripe") // WeChat Pay's are encrypted: WeChatEventsTest
                .flatMap(gateway ->
                        Deliveries.files("payloads/" + gateway).stream().map(file -> gateway + "/" + file));
    }

    @Test
    void hasARowForEverySample() {
        assertThat(SAYS.keySet()).containsExactlyInAnyOrderElementsOf(samples().toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysWhatTheSampleSays(String sample) {
        var reading = read(sample);

        assertThat(Deliveries.line(reading)).isEqualTo(SAYS.get(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSameEventAgainIsTheSameReading(String sample) {
        assertThat(read(sample)).isEqualTo(read(sample));
    }

    @Test
    void factsAreNamedAndDatedByTheGateway() {
        assertThat(fact("stripe/payment_intent.succeeded.composed.json"))
                .returns("evt_made1001", Fact::id)
                .returns(Instant.ofEpochSecond(1771000000), Fact::told)
                .returns(Fact.Source.CALLBACK, Fact::source);
        assertThat(fact("olepay/olepay.payment.succeeded.composed.json"))
                .returns(Deliveries.MESSAGE_ID, Fact::id)
                .returns(Instant.parse("2026-02-13T09:00:00Z"), Fact::told);
    }

    @Test
    void anAnswerSaysWhatBecameOfTheEvent() {
        assertThat(answer(read("olepay/olepay.payment.succeeded.composed.json")))
                .isEqualTo(new Answer(200, "application/json", "{\"outcome\":\"recorded\"}"));
        assertThat(answer(read("stripe/foo.created.unknown-type.json")).body())
                .isEqualTo("{\"outcome\":\"kept\",\"problem\":\"events of type foo.created are not read here\"}");
    }

    private static Fact fact(String sample) {
        return ((Reading.Trusted) read(sample)).facts().getFirst();
    }

    public static Answer answer(Reading reading) {
        return reading.answer();
    }

    private static Reading read(String sample) {
        var gateway = List.of(sample.split("/", 2)).getFirst();
        return Deliveries.read(gateway, Deliveries.file("payloads/" + sample));
    }
}
