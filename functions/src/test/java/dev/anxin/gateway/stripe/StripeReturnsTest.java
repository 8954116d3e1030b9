package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Request;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Stripe's lists of refunds and disputes say. JSON is written with ' for ".
final class StripeReturnsTest {
    private static final String REFUND =
            "'object':'refund','id':'re_1','payment_intent':'pi_1','charge':'ch_1','amount':500,'currency':'usd'";
    private static final String DISPUTE =
            "'object':'dispute','id':'dp_1','payment_intent':'pi_1','charge':'ch_1','amount':500,'currency':'usd'";

    @ParameterizedTest
    @CsvSource({
        "pi_1, , payment_intent=pi_1",
        "cs_1, pi_2, payment_intent=pi_2",
        "order-7, ch_7, charge=ch_7",
        "py_1, , charge=py_1",
        "ch_1, pi_1, payment_intent=pi_1",
    })
    void asksForRefundsAndDisputesOfTheIntentElseOfTheCharge(String reference, String other, String by) {
        var inquiry =
                other == null ? Inquiries.about("stripe", reference) : Inquiries.about("stripe", reference, other);
        assertThat(paths(Inquiries.gateway(inquiry).money(inquiry)))
                .containsExactly("/v1/refunds?" + by + "&limit=100", "/v1/disputes?" + by + "&limit=100");
    }

