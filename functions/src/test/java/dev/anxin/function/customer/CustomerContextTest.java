package dev.anxin.function.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.config.Accounts;
import dev.anxin.function.runtime.FixedSecrets;
import dev.anxin.function.runtime.Metrics;
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

final class CustomerContextTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"olepay":{"gateway":"olepay","merchant":"demo-shop","sms":true}}   | sms          | false
            {"olepay":{"gateway":"olepay","merchant":"demo-shop"}}              | merchant     | false
            {"olepay":{"gateway":"olepay","merchant":"another-shop","sms":true}} | merchant     | false
            {}                                                                  | merchant     | false
            {"olepay":7}                                                        | merchant,sms | true
            not JSON                                                            | merchant,sms | true
            """)
    void saysWhoBringsMessagesToCustomers(String accounts, String channels, boolean counted) {
        var metrics = new Metrics(new PrintStream(log, true, StandardCharsets.UTF_8), clock);
        var customerContext = new CustomerContext(
                new Accounts(FixedSecrets.document(accounts, clock)),
                new PageLinks(FixedSecrets.document("{}", clock)),
                metrics);
        var registration = new Registration(
                NOW, "demo-shop", "order-1", new Money(1099, "USD"), "", "en", "UTC", NOW, "", Terms.DEFAULT);
        var found = customerContext.account(new PaymentKey("olepay", "made-1"), registration);
        assertThat(String.join(",", found.channels())).isEqualTo(channels);
        assertThat(log.toString(StandardCharsets.UTF_8).contains("no-account")).isEqualTo(counted);
    }
}
