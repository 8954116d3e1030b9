package dev.anxin.local.simulator;

import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.Fault.Rubbish;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.payment.Money;
import java.util.Map;
import java.util.Optional;

/// Useless answers, as gateways and the servers before them really give.
final class RubbishAnswers {
    private static final String HTML = "text/html; charset=utf-8";
    private static final int MEGABYTE = 1024 * 1024;

    private RubbishAnswers() {}

    /// Headers that come with it.
    static Map<String, String> headers(Rubbish rubbish) {
        return switch (rubbish) {
            case TOO_MANY_REQUESTS -> Map.of("Retry-After", "30");
            case REDIRECT -> Map.of("Location", "http://127.0.0.1:9/elsewhere");
            case HTML, HALF_A_JSON, ERROR_INSIDE, TEN_MEGABYTES, ANOTHER_PAYMENT, OTHER_CURRENCY, UNAVAILABLE ->
                Map.of();
        };
    }

    /// @param right what should be answered
    static LoopbackServer.Answer answer(Rubbish rubbish, LoopbackServer.Answer right, Talk talk) {
        return switch (rubbish) {
            case HTML ->
                new LoopbackServer.Answer(200, HTML, "<!doctype html><title>Welcome</title><p>Please sign in.");
            case HALF_A_JSON ->
                new LoopbackServer.Answer(
                        200,
                        right.type(),
                        right.body().substring(0, right.body().length() / 2));
            case ERROR_INSIDE ->
                new LoopbackServer.Answer(
                        200,
                        right.type(),
                        talk.api().refused(200, "internal", "try again").body());
            case REDIRECT -> new LoopbackServer.Answer(302, HTML, "");
            case TOO_MANY_REQUESTS -> talk.api().refused(429, "rate_limit", "Too many requests");
            case TEN_MEGABYTES ->
                new LoopbackServer.Answer(200, right.type(), "{\"a\":\"" + "a".repeat(10 * MEGABYTE) + "\"}");
            case ANOTHER_PAYMENT -> talk.another().map(talk::shown).orElse(right);
            case OTHER_CURRENCY -> talk.shown(inOtherCurrency(talk.asked()));
            case UNAVAILABLE -> new LoopbackServer.Answer(503, HTML, "<h1>Service Unavailable</h1>");
        };
    }

    /// @param asked the payment of the question
    /// @param another one of somebody else
    record Talk(GatewayApi api, GatewayApi.Desk desk, GatewayPayment asked, Optional<GatewayPayment> another) {
        LoopbackServer.Answer shown(GatewayPayment payment) {
            return api.shown(payment, desk);
        }
    }

    private static GatewayPayment inOtherCurrency(GatewayPayment payment) {
        var other = payment.amount().currency().equals("EUR") ? "USD" : "EUR";
        return payment.withAmount(new Money(payment.amount().minor(), other));
    }
}
