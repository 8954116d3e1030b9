package dev.anxin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutcomeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void every2xxIsDelivered(int status) {
        assertThat(of(status, Map.of())).isEqualTo(new Outcome.Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 304, 400, 401, 403, 404, 409, 422, 500, 502, 504, 599})
    void everyOtherStatusIsTriedAgain(int status) {
        assertThat(of(status, Map.of("retry-after", "60"))).isEqualTo(new Outcome.Failed("answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectSaysWhatToDo(int status) {
        assertThat(of(status, Map.of("location", "https://made.example/")))
                .isEqualTo(new Outcome.Failed(
                        "answered " + status + ": redirects are not followed, configure the final address"));
    }

    @Test
    void goneEndsIt() {
        assertThat(of(410, Map.of())).isEqualTo(new Outcome.Stopped("answered 410: it wants no more events"));
    }

    @Test
    void noAnswerIsTriedAgain() {
        assertThat(Outcome.of(new Reply.None("no answer within 15 s"), NOON))
                .isEqualTo(new Outcome.Failed("no answer within 15 s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 | 60",
                "0 | 0",
                "3600 | 3600",
                "3601 | 3600",
                "999999999 | 3600",
                "9999999999 | 0",
                "-5 | 0",
                "soon | 0",
                "Sun, 01 Mar 2026 12:10:00 GMT | 600",
                "Sun, 01 Mar 2026 11:00:00 GMT | 0",
                "Mon, 02 Mar 2026 12:00:00 GMT | 3600",
            })
    void whoIsBusySaysWhenToComeBack(String header, long seconds) {
        for (int status : new int[] {429, 503}) {
            assertThat(of(status, Map.of("retry-after", header)))
                    .isEqualTo(new Outcome.Failed("answered " + status, Duration.ofSeconds(seconds)));
        }
    }

    private static Outcome of(int status, Map<String, String> headers) {
        return Outcome.of(new Reply.Answered(status, headers, new byte[0]), NOON);
    }
}
