package dev.anxin.function.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.Recoveries;
import dev.anxin.function.runtime.FixedSecrets;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Channel;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class CustomerContextTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private static final DynamoDbClient NO_TABLE = new DynamoDbClient() {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    };

    private static final PaymentKey KEY = new PaymentKey("olepay", "made-1");
    private static final Registration REGISTRATION = new Registration(
            NOW, "demo-shop", "order-1", new Money(1099, "USD"), "", "en", "UTC", NOW, "", Terms.DEFAULT);
    private static final String OWN_CODES = """
        {"olepay":{"gateway":"olepay","merchant":"demo-shop",
         "failureCodes":{"909":"insufficient_funds","910":"hated"}}}\
        """;

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
        var found = customerContext(accounts).account(KEY, REGISTRATION);
        assertThat(String.join(",", found.channels(List.of()))).isEqualTo(channels);
        assertThat(log.toString(StandardCharsets.UTF_8).contains("no-account")).isEqualTo(counted);
    }

    /// Who does not want texts first gets them from nobody here.
    @ParameterizedTest
    @CsvSource({"SMS, EMAIL, sms", "EMAIL, SMS, merchant", "WECHAT, INBOX, merchant"})
    void textsOnlyWhoPrefersThem(Channel first, Channel second, String channel) {
        var accounts = "{\"olepay\":{\"gateway\":\"olepay\",\"merchant\":\"demo-shop\",\"sms\":true}}";
        var found = customerContext(accounts).account(KEY, REGISTRATION);
        assertThat(found.channels(List.of(first, second))).containsExactly(channel);
    }

    @ParameterizedTest
    @CsvSource({
        "101, false", // the catalogue has it
        "909, false", // the account has it
        "910, true", // the account's entry of it is wrong
        "911, true",
        "'', false", // the gateway named none
    })
    void countsCodesThatNoCatalogueHas(String code, boolean counted) {
        customerContext(OWN_CODES).countGap(KEY, failed(code));
        var lines = log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"CatalogueGap\":1"))
                .toList();
        assertThat(lines).hasSize(counted ? 1 : 0);
        assertThat(lines).allSatisfy(line -> assertThat(line).contains("\"outcome\":\"olepay\"", code));
    }

    @Test
    void customersHearWhatTheAccountSaysOfACode() {
        var customerContext = customerContext(OWN_CODES);
        var account = customerContext.account(KEY, REGISTRATION).account();
        var advice = customerContext.setting(KEY, REGISTRATION, account, NOW).advice();
        assertThat(advice.after("909").cause()).isEqualTo("insufficient_funds");
        assertThat(advice.after("910").known()).isFalse();
    }

    private CustomerContext customerContext(String accounts) {
        var metrics = new Metrics(new PrintStream(log, true, StandardCharsets.UTF_8), clock);
        return new CustomerContext(
                new Accounts(FixedSecrets.document(accounts, clock)),
                new PageLinks(FixedSecrets.document("{}", clock)),
                new KnownTimes(new Recoveries(NO_TABLE, "made"), clock, metrics),
                metrics);
    }

    private static PaymentState failed(String code) {
        return PaymentState.of(Stream.of(new News.Registered(REGISTRATION), new News.Failed("a", code))
                .map(news -> Fact.of(KEY, Fact.Source.CHECK, "" + news, NOW, news))
                .map(Summary::of)
                .reduce(Summary.EMPTY, Summary::join));
    }
}
