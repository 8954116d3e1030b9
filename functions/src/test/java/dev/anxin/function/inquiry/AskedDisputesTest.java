package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.runtime.FixedSecrets;
import dev.anxin.http.Breaker;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.InquiryPolicy;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A gateway whose lists only name disputes is asked about each. JSON is written with ' for ".
final class AskedDisputesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ORDER = "{'id':'5O','status':'COMPLETED','purchase_units':[{'amount':"
            + "{'currency_code':'USD','value':'10.00'},'payments':{'captures':[{'id':'3C','status':'COMPLETED',"
            + "'amount':{'currency_code':'USD','value':'10.00'}}]}}]}";
    private static final String DISPUTE = "{'dispute_id':'PP-D-1','status':'OPEN','dispute_life_cycle_stage':"
            + "'CHARGEBACK','dispute_amount':{'currency_code':'USD','value':'10.00'},"
            + "'disputed_transactions':[{'seller_transaction_id':'3C'}]";
    private static final String MOVED =
            DISPUTE + ",'money_movements':[{'affected_party':'SELLER','type':'DEBIT','amount':{'value':'10.00'}}]}";

    private final List<String> asked = new ArrayList<>();

    private List<News> everything(String list, int status, String dispute) {
        var secrets = FixedSecrets.document("{\"paypal\":{\"secrets\":[\"client:made:made\"]}}", () -> NOON);
        var gatewayClient = new GatewayClient(
                secrets, call -> answer(call, list, new Answer(status, dispute)), new Breaker(() -> NOON));
        var account = new Account(
                "paypal",
                "paypal",
                "demo-shop",
                Set.of(),
                Duration.ofMinutes(30),
                Terms.DEFAULT,
                new InquiryPolicy("https://paypal.example", 600, true),
                RefundLimits.DEFAULT,
                ShopFront.NONE,
                "",
                false);
        return gatewayClient
                .everything(new GatewayClient.Subject(
                        new PaymentKey("paypal", "5O"), account, PaymentState.of(Summary.EMPTY), 7, NOON))
                .news();
    }

    private record Answer(int status, String body) {}

    private Reply answer(Call call, String list, Answer dispute) {
        asked.add(call.uri().getPath());
        return switch (call.uri().getPath()) {
            case "/v2/checkout/orders/5O" -> answered(new Answer(200, ORDER));
            case "/v1/customer/disputes" -> answered(new Answer(200, list));
            default -> answered(dispute);
        };
    }

    private static Reply answered(Answer answer) {
        var bytes = answer.body().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new Reply.Answered(answer.status(), Map.of(), bytes);
    }

    @Test
    void takesWhatEachSaysInThePlaceOfTheList() {
        var news = everything("{'items':[" + DISPUTE + "}]}", 200, MOVED);
        assertThat(asked)
                .containsExactly("/v2/checkout/orders/5O", "/v1/customer/disputes", "/v1/customer/disputes/PP-D-1");
        assertThat(news).filteredOn(News.DisputeReported.class::isInstance).hasSize(1);
        assertThat(news.toString()).contains("moved=WITHDRAWN").doesNotContain("moved=UNKNOWN");
    }

    @Test
    void isUnclearWhereOneDoesNotAnswer() {
        var news = everything("{'items':[" + DISPUTE + "}]}", 500, "{}");
        assertThat(news).filteredOn(News.DisputeReported.class::isInstance).isEmpty();
        assertThat(news).contains(new News.NoAnswer("the gateway answers 500"));
    }

    @Test
    void asksNoMoreThanItHasTo() {
        assertThat(everything("{'items':[]}", 500, "{}").toString()).doesNotContain("NoAnswer");
        assertThat(asked).hasSize(2);
    }
}
