package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.ChildJvm;
import dev.anxin.local.simulator.SharedKeys;
import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `anxin up` in a process of its own.
final class UpCommandTest {
    @TempDir
    private Path work = Path.of("");

    @Test
    void saysItsAddressesOnOneLineAndNothingElse() throws Exception {
        SharedKeys.ALL.write(work);
        var process = new ChildJvm()
                .option("-Danxin.home=..")
                .option("-Danxin.work=" + work)
                .of(Anxin.class, "up", "--json", "--no-shop")
                .redirectErrorStream(false)
                .redirectError(work.resolve("errors").toFile())
                .start();
        try (BufferedReader output = process.inputReader()) {
            var json = Json.parse(String.valueOf(output.readLine()));
            assertThat(json.needText("schema")).isEqualTo("anxin.up/1");
            assertThat(json.at("shopUrl").exists()).isFalse();
            json.needInstant("time");
            var running = RunningStack.need(new LocalPaths(Path.of(".."), work));
            assertThat(json.needText("apiUrl")).isEqualTo(running.api().toString());
            assertThat(json.needText("issuer")).isEqualTo(running.issuer().toString());
            process.toHandle().destroy(); // Process.destroy would close the output, too
            assertThat(output.lines()).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
