package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.runtime.FixedSecrets;
import dev.anxin.http.Breaker;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.ledger.Fact;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskedNewsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Account ACCOUNT = new Account(
            "olepay",
            "olepay",
            "demo-shop",
            Set.of(),
            Duration.ofMinutes(30),
            Terms.DEFAULT,
            new InquiryPolicy("https://olepay.example", 600, true),
            RefundLimits.DEFAULT,
            ShopFront.NONE,
            "",
            false);

    /// @param date of HTTP, or empty for none
    private static AskedNews asked(String date) {
        var headers = date.isEmpty() ? Map.<String, String>of() : Map.of("date", date);
        var body = "{\"order_id\":\"o-1\",\"status\":\"waiting\"}".getBytes(StandardCharsets.UTF_8);
        Calls calls = _ -> new Reply.Answered(200, headers, body);
        var secrets = FixedSecrets.document("{\"olepay\":{\"secrets\":[\"made-secret\"]}}", () -> NOON);
        var gatewayClient = new GatewayClient(secrets, calls, new Breaker(() -> NOON));
        var state = PaymentState.of(Summary.EMPTY);
        return gatewayClient.everything(
                new GatewayClient.Subject(new PaymentKey("olepay", "o-1"), ACCOUNT, state, 7, NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 12:00:03 GMT', 2026-03-01T12:00:03Z",
        "'Sat, 28 Feb 2026 12:00:03 GMT', 2026-02-28T12:00:03Z", // its clock is a day behind
        "'Mon, 02 Mar 2026 12:00:03 GMT', 2026-03-02T12:00:03Z",
        "'Fri, 01 Jan 2100 12:00:00 GMT', 2026-03-01T12:00:00Z", // no time at all: of our question
        "'yesterday', 2026-03-01T12:00:00Z",
        "'', 2026-03-01T12:00:00Z",
    })
    void isDatedByTheGatewaysOwnClock(String date, Instant stated) {
        assertThat(asked(date).origin()).isEqualTo(new Fact.Origin(7, stated));
    }

    @Test
    void saysWhenTheTwoClocksAreFurtherApartThanCallbacksMayBe() {
        assertThat(asked("Sun, 01 Mar 2026 12:05:00 GMT").apart(NOON)).isEmpty();
        assertThat(asked("Sun, 01 Mar 2026 12:05:01 GMT").apart(NOON)).contains(Duration.ofSeconds(301));
        assertThat(asked("Sun, 01 Mar 2026 11:00:00 GMT").apart(NOON)).contains(Duration.ofHours(-1));
        assertThat(asked("").apart(NOON)).isEmpty();
    }
}
