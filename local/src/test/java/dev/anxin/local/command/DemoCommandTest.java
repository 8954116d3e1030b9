package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.simulator.SharedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's exit codes, by short runs.
final class DemoCommandTest {
    @TempDir
    private Path work = Path.of("");

    @BeforeEach
    void keepKeys() {
        SharedKeys.ALL.write(work);
    }

    private Ran run(LongFunction<List<Story>> stories, String... arguments) {
        return Ran.of(Anxin.command(new DemoCommand(new LocalPaths(Path.of(".."), work), stories)), arguments);
    }

    @Test
    void oneSeedOnceInADirectory() {
        var data = work.resolve("data").toString();
        LongFunction<List<Story>> one = seed -> titled(seed, "failed after paid");
        var first = run(one, "--data", data, "--seed", "5", "--speed", "600");
        assertThat(first.out()).contains("All 1 payments got their right answer");
        assertThat(first.exit()).isZero();
        var again = run(one, "--data", data, "--seed", "5");
        assertThat(again.err()).contains("already. Take another --seed.");
        assertThat(again.exit()).isEqualTo(2);
        var json = run(one, "--data", data, "--seed", "6", "--json");
        assertThat(json.json().at("right").isTrue()).isTrue();
        var payment = json.json().at("payments").elements().getFirst();
        assertThat(payment.needText("status")).isEqualTo("PAID");
        payment.needWhole("amount");
        payment.at("told").elements().forEach(told -> told.needInstant("at"));
        assertThat(json.exit()).isZero();
        assertThat(run(one, "--data", data, "--seed", "5", "--json").jsonError())
                .contains("already. Take another");
    }

    static List<Story> titled(long seed, String title) {
        return Stories.of(seed).stream()
                .filter(story -> story.title().equals(title))
                .toList();
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed() throws IOException {
        var file = Files.writeString(work.resolve("file"), "");
        assertRefused("The data directory " + file + " cannot be used", "--data", file.toString());
        Files.writeString(work.resolve("gateway-keys.json"), "{");
        assertRefused("cannot be used: not well-formed JSON", "--data", work.toString());
    }

    @Test
    void aSpeedThatNoDemoCanKeepUpWithIsRefused() {
        assertRefused("A speed is 1 to 3600, not 0.0", "--speed", "0");
        assertRefused("A speed is 1 to 3600, not 4000.0", "--speed", "4000");
    }

    @Test
    void aGatewayThatIsNotThereIsRefused() {
        assertRefused(
                "There is no gateway 'other'. Known: adyen, alipay, olepay, paypal, stripe, wechat, others",
                "--gateway",
                "wechat",
                "--gateway",
                "other");
        assertRefused(
                "With --gateway there is one --seed at a time", "--gateway", "wechat", "--seed", "1", "--seed", "2");
    }

    private void assertRefused(String message, String... arguments) {
        var ran = run(Stories::of, arguments);
        assertThat(ran.err()).contains(message).doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void aTemplateThatCannotStartIsNamed() {
        var command = new DemoCommand(new LocalPaths(work, work));
        var ran = Ran.of(Anxin.command(command));
        assertThat(ran.err()).contains("The template cannot be read").doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }
}
