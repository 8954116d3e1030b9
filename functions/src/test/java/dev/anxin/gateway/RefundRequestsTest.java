package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.http.Reply;
import dev.anxin.payment.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The call that moves money, and what its answers mean at both gateways. JSON is written with ' for ".
final class RefundRequestsTest {
    private static final String ID = "pi_1:second&late=1";
    private static final Inquiry STRIPE = Inquiries.about("stripe", "pi_1");
    private static final Inquiry OLEPAY = Inquiries.about("olepay", "o/1");

    @Test
    void olePayIsCalledByOrderWithTheRefundsOwnKey() {
        var call = Inquiries.call(refund(OLEPAY, 500, "CNY"));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("http://gateway.test/payments/o%2F1/refunds");
        assertThat(call.headers())
                .containsEntry("Idempotency-Key", ID)
                .containsEntry("Authorization", "Bearer " + Inquiries.SECRET)
                .containsEntry("Content-Type", "application/json");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"merchant_refund_id\":\"" + ID + "\",\"amount\":500,\"currency\":\"CNY\"}");
    }

    @ParameterizedTest
    @CsvSource({"500, USD, 500", "10, ISK, 1000", "1000, MGA, 10", "500, JPY, 500", "1090, KWD, 1090"})
    void stripeIsCalledByIntentInItsOwnUnits(long minor, String currency, long units) {
        var call = Inquiries.call(refund(STRIPE, minor, currency));
        assertThat(call.method() + " " + call.uri()).isEqualTo("POST http://gateway.test/v1/refunds");
        assertThat(call.headers())
                .containsEntry("Idempotency-Key", ID)
                .containsEntry("Stripe-Version", "2026-07-29.dahlia")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(new String(call.body(), StandardCharsets.UTF_8).split("&"))
                .contains("payment_intent=pi_1", "amount=" + units);
    }

    @ParameterizedTest
    @CsvSource({"cs_1, pi_2, payment_intent=pi_2", "ch_3, x, charge=ch_3", "py_4, x, charge=py_4"})
    void stripeIsCalledByWhateverIdThereIs(String reference, String other, String field) {
        var inquiry = Inquiries.about("stripe", reference, other);
        var body = Inquiries.call(refund(inquiry, 500, "USD")).body();
        assertThat(new String(body, StandardCharsets.UTF_8)).startsWith(field + "&");
    }

    @Test
    void isImpossibleWhereTheGatewayCannotBeTold() {
        assertThat(Inquiries.why(refund(Inquiries.about("stripe", "cs_1"), 500, "USD")))
                .isEqualTo("neither an intent (pi_) nor a charge (ch_, py_) of it is known");
        assertThat(Inquiries.why(refund(STRIPE, 1099, "KWD"))).isEqualTo("1099 KWD cannot be said in Stripe's units");
        assertThat(Inquiries.why(refund(STRIPE, 10, "IQD"))).isEqualTo("10 IQD cannot be said in Stripe's units");
    }

    @Test
    void refusesToSendNothingOrNamelessMoney() {
        assertThatThrownBy(() -> refund(STRIPE, 0, "USD")).hasMessage("a refund of nothing");
        for (var id : List.of("", "a b", "x".repeat(161))) {
            assertThatThrownBy(() -> new OutgoingRefund(id, new Money(1, "USD")))
                    .hasMessageContaining("1 to 160");
        }
    }

    @Test
    void keysLiveAsLongAsTheGatewaySays() {
        assertThat(Inquiries.gateway(STRIPE).refundKeyLife()).isEqualTo(Duration.ofHours(24));
        assertThat(Inquiries.gateway(OLEPAY).refundKeyLife()).isEqualTo(ChronoUnit.FOREVER.getDuration());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'succeeded','amount':500 | status=SUCCEEDED, amount=500 USD",
                "'status':'pending','amount':500 | status=PENDING, amount=500 USD",
                "'status':'failed','amount':500 | status=FAILED, amount=500 USD",
                "'status':'canceled','amount':500 | status=FAILED, amount=500 USD",
                "'status':'dreaming','amount':500 | status=UNKNOWN, amount=500 USD",
                "'status':'succeeded','amount':700 | status=SUCCEEDED, amount=700 USD",
            })
    void stripeSaysHowTheRefundStands(String fields, String says) {
        var body = "{'id':'re_1','object':'refund','payment_intent':'pi_1','currency':'usd',"
                + "'metadata':{'anxin_refund':'" + ID + "'}," + fields + "}";
        assertThat(heard(STRIPE, 200, body)).isEqualTo("Said[report=RefundReported[refund=" + ID + ", " + says + "]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'succeeded','refund_amount':500 | status=SUCCEEDED, amount=500 CNY",
                "'status':'pending','refund_amount':500 | status=PENDING, amount=500 CNY",
                "'status':'failed','refund_amount':500 | status=FAILED, amount=500 CNY",
                "'status':'dreaming','refund_amount':500 | status=UNKNOWN, amount=500 CNY",
                "'status':'succeeded','refund_amount':700 | status=SUCCEEDED, amount=700 CNY",
            })
    void olePaySaysHowTheRefundStands(String fields, String says) {
        var body =
                "{'order_id':'o/1','refund_id':'r1','merchant_refund_id':'" + ID + "','currency':'CNY'," + fields + "}";
        assertThat(heard(OLEPAY, 201, body)).isEqualTo("Said[report=RefundReported[refund=" + ID + ", " + says + "]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "stripe | 400 | 'type':'invalid_request_error','code':'charge_already_refunded' | charge_already_refunded",
                "stripe | 400 | 'type':'invalid_request_error','code':'charge_disputed' | charge_disputed",
                "stripe | 400 | 'type':'invalid_request_error' | invalid_request_error",
                "stripe | 400 | 'type':'invalid_request_error','code':'a\u00e9b' | masked",
                "stripe | 402 | 'type':'card_error','code':'insufficient_funds' | insufficient_funds",
                "stripe | 404 | 'type':'invalid_request_error','code':'resource_missing' | resource_missing",
                "olepay | 400 | 'code':'bad_request' | bad_request",
                "olepay | 400 | 'code':'more_than_captured' | more_than_captured",
                "olepay | 400 | 'code':'wrong_currency' | wrong_currency",
                "olepay | 400 | 'code':'not_refundable' | not_refundable",
                "olepay | 402 | 'code':'rejected' | rejected",
                "olepay | 402 | 'code':'disputed' | disputed",
                "olepay | 404 | 'code':'not_found' | not_found",
            })
    void isRejectedWhereTheGatewaySaysThatNothingMoved(String gateway, int status, String error, String why) {
        assertThat(heard(by(gateway), status, "{'error':{" + error + ",'message':'Zhang San'}}"))
                .isEqualTo("Rejected[why=the gateway refuses: " + why + "]");
    }

    /// Whatever else comes back, money may have moved.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "stripe | 400 | {'error':{'type':'idempotency_error'}} | the gateway answers 400",
                "stripe | 400 | {'error':{'type':'invalid_request_error','code':'idempotency_key_in_use'}} | the gateway",
                "stripe | 400 | {'error':{'type':'invalid_request_error','code':'rate_limit'}} | the gateway answers 400",
                "stripe | 400 | {'error':{'type':'api_error'}} | the gateway answers 400",
                "stripe | 400 | {'error':{}} | the gateway answers 400",
                "stripe | 400 | {'error':'invalid_request_error'} | the gateway answers 400",
                "stripe | 400 | <html> | the gateway answers 400",
                "stripe | 402 | ~~ | the gateway answers 402",
                "stripe | 404 | <html> | the gateway answers 404",
                "stripe | 401 | {'error':{'type':'invalid_request_error'}} | the gateway refuses our secret (401)",
                "stripe | 403 | {'error':{'type':'invalid_request_error'}} | the gateway refuses our secret (403)",
                "stripe | 409 | {'error':{'type':'invalid_request_error'}} | the gateway answers 409",
                "stripe | 429 | {'error':{'type':'invalid_request_error'}} | the gateway is asked too much (429)",
                "stripe | 500 | {'error':{'type':'invalid_request_error'}} | the gateway answers 500",
                "stripe | 302 | ~~ | redirects are not followed (302)",
                "stripe | 200 | {'error':{'type':'invalid_request_error'}} | an error inside a 200",
                "stripe | 200 | {'object':'refund','id':'re_1 | a 200 that cannot be read",
                "stripe | 200 | {'object':'charge','payment_intent':'pi_1'} | the answer is no refund",
                "stripe | 200 | {'object':'refund','payment_intent':'pi_2'} | the answer is about another payment",
                "stripe | 200 | {'object':'refund'} | the answer is about another payment",
                "stripe | 200 | {'object':'refund','payment_intent':'pi_1'} | a 200 that cannot be read: 'id' is missing",
                "stripe | 200 | {'object':'refund','payment_intent':'pi_1','id':'re_1','currency':'usd','amount':5,"
                        + "'status':'succeeded'} | the answer is about another refund",
                "stripe | 200 | {'object':'refund','payment_intent':'pi_1','metadata':{'anxin_refund':'x'},"
                        + "'currency':'usd','amount':5,'status':'succeeded'} | the answer is about another refund",
                "stripe | 200 | {'object':'refund','payment_intent':'pi_1','id':'re_1','currency':'usd','amount':-5} | "
                        + "the refund's amount cannot be read",
                "olepay | 400 | {'error':{'code':'dreaming'}} | the gateway answers 400",
                "olepay | 402 | {'error':{'code':7}} | the gateway answers 402",
                "olepay | 404 | {'error':'not_found'} | the gateway answers 404",
                "olepay | 404 | <html> | the gateway answers 404",
                "olepay | 409 | {'error':{'code':'refund_exists'}} | the gateway answers 409",
                "olepay | 403 | {'error':{'code':'rejected'}} | the gateway refuses our secret (403)",
                "olepay | 503 | {'error':{'code':'rejected'}} | the gateway answers 503",
                "olepay | 200 | {'error':{'code':'rejected'}} | an error inside a 200",
                "olepay | 200 | {} | the answer is about another payment",
                "olepay | 200 | {'order_id':'o/2','merchant_refund_id':'x'} | the answer is about another payment",
                "olepay | 200 | {'order_id':'o/1'} | a 200 that cannot be read: 'refund_id' is missing",
                "olepay | 200 | {'order_id':'o/1','refund_id':'r1','refund_amount':5,'currency':'CNY'} | "
                        + "the answer is about another refund",
                "olepay | 200 | {'order_id':'o/1','refund_id':'r1','refund_amount':5.5,'currency':'CNY'} | "
                        + "the refund's amount cannot be read",
            })
    void isUnknownOtherwise(String gateway, int status, String body, String why) {
        assertThat(heard(by(gateway), status, body)).startsWith("Unknown[why=" + why);
    }

    @Test
    void isUnknownIfNothingCame() {
        for (var inquiry : List.of(STRIPE, OLEPAY)) {
            assertThat(refund(inquiry, 5, "USD").read(new Reply.None("silence")))
                    .isEqualTo(new RefundReply.Unknown("silence"));
        }
    }

    private static Inquiry by(String gateway) {
        return gateway.equals("stripe") ? STRIPE : OLEPAY;
    }

    private static OutgoingRefund outgoing(long minor, String currency) {
        return new OutgoingRefund(ID, new Money(minor, currency));
    }

    private static Question<RefundReply> refund(Inquiry inquiry, long minor, String currency) {
        return Inquiries.gateway(inquiry).refund(inquiry, outgoing(minor, currency));
    }

    private static String heard(Inquiry inquiry, int status, String body) {
        return refund(inquiry, 500, "USD")
                .read(Inquiries.answered(status, body))
                .toString();
    }
}
