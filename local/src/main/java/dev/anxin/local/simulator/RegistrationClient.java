package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/// A merchant's server.
///
/// @param api its base, without a slash at its end
/// @param token good for both scopes
public record RegistrationClient(Sender sender, URI api, String token) {

    /// @param registration as the API's contract has it
    public Sender.Answer register(Json registration) {
        return sender.send(asked("/payments")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(registration.write())));
    }

    public Sender.Answer look(PaymentKey payment) {
        var reference = URLEncoder.encode(payment.reference(), StandardCharsets.UTF_8);
        return sender.send(
                asked("/payments/" + payment.account() + "/" + reference).GET());
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("authorization", "Bearer " + token);
    }

    @Override
    public String toString() {
        return "Shop[" + api + "]";
    }
}
