package dev.anxin.gateway.paypal;

import static dev.anxin.gateway.paypal.PayPalMade.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.http.Reply;
import dev.anxin.http.TokenGrant;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is sent to PayPal, and the list of its payments. JSON is written with ' for ".
final class PayPalCallsTest {
    @Test
    void asksAtItsOwnAddressWithAToken() {
        var call = Inquiries.call(GATEWAY.payment(PayPalMade.inquiry()));
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).hasToString("https://api-m.paypal.com/v2/checkout/orders/5MADE00000001001O");
        assertThat(call.headers()).doesNotContainKey("Authorization");
        var grant = call.grant().orElseThrow().call();
        assertThat(grant.method()).isEqualTo("POST");
        assertThat(grant.uri()).hasToString("https://api-m.paypal.com/v1/oauth2/token");
        assertThat(grant.headers()).containsEntry("Authorization", "Basic bWFkZS1jbGllbnQ6bWFkZS1zZWNyZXQ=");
        assertThat(new String(grant.body(), StandardCharsets.UTF_8)).isEqualTo("grant_type=client_credentials");
        assertThat(call.toString() + call.grant() + grant).doesNotContain("bWFkZ", "made-secret");
    }

    @Test
    void asksWhereTheAccountSays() {
        var call = Inquiries.call(GATEWAY.payment(PayPalMade.inquiryAt("https://api-m.sandbox.paypal.com/")));
        assertThat(call.uri().toString()).startsWith("https://api-m.sandbox.paypal.com/v2/");
        assertThat(call.grant().orElseThrow().call().uri().toString())
                .startsWith("https://api-m.sandbox.paypal.com/v1/");
    }

    @Test
    void needsASecretAndAnOrder() {
        var bare = new Inquiry(new PaymentKey("paypal", "5O"), List.of(), "", List.of("webhook:1"), PayPalMade.NOW);
        assertThat(Inquiries.why(GATEWAY.payment(bare))).startsWith("no app's secret (client:...)");
        var other = new Inquiry(new PaymentKey("paypal", "o-1"), List.of(), "", PayPalMade.CALLS, PayPalMade.NOW);
        assertThat(Inquiries.why(GATEWAY.payment(other))).startsWith("its reference is no order's id of PayPal's");
    }

    @Test
    void readsTokens() {
        assertThat(token("{'access_token':'A21.made','token_type':'Bearer','expires_in':32400}"))
                .contains(new TokenGrant.Token("A21.made", Duration.ofHours(9)));
        for (var none : List.of(
                "{}",
                "<html>",
                "{'access_token':'A21'}",
                "{'access_token':'','expires_in':1}",
                "{'access_token':'a b','expires_in':1}",
                "{'access_token':'A','expires_in':0}",
                "{'access_token':'A','expires_in':'1'}")) {
            assertThat(token(none)).as(none).isEmpty();
        }
    }

    private static Optional<TokenGrant.Token> token(String body) {
        var grant =
                Inquiries.call(GATEWAY.payment(PayPalMade.inquiry())).grant().orElseThrow();
        return grant.reader().apply((Reply.Answered) Inquiries.answered(200, body));
    }

    private static final ListingRequest REQUEST =
            new ListingRequest("", PayPalMade.CALLS, PayPalMade.NOW.minus(Duration.ofDays(2)), PayPalMade.NOW, "");

    private static String transaction(String id, String code, String value) {
        return "{'transaction_info':{'transaction_id':'" + id + "','transaction_event_code':'" + code
                + "','transaction_status':'S','transaction_initiation_date':'2026-03-01T10:00:00Z',"
                + "'transaction_amount':{'currency_code':'USD','value':'" + value + "'}}}";
    }

    @Test
    void listsTransactionsByTheIdsOfCaptures() {
        var question = GATEWAY.list(REQUEST);
        assertThat(Inquiries.call(question).uri())
                .hasToString("https://api-m.paypal.com/v1/reporting/transactions?start_date=2026-02-27T12%3A00%3A00Z"
                        + "&end_date=2026-03-01T12%3A00%3A00Z&fields=transaction_info&page_size=100&page=1");
        var body = "{'page':1,'total_pages':2,'transaction_details':["
                + transaction("3C", "T0006", "10.99") + "," + transaction("1R", "T1107", "-5.00") + ","
                + transaction("4C", "T0006", "-1.00") + "," + transaction("9W", "T0400", "1.00") + "]}";
        assertThat(question.read(Inquiries.answered(200, body))).isInstanceOfSatisfying(Listing.Page.class, page -> {
            assertThat(page.next()).isEqualTo("2");
            assertThat(page.payments()).hasSize(1).first().satisfies(one -> {
                assertThat(one.reference()).isEqualTo("capture:3C");
                assertThat(one.amount()).hasToString("1099 USD");
                assertThat(one.status()).isEqualTo("S");
            });
        });
        assertThat(question.read(Inquiries.answered(200, "{'page':2,'total_pages':2,'transaction_details':[]}")))
                .isEqualTo(new Listing.Page(List.of(), ""));
        assertThat(question.read(Inquiries.answered(403, "{'name':'NOT_AUTHORIZED'}")))
                .isEqualTo(new Listing.Unclear("the gateway answers 403 NOT_AUTHORIZED"));
        assertThat(question.read(Inquiries.answered(200, "{'page':1,'total_pages':1}")))
                .isInstanceOf(Listing.Unclear.class);
        assertThat(question.read(Inquiries.answered(200, "{'transaction_details':[]}")))
                .isInstanceOf(Listing.Unclear.class);
    }
}
