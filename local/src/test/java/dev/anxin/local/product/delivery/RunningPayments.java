package dev.anxin.local.product.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.simulator.RegistrationClient;
import dev.anxin.local.simulator.Sender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Payments at a running stack's account `olepay`: what the shop and the gateway say of them.
record RunningPayments(LocalStack stack) {
    void register(String reference) {
        try (var sender = new Sender()) {
            var answer = new RegistrationClient(
                            sender, stack.apiUri(), stack.token("demo-shop", "anxin/payments.write"))
                    .register(Json.object(
                            "account",
                            "olepay",
                            "reference",
                            reference,
                            "order",
                            "o-" + reference,
                            "amount",
                            1099,
                            "currency",
                            "USD"));
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    void succeeded(String reference) throws Exception {
        var now = stack.pace().clock().instant();
        var body = """
                {"type":"payment.succeeded","timestamp":"2026-03-01T12:00:00Z","data":{"order_id":"%s","amount":1099,
                "currency":"USD","status":"succeeded"}}""".formatted(reference).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(stack.apiUri() + "/callbacks/olepay"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        StandardWebhooks.headers(List.of(ProductStack.OLEPAY_SECRET), "msg_made_" + reference, now, body)
                .forEach(request::header);
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
