package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.http.Reply;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyHealthTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | | Well[]",
                "302 | | Well[]",
                "400 | | Well[]",
                "404 | | Well[]",
                "409 | | Well[]",
                "401 | | Ill[]",
                "403 | | Ill[]",
                "408 | | Ill[]",
                "429 | | Ill[]",
                "500 | | Ill[]",
                "503 | | Ill[]",
                "429 | 7 | Resting[rest=PT7S]",
                "503 | 120 | Resting[rest=PT2M]",
                "429 | 999999999 | Resting[rest=PT277777H46M39S]",
                "429 | Sun, 01 Mar 2026 12:01:30 GMT | Resting[rest=PT1M30S]",
                "429 | Sun, 01 Mar 2026 11:00:00 GMT | Ill[]",
                "429 | 0 | Ill[]",
                "429 | -5 | Ill[]",
                "429 | soon | Ill[]",
                "429 | 99999999999999999999 | Ill[]",
                "200 | 60 | Well[]",
            })
    void isWhatTheStatusSaysOfTheGateway(int status, String retryAfter, String health) {
        var headers = retryAfter == null ? Map.<String, String>of() : Map.of("retry-after", retryAfter);
        assertThat(ReplyHealth.of(new Reply.Answered(status, headers, new byte[0]), NOON))
                .hasToString(health);
    }

    @Test
    void isIllWhereNothingCame() {
        assertThat(ReplyHealth.of(new Reply.None("no answer within 5 s"), NOON)).isEqualTo(new ReplyHealth.Ill());
    }
}
