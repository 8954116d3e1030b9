package dev.anxin.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void writesWhatItRead() {
        var text = "{\"a\":[1,-2.50,true,false,null,\"\\u00e9\\n中\"],\"b\":{\"c\":{}},\"d\":[]}";
        assertThat(Json.parse(Json.parse(text).write())).isEqualTo(Json.parse(text));
        assertThat(Json.parse("{\"b\":1,\"a\":2}").write()).isEqualTo("{\"b\":1,\"a\":2}");
    }

    @Test
    void findsWhatIsThereAndMissesNothingLoudly() {
        var json = Json.parse("{\"a\":{\"b\":\"text\",\"n\":7,\"f\":7.5,\"big\":1e400,\"t\":true},\"l\":[1,2]}");
        assertThat(json.at("a", "b").text()).contains("text");
        assertThat(json.at("a", "n").whole()).contains(7L);
        assertThat(json.at("a", "f").whole()).isEmpty();
        assertThat(json.at("a", "big").whole()).isEmpty();
        assertThat(json.at("a", "t").isTrue()).isTrue();
        assertThat(json.at("l").elements()).hasSize(2);
        assertThat(json.at("l", "x", "y").exists()).isFalse();
        assertThat(json.at("x").members()).isEmpty();
    }

    @Test
    void namesWhatMustBeThere() {
        var json = Json.parse("{\"n\":1.5,\"t\":\"noon\"}");
        assertThatThrownBy(() -> json.needText("x")).hasMessage("'x' is missing or is no text");
        assertThatThrownBy(() -> json.needWhole("n")).hasMessage("'n' is missing or is no whole number");
        assertThatThrownBy(() -> json.needInstant("t")).hasMessage("'t' is no ISO 8601 time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1,\"a\":2} | a key stands twice in one object",
                "{\"secret\":tru} | not well-formed JSON",
                "{} {} | there is more text after the JSON document",
                "[1,2 | not well-formed JSON",
                "{'a':1} | not well-formed JSON",
            })
    void saysWhatIsWrongAndWhereButEchoesNothing(String text, String problem) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(BadJson.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void refusesNothing(String text) {
        assertThatThrownBy(() -> Json.parse(text)).hasMessage("the JSON document is empty or cut off");
    }

    @Test
    void refusesWhatIsDeeperThan64() {
        assertThat(Json.parse("[".repeat(64) + "]".repeat(64)).exists()).isTrue();
        assertThatThrownBy(() -> Json.parse("[".repeat(65) + "]".repeat(65)))
                .hasMessageStartingWith("nested deeper than 64");
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessageStartingWith("nested deeper than 64");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xC3, '"'}))
                .hasMessage("the body is not valid UTF-8");
        assertThatThrownBy(() -> Json.parse("\"a\"".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(BadJson.class);
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xEF, (byte) 0xBF, (byte) 0xBD, (byte) 0xC3, '"'}))
                .hasMessage("the body is not valid UTF-8");
    }

    /// The character that a decoder puts in the place of bytes that it cannot read is a character like others.
    @Test
    void takesTheReplacementCharacterFromWhoWroteIt() {
        assertThat(Json.parse("\"\uFFFD\"".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Json.Text("\uFFFD"));
    }
}
