package dev.anxin.gateway.stripe;

import static dev.anxin.gateway.MadeMessages.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.net.ApiResource;
import com.stripe.net.FormEncoder;
import com.stripe.net.Webhook;
import com.stripe.param.RefundCreateParams;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.MadeMessages;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.payment.Money;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stripe's own library signs what we verify, verifies what we sign, writes the forms that we write, and reads its
/// samples as we
/// do.
final class StripeOraclesTest {
    private static final long SEED = System.nanoTime();

    private final MadeMessages made = new MadeMessages(SEED);

    @AfterAll
    static void printTheSeed() {
        System.out.println("oracles of Stripe: " + MESSAGES + " messages each way, seed " + SEED);
    }

    @Test
    void verifiesWhatTheirLibrarySigns() throws GeneralSecurityException {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = made.secret(24);
            var at = made.instant();
            var body = made.text();
            var mac = Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body);
            var header = "t=" + at.getEpochSecond() + ",v1=" + mac;

            var delivery = new Delivery("stripe", Map.of("stripe-signature", header), Deliveries.utf8(body), at);
            assertThat(Verification.of(new StripeSignature(), delivery, List.of(secret)))
                    .as("seed %s, message %s", SEED, i)
                    .isInstanceOfSatisfying(
                            Verdict.Genuine.class,
                            genuine -> assertThat(genuine)
                                    .returns(at, Verdict.Genuine::signedAt)
                                    .returns(1, Verdict.Genuine::secret));
        }
    }

    @Test
    void theirLibraryVerifiesWhatWeSign() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = made.secret(24);
            var at = made.instant();
            var body = made.text();
            var header = StripeSignature.header(List.of("old " + secret, secret), at, Deliveries.utf8(body));

            assertThat(Webhook.Signature.verifyHeader(body, header, secret, 300, Clock.fixed(at, ZoneOffset.UTC)))
                    .as("seed %s, message %s", SEED, i)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"500, USD, 500", "10, ISK, 1000", "1000, MGA, 10", "500, JPY, 500", "1090, KWD, 1090"})
    void theirLibraryWritesTheFormOfARefundAsWeDo(long minor, String currency, long units) throws IOException {
        var inquiry = Inquiries.about("stripe", "pi_1");
        var id = "pi_1:second&late=1";
        var ours = Inquiries.call(
                Inquiries.gateway(inquiry).refund(inquiry, new OutgoingRefund(id, new Money(minor, currency))));
        var theirs = RefundCreateParams.builder()
                .setPaymentIntent("pi_1")
                .setAmount(units)
                .putMetadata("anxin_refund", id)
                .build();
        assertThat(decoded(ours.body())).containsExactlyInAnyOrderElementsOf(decoded(encoded(theirs)));
    }

    private static byte[] encoded(RefundCreateParams params) throws IOException {
        return FormEncoder.createHttpContent(params.toMap()).byteArrayContent();
    }

    private static List<String> decoded(byte[] form) {
        return List.of(URLDecoder.decode(new String(form, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .split("&(?!late)"));
    }

    /// Stripe's own samples.
    @Test
    void theirLibraryReadsTheObjectsAsWeDo() throws IOException {
        var refund = file("payloads/stripe/object.refund.fixture.json");
        var dispute = file("payloads/stripe/object.dispute.fixture.json");
        var theirs = ApiResource.GSON.fromJson(refund, Refund.class);
        var lost = ApiResource.GSON.fromJson(dispute, Dispute.class);
        var inquiry = Inquiries.about("stripe", theirs.getCharge(), lost.getCharge());
        assertThat(Inquiries.heardOfMoney(inquiry, 200, "{'has_more':false,'data':[" + refund + "," + dispute + "]}"))
                .contains("gateway:" + theirs.getId(), "amount=" + theirs.getAmount() + " USD")
                .contains("dispute=" + lost.getId(), "amount=" + lost.getAmount() + " USD");
    }

    private static String file(String path) throws IOException {
        try (var sample = Objects.requireNonNull(StripeOraclesTest.class.getResourceAsStream("/" + path), path)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
