package dev.anxin.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.Accounts;
import dev.anxin.ledger.Registration;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AroundTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"olepay":{"gateway":"olepay","merchant":"demo-shop","sms":true}}   | sms          | ''
            {"olepay":{"gateway":"olepay","merchant":"demo-shop"}}              | merchant     | ''
            {"olepay":{"gateway":"olepay","merchant":"another-shop","sms":true}} | merchant     | ''
            {}                                                                  | merchant     | ''
            {"olepay":7}                                                        | merchant,sms | no-account
            not JSON                                                            | merchant,sms | no-account
            """)
    void saysWhoBringsMessagesToCustomers(String accounts, String channels, String counted) {
        var counts = new Counts(new PrintStream(log, true, StandardCharsets.UTF_8), clock);
        var around = new Around(
                new Accounts(FixedSecrets.document(accounts, clock)),
                new PageLinks(FixedSecrets.document("{}", clock)),
                counts);
        var registration = new Registration(
                NOW, "demo-shop", "order-1", new Money(1099, "USD"), "", "en", "UTC", NOW, "", Terms.DEFAULT);
        var found = around.account(new PaymentKey("olepay", "made-1"), registration);
        assertThat(String.join(",", found.channels())).isEqualTo(channels);
        assertThat(log.toString(StandardCharsets.UTF_8)).contains(counted);
    }
}
