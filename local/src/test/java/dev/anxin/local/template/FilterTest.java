package dev.anxin.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class FilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":["x","y"]}                          | {"a":"y"}          | true
            {"a":["x","y"]}                          | {"a":"z"}          | false
            {"a":["x"]}                              | {}                 | false
            {"a":["x"]}                              | {"a":["w","x"]}    | true
            {"a":["x"],"b":[1]}                      | {"a":"x","b":1.0}  | true
            {"a":["x"],"b":[1]}                      | {"a":"x","b":2}    | false
            {"a":["1"]}                              | {"a":1}            | false
            {"a":{"b":["x"]}}                        | {"a":{"b":"x"}}    | true
            {"a":{"b":["x"]}}                        | {"a":"x"}          | false
            {"a":[null]}                             | {"a":null}         | true
            {"a":[true]}                             | {"a":false}        | false
            {"a":[{"prefix":"fact#"}]}               | {"a":"fact#1"}     | true
            {"a":[{"prefix":"fact#"}]}               | {"a":"payment"}    | false
            {"a":[{"exists":true}]}                  | {"a":""}           | true
            {"a":[{"exists":true}]}                  | {"b":1}            | false
            {"a":[{"exists":false}]}                 | {"b":1}            | true
            {"a":[{"anything-but":"x"}]}             | {"a":"y"}          | true
            {"a":[{"anything-but":["x","y"]}]}       | {"a":"y"}          | false
            {"a":[{"anything-but":{"prefix":"x"}}]}  | {"a":"xy"}         | false
            {"a":[{"anything-but":"x"}]}             | {}                 | false
            """)
    void letsPass(String pattern, String event, boolean expected) {
        var json = JsonMapper.shared();
        assertThat(Filter.parse(pattern).passes(json.readTree(event))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"a\":\"x\"}",
                "{\"a\":[]}",
                "{\"a\":[{\"prefx\":\"x\"}]}",
                "{\"a\":[{\"numeric\":[\">\",1]}]}",
                "{\"a\":{\"b\":1}}"
            })
    void isRefused(String pattern) {
        assertThatThrownBy(() -> Filter.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
