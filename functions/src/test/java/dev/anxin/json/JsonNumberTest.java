package dev.anxin.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that are JSON and fit into nothing.
class JsonNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999999999999", "-1e-99999999999999999999", "[1, {\"a\": 1E+2147483649}]"})
    void refusesAnExponentThatCannotBeHeld(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(BadJson.class).hasMessageContaining("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "0.5", "9223372036854775808"})
    void isNoWholeNumberIfItDoesNotFit(String text) {
        assertThat(Json.parse(text).whole()).isEmpty();
    }
}
