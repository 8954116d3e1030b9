package dev.anxin.local.product.refund;

import static dev.anxin.local.product.refund.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a request for a refund is answered. A payment is paid, `used` stands for a request that was made for five
/// cents of it, and another payment is unpaid.
final class RefundRequestTest {
    @BeforeAll
    static void given() throws Exception {
        SHOP.registered("by-hand", "unpaid", "unpaid");
        var paid = SHOP.paid("by-hand", "paid");
        assertThat(request(TestShop.CLIENT, paid, "used", "{\"amount\":5,\"reason\":\"r\"}")
                        .needWhole("statusCode"))
                .isEqualTo(202);
    }

    /// Columns: client, payment, idempotency key, body, status, words of the answer.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            demo-shop  | paid   | k    | {"amount":1100,"reason":"r"}                | 409 | more-than-left
            demo-shop  | paid   | k    | {"amount":0,"reason":"r"}                   | 400 | 'amount' is not between
            demo-shop  | paid   | k    | {"amount":-1,"reason":"r"}                  | 400 | 'amount' is not between
            demo-shop  | paid   | k    | {"amount":1.5,"reason":"r"}                 | 400 | no whole number
            demo-shop  | paid   | k    | {"amount":"5","reason":"r"}                 | 400 | no whole number
            demo-shop  | paid   | k    | {"amount":5,"currency":"EUR","reason":"r"}  | 409 | other-currency
            demo-shop  | paid   | k    | {"amount":5,"currency":"eur","reason":"r"}  | 400 | 'currency' is no ISO
            demo-shop  | paid   | k    | {"amount":5}                                | 400 | 'reason' is missing
            demo-shop  | paid   | k    | {"amount":5,"reason":" "}                   | 400 | 'reason' is not one line
            demo-shop  | paid   | k    | {"amount":5,"reason":"a\\nb"}               | 400 | 'reason' is not one line
            demo-shop  | paid   | k    | {"amount":5,"reason":"r","to":"me"}         | 400 | unknown fields
            demo-shop  | paid   | ~~   | {"amount":5,"reason":"r"}                   | 400 | Idempotency-Key
            demo-shop  | paid   | a b  | {"amount":5,"reason":"r"}                   | 400 | Idempotency-Key
            demo-shop  | never  | k    | {"amount":5,"reason":"r"}                   | 404 | no such account or payment
            other-shop | paid   | k    | {"amount":5,"reason":"r"}                   | 404 | no such account or payment
            demo-shop  | unpaid | k    | {"amount":5,"reason":"r"}                   | 409 | not-paid
            demo-shop  | paid   | used | {"amount":6,"reason":"r"}                   | 409 | other-request
            demo-shop  | paid   | used | {"amount":5,"reason":"s"}                   | 409 | other-request
            demo-shop  | paid   | used | {"amount":5,"reason":"r"}                   | 200 | by-hand: r
            demo-shop  | paid   | used | {"amount":5,"currency":"USD","reason":"r"}  | 200 | by-hand: r
            """)
    void isAnswered(String client, String reference, String idempotencyKey, String body, long status, String words)
            throws Exception {
        var payment = new TestPayment(SHOP, new PaymentKey("by-hand", reference));

        var answer = request(client, payment, idempotencyKey, body);

        assertThat(answer.needText("body")).contains(words);
        assertThat(answer.needWhole("statusCode")).isEqualTo(status);
    }

    private static Json request(String client, TestPayment payment, String idempotencyKey, String body)
            throws IOException {
        var headers = idempotencyKey.isEmpty() ? Map.<String, String>of() : Map.of("idempotency-key", idempotencyKey);
        return payment.requestRefund(client, headers, body);
    }
}
