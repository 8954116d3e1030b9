package dev.anxin.gateway.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked and called for at Adyen, and what is made of the answers. JSON is written with ' for ".
final class AdyenCallsTest {
    private static final AdyenGateway GATEWAY = new AdyenGateway();
    private static final String LINK = "PLE83C39B0A0DE0C1E";
    private static final Money WHOLE = new Money(1000, "EUR");
    private static final Inquiry PAID = AdyenMade.inquiry(new Inquiry.Books(WHOLE, List.of("o-1:late")), AdyenMade.PSP);

    private static OutgoingRefund refund(long amount) {
        return new OutgoingRefund("o-1:late", new Money(amount, "EUR"));
    }

    private static String body(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    @Test
    void saysThatAPaymentCannotBeAskedAbout() {
        for (var question : List.of(
                GATEWAY.payment(AdyenMade.inquiry(AdyenMade.PSP)),
                GATEWAY.close(AdyenMade.inquiry(AdyenMade.PSP), "close:1"))) {
            assertThat(Inquiries.why(question)).isEqualTo("Adyen answers no question about a payment");
            assertThat(question.unasked("whatever"))
                    .containsExactly(new News.Unaskable("Adyen answers no question about a payment"));
        }
        assertThat(GATEWAY.money(PAID)).isEmpty();
        var request = new ListingRequest("", List.of(), AdyenMade.NOW, AdyenMade.NOW, "");
        assertThat(GATEWAY.list(request).unasked("")).isEqualTo(new Listing.Page(List.of(), ""));
    }

    /// One in 1,296 does.
    @Test
    void takesNoIdOfAPaymentForALinkBecauseItBeginsLikeOne() {
        assertThat(Inquiries.why(GATEWAY.payment(AdyenMade.inquiry("PLZI2JMSVMREJH01"))))
                .isEqualTo("Adyen answers no question about a payment");
    }

    @Test
    void asksHowALinkStands() {
        var call = Inquiries.call(GATEWAY.payment(AdyenMade.inquiry(LINK)));
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).hasToString("https://adyen.test/checkout/v72/paymentLinks/" + LINK);
        assertThat(call.headers())
                .containsEntry("X-API-Key", "made-key-made-key-made-key")
                .doesNotContainKey("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "active | Unpaid[]",
                "paymentPending | Acting[attempt=, code=]",
                "completed | Authorised[asked=1000 EUR], Unaskable[why=Adyen answers no question about a payment]",
                "paid | Authorised[asked=1000 EUR], Unaskable[why=Adyen answers no question about a payment]",
                "expired | Closed[]",
                "new | NoAnswer[why=the status 'new' is not known here]",
            })
    void readsALink(String status, String says) {
        assertThat(said(200, link(status, "o-1"))).isEqualTo(says);
    }

    private static String link(String status, String reference) {
        return "{'id':'" + LINK + "','merchantAccount':'MadeAccount','reference':'" + reference + "','status':'"
                + status + "','amount':{'value':1000,'currency':'EUR'}}";
    }

    private static String said(int status, String body) {
        return GATEWAY.payment(AdyenMade.inquiry(LINK)).read(Inquiries.answered(status, body)).stream()
                .map(News::toString)
                .collect(Collectors.joining(", "));
    }

    @Test
    void believesNoAnswerAboutAnotherLink() {
        assertThat(said(200, link("active", "o-2"))).contains("about another payment");
        assertThat(said(200, link("active", "o-1").replace("MadeAccount", "Other")))
                .contains("about another payment");
        assertThat(said(404, "{'errorCode':'100','status':404}")).startsWith("NoAnswer");
        assertThat(said(401, "{}")).startsWith("NoAnswer");
    }

    @Test
    void closesALink() {
        var call = Inquiries.call(GATEWAY.close(AdyenMade.inquiry(LINK), "close:1"));
        assertThat(call.method()).isEqualTo("PATCH");
        assertThat(body(call)).isEqualTo(AdyenMade.json("{'status':'expired'}"));
        assertThat(call.headers()).containsEntry("Idempotency-Key", "close:1");
    }

    @Test
    void sendsBackAPartByARefund() {
        var call = Inquiries.call(GATEWAY.refund(PAID, refund(400)));
        assertThat(call.uri()).hasToString("https://adyen.test/checkout/v72/payments/MADE000000001001/refunds");
        assertThat(body(call))
                .isEqualTo(AdyenMade.json("{'merchantAccount':'MadeAccount','amount':{'value':400,'currency':'EUR'},"
                        + "'reference':'anxin:o-1:late'}"));
        assertThat(call.headers()).containsEntry("Idempotency-Key", "o-1:late");
    }

