package dev.anxin.aws.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WakeTest {
    private static final Wake WAKE =
            new Wake(new PaymentKey("olepay", "1001"), Instant.parse("2026-03-01T12:10:00.250Z"));

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(WAKE.write().write()).isEqualTo("""
                        {"v":1,"account":"olepay","reference":"1001","due":"2026-03-01T12:10:00.250Z"}""");
        assertThat(Wake.read(WAKE.write().write())).isEqualTo(WAKE);
    }

    @Test
    void saysWhyIfACallbackWasNotBelieved() {
        var wake = Wake.unverified(WAKE.payment(), Instant.parse("2026-03-01T12:10:59.999Z"));
        assertThat(wake.write().write()).isEqualTo("""
                        {"v":1,"account":"olepay","reference":"1001","due":"2026-03-01T12:10:00Z","cause":"unverified"}""");
        assertThat(Wake.read(wake.write().write())).isEqualTo(wake);
        assertThat(Wake.read(wake.write().write().replace("unverified", "else")).cause())
                .as("of a newer version")
                .isEqualTo(Wake.Cause.DUE);
    }

    @Test
    void saysThatSomebodyAsked() {
        var wake = Wake.asked(WAKE.payment(), Instant.parse("2026-03-01T12:10:59.999Z"));
        assertThat(wake.write().write()).endsWith("\"due\":\"2026-03-01T12:10:00Z\",\"cause\":\"asked\"}");
        assertThat(Wake.read(wake.write().write())).isEqualTo(wake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"v\":1 | \"v\":2 | a wake of a newer version (2)",
                "\"v\":1 | \"v\":\"1\" | no wake: 'v' is missing or is no whole number",
                "\"olepay\" | \"Ole Pay\" | no wake: the account is not 1 to 40",
                "\"1001\" | 1001 | no wake: 'reference' is missing or is no text",
                "2026-03-01T12:10:00.250Z | soon | no wake: 'due' is no ISO 8601 time",
                "{ | <html>{ | no wake: not well-formed JSON",
            })
    void namesWhatIsWrongWithWhatIsNoWake(String part, String instead, String problem) {
        assertThatThrownBy(() -> Wake.read(WAKE.write().write().replace(part, instead)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(problem);
    }
}
