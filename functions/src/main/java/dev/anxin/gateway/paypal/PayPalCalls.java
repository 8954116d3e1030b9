package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Request;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.http.TokenGrant;
import dev.anxin.http.TokenGrant.Token;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How PayPal is called: JSON, with a token that the app's id and secret get.
final class PayPalCalls {
    private static final String BASE = "https://api-m.paypal.com";

    private static final Request NO_CLIENT = new Request.Impossible(
            "no app's secret (" + PayPalSecret.CLIENT + "...) to call PayPal with is configured");

    private PayPalCalls() {}

    static Request get(Inquiry inquiry, String path) {
        return client(inquiry.secrets())
                .map(client -> Request.of(inquiry, BASE, get(client, path)))
                .orElse(NO_CLIENT);
    }

    static Request get(ListingRequest listingRequest, String path) {
        return client(listingRequest.secrets())
                .map(client -> Request.of(listingRequest, BASE, get(client, path)))
                .orElse(NO_CLIENT);
    }

    static Request get(EndpointRegistration.Access access, String path) {
        return client(access.secrets())
                .map(client -> Request.of(access, BASE, get(client, path)))
                .orElse(NO_CLIENT);
    }

    private static Function<Request.Target, Call> get(PayPalSecret.Client client, String path) {
        return target -> Call.get(target.at(path), Map.of("Accept", "application/json", "User-Agent", "Anxin"))
                .granted(grant(target, client));
    }

    /// @param key the same for the same call: 1 to 108 visible ASCII characters
    static Request post(Inquiry inquiry, String path, String key, Json body) {
        return client(inquiry.secrets())
                .map(client -> Request.of(inquiry, BASE, target -> {
                    var headers = new HashMap<>(Map.of(
                            "Accept",
                            "application/json",
                            "Content-Type",
                            "application/json",
                            "PayPal-Request-Id",
                            key,
                            "Prefer",
                            "return=representation",
                            "User-Agent",
                            "Anxin"));
                    return Call.post(target.at(path), headers, body.write()).granted(grant(target, client));
                }))
                .orElse(NO_CLIENT);
    }

    private static Optional<PayPalSecret.Client> client(List<String> secrets) {
        return PayPalSecret.all(secrets, PayPalSecret.Client.class).findFirst();
    }

    /// Its address and headers are the same for the same app, so that all its calls share one token.
    private static TokenGrant grant(Request.Target target, PayPalSecret.Client client) {
        var shown = Bytes.base64(Bytes.utf8(client.id() + ":" + client.secret()));
        var headers = Map.of(
                "Authorization",
                "Basic " + shown,
                "Accept",
                "application/json",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "User-Agent",
                "Anxin");
        return new TokenGrant(
                Call.post(target.at("/v1/oauth2/token"), headers, "grant_type=client_credentials"), PayPalCalls::token);
    }

    private static Optional<Token> token(Reply.Answered answered) {
        try {
            var json = Json.parse(answered.body());
            var life = json.at("expires_in").whole().filter(seconds -> seconds > 0 && seconds < 1_000_000);
            return json.at("access_token")
                    .text()
                    .filter(text -> text.matches("[!-~]{1,4096}"))
                    .flatMap(text -> life.map(seconds -> new Token(text, Duration.ofSeconds(seconds))));
        } catch (BadJson rubbish) {
            return Optional.empty();
        }
    }

    static String path(String before, String id) {
        return before + ForeignText.inPath(id);
    }
}
