package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A platform that calls Stripe on behalf of a connected account.
final class StripeConnectTest {
    private static final StripeGateway STRIPE = new StripeGateway();

    @Test
    void everyCallAboutItsMoneyNamesTheConnectedAccount() {
        assertThat(calls(List.of("rk_test_made", "acct_1")))
                .allSatisfy(question -> assertThat(Inquiries.call(question).headers())
                        .containsEntry("Stripe-Account", "acct_1")
                        .containsEntry("Authorization", "Bearer rk_test_made"));
        assertThat(calls(List.of("rk_test_made")))
                .allSatisfy(question ->
                        assertThat(Inquiries.call(question).headers()).doesNotContainKey("Stripe-Account"));
    }

    private static List<Question<?>> calls(List<String> secrets) {
        var inquiry =
                new Inquiry(new PaymentKey("stripe", "pi_1"), List.of(), "http://gateway.test", secrets, Inquiries.NOW);
        var listing = new ListingRequest("http://gateway.test", secrets, Inquiries.NOW, Inquiries.NOW, "");
        var refund = new OutgoingRefund("pi_1-r1", new Money(100, "USD"));
        return Stream.concat(
                        Stream.of(
                                STRIPE.payment(inquiry),
                                STRIPE.close(inquiry, "made"),
                                STRIPE.refund(inquiry, refund),
                                STRIPE.list(listing),
                                STRIPE.undelivered(listing).orElseThrow()),
                        STRIPE.money(inquiry).stream())
                .toList();
    }

    /// The endpoint for connected accounts' events is the platform's own.
    @Test
    void endpointsAreAskedOfThePlatform() {
        var access = new EndpointRegistration.Access("http://gateway.test", List.of("rk_test_made", "acct_1"));
        var call = Inquiries.call(STRIPE.registration(access).orElseThrow());
        assertThat(call.headers()).doesNotContainKey("Stripe-Account");
        assertThat(call.uri()).hasToString("http://gateway.test/v1/webhook_endpoints?limit=100");
        assertThat(access.toString()).doesNotContain("rk_test_made");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rk_test_made | []",
                "rk_test_made acct_1 | []",
                "rk_test_made rk_test_other acct_1 | []",
                "acct_1 rk_test_made | [the platform's key is missing before the connected account (acct_)]",
                "acct_1 | [the platform's key is missing before the connected account (acct_)]",
                "rk_test_made acct_1 acct_2 | [it names two connected accounts (acct_): each needs an account of its own here]",
            })
    void saysWhatIsMissingBesideTheKey(String secrets, String problems) {
        assertThat(STRIPE.secretForms().missingToCall(List.of(secrets.split(" "))))
                .hasToString(problems);
        assertThat(Stream.of(secrets.split(" ")))
                .allSatisfy(secret ->
                        assertThat(STRIPE.secretForms().callProblem(secret)).isEmpty());
    }
}
