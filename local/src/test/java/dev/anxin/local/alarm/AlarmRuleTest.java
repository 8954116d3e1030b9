package dev.anxin.local.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlarmRuleTest {
    private static final Map<String, AlarmState> STATES =
            Map.of("rings", AlarmState.ALARM, "fine", AlarmState.OK, "new", AlarmState.INSUFFICIENT_DATA);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ALARM(rings)                                      | true
            ALARM("rings")                                    | true
            ALARM( fine )                                     | false
            OK(fine)                                          | true
            INSUFFICIENT_DATA(new)                            | true
            ALARM(new)                                        | false
            ALARM(fine) OR ALARM(rings)                       | true
            ALARM(fine) OR ALARM(new)                         | false
            ALARM(rings) AND ALARM(fine)                      | false
            ALARM(rings) OR ALARM(fine) AND ALARM(fine)       | true
            (ALARM(rings) OR ALARM(fine)) AND ALARM(fine)     | false
            NOT ALARM(fine) AND ALARM(rings)                  | true
            NOT (ALARM(fine) OR ALARM(rings))                 | false
            """)
    void holds(String rule, boolean expected) {
        assertThat(AlarmRule.parse(rule).holds(STATES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ALARM", "ALARM()", "RINGS(a)", "ALARM(a) OR", "(ALARM(a)", "ALARM(a) ALARM(b)", "TRUE"})
    void refusesWhatItDoesNotKnow(String rule) {
        assertThatThrownBy(() -> AlarmRule.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not understood from here on");
    }
}
