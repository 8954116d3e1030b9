package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.http.Call;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Our requests, judged by stripe-mock: it answers by Stripe's own OpenAPI description, and refuses a path or a
/// parameter
/// that is not in it. It is no part of the build: without its address in `STRIPE_MOCK` nothing is judged here, and the
/// tests say that they are skipped.
///
/// `go install github.com/stripe/stripe-mock@v0.203.0`, then `stripe-mock -http-addr 127.0.0.1:12111`, and
/// `STRIPE_MOCK=http://127.0.0.1:12111`.
final class StripeMockTest {
    private static final StripeGateway GATEWAY = new StripeGateway();
    private static final List<String> SECRETS = List.of("sk_test_123"); // the form that stripe-mock wants

    private static String base() {
        var address = Optional.ofNullable(System.getenv("STRIPE_MOCK"));
        assumeTrue(address.isPresent(), "skipped: STRIPE_MOCK does not say where stripe-mock answers");
        return address.get();
    }

    private static HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(call.uri())
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Inquiry about(String base, String reference, String... otherIds) {
        return new Inquiry(new PaymentKey("stripe", reference), List.of(otherIds), base, SECRETS, Inquiries.NOW)
                .with(new Inquiry.Books(new Money(1_099, "USD"), List.of("made-refund")));
    }

    private static Question<RefundReply> refund(String base) {
        var amount = new Money(100, "USD");
        return GATEWAY.refund(about(base, "pi_made", "ch_made"), new OutgoingRefund("pi_made:made", amount));
    }

    /// All that Stripe is ever asked, each in each of its forms.
    private static Map<String, Question<?>> questions(String base) {
        var intent = about(base, "pi_made", "ch_made");
        var session = about(base, "cs_made", "pi_made");
        var first = new ListingRequest(base, SECRETS, Inquiries.NOW.minusSeconds(86_400), Inquiries.NOW, "");
        var next = new ListingRequest(base, SECRETS, first.from(), first.until(), "pi_made");
        var all = new LinkedHashMap<String, Question<?>>();
        all.put("an intent", GATEWAY.payment(intent));
        all.put("a session", GATEWAY.payment(session));
        all.put("a session alone", GATEWAY.payment(about(base, "cs_made")));
        all.put("closing an intent", GATEWAY.close(intent, "made-key"));
        all.put("closing a session", GATEWAY.close(about(base, "cs_made"), "made-key"));
        all.put("a refund", refund(base));
        all.put("a list", GATEWAY.list(first));
        all.put("a list's next page", GATEWAY.list(next));
        all.put("undelivered events", GATEWAY.undelivered(first).orElseThrow());
        all.put(
                "endpoints",
                GATEWAY.registration(new EndpointRegistration.Access(base, SECRETS))
                        .orElseThrow());
        var money = GATEWAY.money(intent);
        for (int i = 0; i < money.size(); i++) {
            all.put("money " + i, money.get(i));
        }
        return all;
    }

    @Test
    void stripesOwnDescriptionKnowsWhatWeAsk() throws Exception {
        for (var question : questions(base()).entrySet()) {
            var answer = send(Inquiries.call(question.getValue()));
            assertThat(answer.statusCode())
                    .as("%s: %s", question.getKey(), answer.body())
                    .isEqualTo(200);
        }
    }

    @Test
    void itsJudgeFindsFaults() throws Exception {
        var call = Inquiries.call(refund(base()));
        var more = new String(call.body(), StandardCharsets.UTF_8) + "&made_up=1";
        assertThat(send(Call.post(call.uri(), call.headers(), more)).statusCode())
                .as("a parameter that Stripe does not have")
                .isEqualTo(400);
        var nowhere = URI.create(base() + "/v1/made_up");
        assertThat(send(Call.get(nowhere, call.headers())).statusCode()).isEqualTo(404);
    }
}
