package dev.anxin.gateway;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Inquiries of made payments, and what the gateways make of replies to them.
public final class Inquiries {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String SECRET = "sk_made_for_tests";

    private Inquiries() {}

    public static Inquiry about(String account, String reference, String... otherIds) {
        return new Inquiry(
                new PaymentKey(account, reference), List.of(otherIds), "http://gateway.test", List.of(SECRET), NOW);
    }

    /// What the account's gateway makes of an answer; `'` stands for `"`.
    public static String heard(Inquiry inquiry, int status, String body) {
        return heard(inquiry, answered(status, body));
    }

    /// In one line: `Paid[...], Unpaid[]`.
    public static String heard(Inquiry inquiry, Reply reply) {
        return gateway(inquiry).payment(inquiry).read(reply).stream()
                .map(News::toString)
                .collect(Collectors.joining(", "));
    }

    /// What the account's gateway makes of an answer to its first question about money; `'` stands for `"`.
    public static String heardOfMoney(Inquiry inquiry, int status, String body) {
        return heardOfMoney(inquiry, answered(status, body));
    }

    /// In one line, as of a payment.
    public static String heardOfMoney(Inquiry inquiry, Reply reply) {
        return gateway(inquiry).money(inquiry).getFirst().read(reply).stream()
                .map(News::toString)
                .collect(Collectors.joining(", "));
    }

    /// `'` stands for `"`.
    public static Reply answered(int status, String body) {
        return new Reply.Answered(status, Map.of(), Deliveries.utf8(body.replace('\'', '"')));
    }

    public static Gateway gateway(Inquiry inquiry) {
        return Gateways.named(inquiry.payment().account()).orElseThrow();
    }

    public static Call call(Question<?> question) {
        return ((Request.Ready) question.request()).call();
    }

    public static String why(Question<?> question) {
        return ((Request.Impossible) question.request()).why();
    }
}