    @Test
    void sendsBackAllByAReversal() {
        var call = Inquiries.call(GATEWAY.refund(PAID, refund(1000)));
        assertThat(call.uri()).hasToString("https://adyen.test/checkout/v72/payments/MADE000000001001/reversals");
        assertThat(body(call))
                .isEqualTo(AdyenMade.json("{'merchantAccount':'MadeAccount','reference':'anxin:o-1:late'}"));
        var before = AdyenMade.inquiry(new Inquiry.Books(WHOLE, List.of("o-1:late", "gateway:X")), AdyenMade.PSP);
        assertThat(Inquiries.call(GATEWAY.refund(before, refund(1000))).uri().getPath())
                .as("a part of it went back before")
                .endsWith("/refunds");
        var captured = AdyenMade.inquiry(new Inquiry.Books(Money.NONE, List.of()), AdyenMade.PSP);
        assertThat(Inquiries.call(GATEWAY.refund(captured, refund(1000))).uri().getPath())
                .as("captures were told of")
                .endsWith("/refunds");
    }

    @Test
    void aLongIdIsAShortKey() {
        var id = "o-1:" + "a".repeat(66);
        var call = Inquiries.call(GATEWAY.refund(PAID, new OutgoingRefund(id, new Money(1, "EUR"))));
        assertThat(call.headers().getOrDefault("Idempotency-Key", "")).hasSize(64);
        assertThat(Inquiries.why(GATEWAY.refund(PAID, new OutgoingRefund(id + "aaaaa", new Money(1, "EUR")))))
                .isEqualTo("its id is too long to be a reference at Adyen");
    }

    @Test
    void callsForNothingThatItCannotSay() {
        assertThat(Inquiries.why(GATEWAY.refund(AdyenMade.inquiry(LINK), refund(1))))
                .contains("is not known yet");
        assertThat(Inquiries.why(GATEWAY.refund(AdyenMade.inquiry("P-1", "P-2"), refund(1))))
                .contains("took several payments");
        assertThat(Inquiries.why(GATEWAY.refund(PAID, new OutgoingRefund("o-1:late", new Money(5, "IDR")))))
                .contains("cannot be said in Adyen's units");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "201 | {'status':'received','paymentPspReference':'MADE000000001001','reference':'anxin:o-1:late',"
                        + "'amount':{'value':400,'currency':'EUR'}} | Said[report=RefundReported[refund=o-1:late,"
                        + " status=PENDING, amount=400 EUR]]",
                "201 | {'status':'done','paymentPspReference':'MADE000000001001','reference':'anxin:o-1:late'}"
                        + " | Unknown[why=it is not said that the refund was taken on]",
                "201 | {'status':'received','paymentPspReference':'P-2','reference':'anxin:o-1:late'}"
                        + " | Unknown[why=the answer is about another payment]",
                "201 | <html> | Unknown[why=a 200 that cannot be read",
                "422 | {'errorCode':'167','errorType':'validation'} | Rejected[why=the gateway refuses: 167]",
                "400 | {'errorCode':'702'} | Rejected[why=the gateway refuses: 702]",
                "422 | {'errorCode':'704'} | Unknown[why=the gateway answers 422 704]",
                "422 | {} | Unknown[why=the gateway answers 422 ]",
                "409 | {'errorCode':'704'} | Unknown[why=the gateway answers 409]",
                "503 | {'errorCode':'703'} | Unknown[why=the gateway answers 503]",
                "401 | {'errorCode':'000'} | Unknown[why=the gateway refuses our secret (401)]",
            })
    void readsWhatARefundIsAnswered(int status, String body, String says) {
        assertThat(GATEWAY.refund(PAID, refund(400)).read(Inquiries.answered(status, body)))
                .asString()
                .startsWith(says);
    }

    @Test
    void aTransientRefusalIsNone() {
        var answered = new Reply.Answered(
                422, Map.of("transient-error", "true"), "{\"errorCode\":\"167\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(GATEWAY.refund(PAID, refund(400)).read(answered)).asString().startsWith("Unknown");
    }

    @Test
    void aReversalNamesNoAmountAndIsOfAllOfIt() {
        var body = "{'status':'received','paymentPspReference':'MADE000000001001','reference':'anxin:o-1:late'}";
        assertThat(GATEWAY.refund(PAID, refund(1000)).read(Inquiries.answered(201, body)))
                .asString()
                .isEqualTo("Said[report=RefundReported[refund=o-1:late, status=PENDING, amount=1000 EUR]]");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, EUR, 1000",
        "1000, JPY, 1000",
        "1000, CLP, 100000",
        "1000, ISK, 100000",
        "1000, IDR, 10",
        "100, CVE, 1",
        "1234, KWD, 1234",
    })
    void countsAsAdyenDoes(long minor, String currency, long value) {
        var money = new Money(minor, currency);
        assertThat(AdyenAmounts.write(money).map(amount -> amount.needWhole("value")))
                .contains(value);
        assertThat(AdyenAmounts.read(AdyenAmounts.write(money).orElseThrow()).orNone())
                .isEqualTo(money);
    }
}
