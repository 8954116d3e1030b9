package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way in which `anxin account check` ends.
final class AccountCommandTest {
    private static final String GOOD = "{\"a\":{\"gateway\":\"stripe\",\"merchant\":\"m\",\"clients\":[\"c\"]}}";

    @TempDir
    private Path directory = Path.of("");

    private record Ended(int exit, String text) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":{\"gateway\":\"stripe\",\"merchant\":\"m\"}} | 0 | accounts: 1 entry, nothing wrong",
                "{} | 0 | accounts: 0 entries, nothing wrong",
                "{\"a\":{\"gateway\":\"stripe\",\"merchant\":\"m\"}} | 0 | a: (remark) it has no clients",
                "{\"a\":{\"gateway\":\"stripe\",\"secrets\":[\"whsec_made\"]}} | 0 | verify: 1 entry, nothing wrong",
                "{\"a\":{\"gateway\":\"stripe\",\"secrets\":[\"made\"]}} | 1 | a: secret no. 1 is not usable: Stripe's begin with whsec_",
                "{\"a\":{\"secrets\":[\"rk_test_made\"]}} | 0 | call: 1 entry, nothing wrong",
                "{\"a\":{\"secrets\":[\"sk_live_made\"]}} | 1 | a: secret no. 1 is not usable: it may do everything (sk_live_)",
                "{\"a\":{\"gateway\":\"stripe\",\"merchant\":\"m\",\"payWithinSeconds\":\"1\"}} | 1 | a: the entry of account a: 'payWithinSeconds' is",
                "{\"a\":{\"gateway\":\"stripe\",\"merchant\":\"m\",\"window\":1}} | 1 | a: 'window' is no field of such an entry",
                "{\"a\":{},\"a\":{}} | 2 | a key stands twice",
                "[] | 2 | it is no object of entries by account",
                "{ | 2 | not well-formed JSON",
            })
    void saysWhatIsWrong(String document, int exit, String words) throws IOException {
        var ended = check(document);
        assertThat(ended.exit()).as(ended.text()).isEqualTo(exit);
        assertThat(ended.text()).contains(words).doesNotContain("made");
    }

    @Test
    void saysThatAFileIsNotThereAndThatADocumentIsNotKnown() throws IOException {
        assertThat(run("account", "check", directory.resolve("none").toString()))
                .isEqualTo(new Ended(
                        2, "anxin: This file cannot be read: " + directory.resolve("none") + System.lineSeparator()));
        var other = check(GOOD, "--as", "secrets");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.text()).contains("There is no document 'secrets'. Known: accounts, verify, call, events");
    }

    @Test
    void refusesWhatSecretsManagerWouldNotTake() throws IOException {
        var padded = GOOD + " ".repeat(65_536);
        assertThat(check(padded).exit()).isEqualTo(1);
        assertThat(check(padded).text()).contains("over 65536 bytes");
    }

    @Test
    void hasTheSameAsJson() throws IOException {
        var answer = Json.parse(check(GOOD.replace("stripe", "strip"), "--json").text());
        assertThat(answer.at("good").isTrue()).isFalse();
        assertThat(answer.at("problems").elements())
                .singleElement()
                .satisfies(problem -> assertThat(problem.needText("account")).isEqualTo("a"));
    }

    private Ended check(String document, String... more) throws IOException {
        var file = Files.writeString(directory.resolve("document.json"), document);
        var arguments = new String[3 + more.length];
        arguments[0] = "account";
        arguments[1] = "check";
        arguments[2] = file.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return run(arguments);
    }

    private Ended run(String... arguments) {
        var text = new StringWriter();
        var line = Anxin.commandLine(new LocalPaths(directory, directory))
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text));
        return new Ended(line.execute(arguments), text.toString());
    }
}
