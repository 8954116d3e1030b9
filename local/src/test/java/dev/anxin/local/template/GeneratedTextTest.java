package dev.anxin.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class GeneratedTextTest {
    /// As many as the longest of AWS's, so that every character that may come does.
    private static final String LONG = "PasswordLength: 4096";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {PasswordLength: 4096}                                                | a z A Z 0 9 ! @ [ ` _ |
            {PasswordLength: 4096, ExcludePunctuation: true}                      | a z A Z 0 9            | ! @ [ ` -
            {PasswordLength: 4096, ExcludeLowercase: true, ExcludeNumbers: true}  | A Z !                  | a 5
            {PasswordLength: 4096, ExcludeUppercase: true, ExcludeCharacters: ab} | c z 0                  | a b A Z
            """)
    void hasEveryCharacterThatItMayAndNoOther(String properties, String some, String none) {
        var text = generated(properties).draw();
        assertThat(text).hasSize(4_096).doesNotContain(" ").contains(some.split(" ", -1));
        assertThat(text)
                .satisfies(drawn -> assertThat(none == null ? List.<String>of() : List.of(none.split(" ", -1)))
                        .noneMatch(drawn::contains));
    }

    @Test
    void spaceIsThereOnlyIfAskedFor() {
        assertThat(generated("{IncludeSpace: true, " + LONG + "}").draw()).contains(" ");
    }

    @Test
    void hasOneOfEachKindHoweverShort() {
        for (var i = 0; i < 100; i++) {
            var text =
                    generated("{PasswordLength: 3, ExcludePunctuation: true}").draw();
            assertThat(text).containsPattern("[a-z]").containsPattern("[A-Z]").containsPattern("[0-9]");
        }
    }

    @Test
    void standsInItsTemplateAndIsAnotherOneEachTime() {
        var generated = generated("{SecretStringTemplate: '{\"v\":1}', GenerateStringKey: key, PasswordLength: 64}");
        Set<String> drawn = new HashSet<>();
        for (var i = 0; i < 10; i++) {
            var json = JsonMapper.shared().readTree(generated.draw());
            assertThat(json.path("v").asInt(0)).isEqualTo(1);
            assertThat(json.path("key").asString("")).hasSize(64);
            drawn.add(json.path("key").asString(""));
        }
        assertThat(drawn).hasSize(10);
    }

    private static GeneratedText generated(String properties) {
        var findings = new Findings();
        var read = GeneratedText.of(new Section("t", "S", TemplateYaml.read(properties), findings));
        assertThat(findings.problems()).isEmpty();
        return read;
    }
}