    @Test
    void takesTheIntentFromTheAnswerOfItsSession() {
        var inquiry = Inquiries.about("stripe", "cs_1");
        var gateway = Inquiries.gateway(inquiry);
        assertThat(paths(gateway.money(inquiry.knowing(List.of(new News.Closed(), new News.AlsoKnownAs("pi_9"))))))
                .containsExactly(
                        "/v1/refunds?payment_intent=pi_9&limit=100", "/v1/disputes?payment_intent=pi_9&limit=100");
        assertThat(gateway.money(inquiry.knowing(List.of(new News.Closed()))))
                .extracting(Question::request)
                .containsExactly(
                        new Request.Impossible("neither an intent (pi_) nor a charge (ch_, py_) of it is known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'succeeded' | RefundReported[refund=gateway:re_1, status=SUCCEEDED, amount=500 USD]",
                "'status':'pending' | RefundReported[refund=gateway:re_1, status=PENDING, amount=500 USD]",
                "'status':'requires_action' | RefundReported[refund=gateway:re_1, status=PENDING, amount=500 USD]",
                "'status':'failed' | RefundReported[refund=gateway:re_1, status=FAILED, amount=500 USD]",
                "'status':'canceled' | RefundReported[refund=gateway:re_1, status=FAILED, amount=500 USD]",
                "'status':'dreaming' | RefundReported[refund=gateway:re_1, status=UNKNOWN, amount=500 USD]",
                "'status':null | RefundReported[refund=gateway:re_1, status=UNKNOWN, amount=500 USD]",
                "'status':'succeeded','metadata':{'anxin_refund':'pi_1:late'} | "
                        + "RefundReported[refund=pi_1:late, status=SUCCEEDED, amount=500 USD]",
                "'status':'succeeded','metadata':{'anxin_refund':'a b'} | "
                        + "RefundReported[refund=gateway:re_1, status=SUCCEEDED, amount=500 USD]",
                "'status':'failed','created':1772366100 | "
                        + "RefundReported[refund=gateway:re_1, status=FAILED, amount=500 USD]",
                "'status':'succeeded','created':1772366100 | "
                        + "Dated[stated=2026-03-01T11:55:00Z, news=RefundReported[refund=gateway:re_1, "
                        + "status=SUCCEEDED, amount=500 USD]]",
            })
    void saysWhatEachRefundIs(String fields, String says) {
        assertThat(heard("{'object':'list','has_more':false,'data':[{" + REFUND + "," + fields + "}]}"))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'needs_response' | DisputeReported[dispute=dp_1, status=OPEN, amount=500 USD, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'warning_under_review' | DisputeReported[dispute=dp_1, status=INQUIRY, amount=500 USD, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'warning_needs_response','is_charge_refundable':false | DisputeReported[dispute=dp_1, status=INQUIRY, "
                        + "amount=500 USD, moved=UNKNOWN, dueBy=-1000000000-01-01T00:00:00Z, refundable=false]",
                "'status':7 | DisputeReported[dispute=dp_1, status=OPEN, amount=500 USD, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'won' | DisputeReported[dispute=dp_1, status=WON, amount=500 USD, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'warning_closed' | DisputeReported[dispute=dp_1, status=WON, amount=500 USD, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'lost','created':1772366100 | Dated[stated=2026-03-01T11:55:00Z, "
                        + "news=DisputeReported[dispute=dp_1, status=LOST, amount=500 USD, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]]",
            })
    void saysWhatEachDisputeIs(String fields, String says) {
        assertThat(heard("{'object':'list','has_more':false,'data':[{" + DISPUTE + "," + fields + "}]}"))
                .isEqualTo(says);
    }

    @Test
    void saysNothingOfAnEmptyListAndTellsEachOfSeveral() {
        assertThat(heard("{'object':'list','has_more':false,'data':[]}")).isEmpty();
        var other = REFUND.replace("re_1", "re_2").replace("500", "501");
        assertThat(heard("{'has_more':false,'data':[{" + REFUND + "},{" + other + "}]}"))
                .contains("gateway:re_1, status=UNKNOWN, amount=500", "gateway:re_2, status=UNKNOWN, amount=501");
    }

    @Test
    void anAmountThatCannotBeReadIsNotKnownAndLeavesTheRestAsItIs() {
        var good = REFUND.replace("re_1", "re_2");
        assertThat(heard("{'has_more':false,'data':[{" + REFUND.replace("500", "-1") + "},{" + good + "}]}"))
                .isEqualTo("RefundReported[refund=gateway:re_1, status=UNKNOWN, amount=0 ], "
                        + "RefundReported[refund=gateway:re_2, status=UNKNOWN, amount=500 USD]");
        assertThat(heard("{'has_more':false,'data':[{" + DISPUTE.replace("usd", "btc") + "}]}"))
                .startsWith("DisputeReported[dispute=dp_1, status=OPEN, amount=0 ,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'has_more':true,'data':[]} | the list goes on",
                "{'data':[]} | a 200 that cannot be read: 'has_more' is missing or is neither true nor false",
                "{'has_more':'no','data':[]} | a 200 that cannot be read: 'has_more' is missing or is neither",
                "{'has_more':false} | a 200 that cannot be read: 'data' is missing or is no list",
                "{'has_more':false,'data':{}} | a 200 that cannot be read: 'data' is missing or is no list",
                "{'has_more':false,'data':['re_1']} | the answer is about another payment",
                "{'has_more':false,'data':[{'object':'refund','id':'re_1','payment_intent':'pi_2'}]} | "
                        + "the answer is about another payment",
                "{'has_more':false,'data':[{'object':'charge','id':'ch_1','payment_intent':'pi_1'}]} | "
                        + "a 200 that cannot be read: the list holds neither refunds nor disputes",
                "{'has_more':false,'data':[{'object':'refund','payment_intent':'pi_1'}]} | "
                        + "a 200 that cannot be read: 'id' is missing",
                "{'error':{}} | an error inside a 200",
            })
    void isNoAnswerUnlessAllOfItIsClear(String body, String why) {
        assertThat(heard(body)).startsWith("NoAnswer[why=" + why).doesNotContain("Reported");
    }

    @Test
    void isNoAnswerIfTheGatewayRefusesOrIsSilent() {
        var inquiry = Inquiries.about("stripe", "pi_1");
        for (int status : new int[] {302, 400, 401, 404, 429, 500}) {
            assertThat(Inquiries.heardOfMoney(inquiry, status, "{'error':{'code':'resource_missing'}}"))
                    .startsWith("NoAnswer[")
                    .contains(Integer.toString(status));
        }
        assertThat(Inquiries.heardOfMoney(inquiry, new Reply.None("silence")))
                .isEqualTo(new News.NoAnswer("silence").toString());
    }

    /// What is asked by the session alone could be about any payment.
    @Test
    void believesNoListWhoseIntentIsNotKnownToBeThePayments() {
        var body = "{'has_more':false,'data':[{" + REFUND + "}]}";
        var session = Inquiries.about("stripe", "cs_1");
        assertThat(Inquiries.heardOfMoney(session, 200, body)).startsWith("NoAnswer[");
        assertThat(Inquiries.heardOfMoney(known(session), 200, body)).startsWith("RefundReported[");
        assertThat(known(known(session)).otherIds()).containsExactly("pi_1");
    }

    private static Inquiry known(Inquiry inquiry) {
        return inquiry.knowing(List.of(new News.Unpaid(), new News.AlsoKnownAs("pi_1")));
    }

    private static String heard(String body) {
        return Inquiries.heardOfMoney(Inquiries.about("stripe", "pi_1"), 200, body);
    }

    private static List<String> paths(List<Question<List<News>>> questions) {
        return questions.stream()
                .map(Inquiries::call)
                .peek(call -> assertThat(Map.of(call.method(), call.headers().getOrDefault("Stripe-Version", "")))
                        .isEqualTo(Map.of("GET", "2026-07-29.dahlia")))
                .map(call -> call.uri().toString().replace("http://gateway.test", ""))
                .toList();
    }
}
