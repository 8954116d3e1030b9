package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `anxin`: which JDK it takes, and to whom it hands over. ScriptBuildTest has how it builds.
final class ScriptTest {
    @TempDir
    private Path directory = Path.of("");

    private ScriptScene scene = new ScriptScene(Path.of(""), Path.of(""), Path.of(""));

    @BeforeEach
    void make() throws IOException {
        scene = ScriptScene.in(directory);
    }

    @Test
    void takesJavaHomeIfItIs25() throws Exception {
        var jdk = scene.jdk("one", "25.0.3");
        var ended = scene.run(Map.of("JAVA_HOME", jdk.toString()), "demo");
        assertThat(ended.text()).endsWith("java of " + jdk + ": demo\n").contains("compiling local/", "built in");
        assertThat(ended.exit()).isZero();
        assertThat(scene.builds()).singleElement().asString().contains(" on " + jdk + ",");
    }

    @Test
    void takesTheJavaOnThePathWhereJavaHomeIsOlder() throws Exception {
        var jdk = scene.jdk("two", "25");
        Files.createSymbolicLink(scene.root().resolve("link"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(scene.bin().resolve("java"), Path.of("../link"));
        var old = scene.jdk("old", "17.0.15").toString();
        assertThat(scene.run(Map.of("JAVA_HOME", old), "x").text()).endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void asksEachCommandItselfForHelp() throws Exception {
        var jdk = scene.jdk("one", "25.0.3").toString();
        var environment = Map.of("JAVA_HOME", jdk);
        scene.run(environment, "help", "account", "add");
        assertThat(scene.starts().getLast()).contains("dev.anxin.local.command.Anxin account add --help ");
        scene.run(environment, "help");
        assertThat(scene.starts().getLast()).contains("dev.anxin.local.command.Anxin help ");
        scene.run(environment, "help", "--help");
        assertThat(scene.starts().getLast()).contains("dev.anxin.local.command.Anxin help --help ");
    }

    @Test
    void asksAShimWhereItsJavaIs() throws Exception {
        var jdk = scene.jdk("three", "25.0.1");
        scene.tool("java", "echo '    java.home = " + jdk + "' >&2");
        assertThat(scene.run(Map.of(), "x").text()).endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void looksInTheUsualPlacesWhereJavaIs17() throws Exception {
        Files.createSymbolicLink(
                scene.bin().resolve("java"),
                scene.jdk("system/usr/lib/jvm/java-17", "17.0.15").resolve("bin/java"));
        scene.jdk("system/usr/lib/jvm/java-250", "250.1");
        var jdk = scene.jdk("system/usr/lib/jvm/temurin-25", "25.0.3");
        assertThat(scene.run(Map.of("JAVA_HOME", "/nowhere"), "x").text()).endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void looksWhereInstallersPutThem() throws Exception {
        for (var place : List.of(
                "user/.sdkman/candidates/java/25-tem",
                "user/.jdks/temurin-25",
                "user/.local/share/mise/installs/java/temurin-25",
                "user/.cache/anxin/jdk-25.0.4.1+1",
                "user/.cache/anxin/jdk-25.0.4.1+1/Contents/Home",
                "system/opt/homebrew/opt/openjdk@25",
                "system/usr/lib64/jvm/java-25")) {
            var jdk = scene.jdk(place, "25");
            assertThat(scene.run(Map.of(), "x").text()).endsWith("java of " + jdk + ": x\n");
            Files.delete(jdk.resolve("release"));
        }
    }

    @Test
    void handsOverWhatTheDemoAndTheSimulationNeed() throws Exception {
        var environment = Map.of("JAVA_HOME", scene.jdk("one", "25").toString());
        var lib = scene.home().resolve("target/anxin/lib");
        scene.run(environment, "show", "olepay", "first 1");
        assertThat(scene.starts().getLast())
                .contains(
                        "-XX:SharedArchiveFile=" + scene.home().resolve("target/anxin/libraries.jsa "),
                        " -cp " + scene.library() + ":" + lib.resolve("local.jar:") + lib.resolve("functions.jar ")
                                + "dev.anxin.local.command.Anxin show olepay first 1 ");
        scene.run(environment, "simulate", "--seeds", "7");
        assertThat(scene.starts().getLast())
                .contains(" -cp " + lib.resolve("simulation.jar:") + lib.resolve("local.jar:")
                        + lib.resolve("functions.jar:") + scene.library()
                        + " dev.anxin.simulation.command.Simulate --seeds 7 ");
        scene.run(environment, "help", "cost");
        assertThat(scene.starts().getLast()).contains(" dev.anxin.simulation.command.Simulate cost --help ");
        scene.run(environment, "cost", "--json");
        assertThat(scene.starts().getLast()).contains(" dev.anxin.simulation.command.Simulate cost --json ");
    }

    @Test
    void filesOfAnyNameAreFoundInAnyLocale() throws Exception {
        var jdk = scene.jdk("one", "25").toString();
        scene.tool("uname", "echo Linux");
        scene.run(Map.of("JAVA_HOME", jdk, "LANG", "C"), "x");
        assertThat(scene.starts().getLast()).endsWith(" LC_ALL=C.UTF-8");
        scene.run(Map.of("JAVA_HOME", jdk, "LANG", "zh_CN.utf8"), "x");
        assertThat(scene.starts().getLast()).endsWith(" LC_ALL=");
        scene.run(Map.of("JAVA_HOME", jdk, "LC_ALL", "POSIX"), "x");
        assertThat(scene.starts().getLast()).endsWith(" LC_ALL=C.UTF-8");
    }

    @Test
    void testHandsOverToTheChecksWithTheJdkAndTheMavenThatItFound() throws Exception {
        var jdk = scene.jdk("one", "25").toString();
        var ended = scene.run(Map.of("JAVA_HOME", jdk), "test", "unit");
        assertThat(ended.text()).isEqualTo("checks of " + jdk + " with mvn: unit\n");
        assertThat(ended.exit()).isZero();
        assertThat(scene.run(Map.of("JAVA_HOME", jdk, "CHECKS_EXIT", "1"), "test")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void worksThroughALink() throws Exception {
        var jdk = scene.jdk("one", "25");
        Files.createSymbolicLink(scene.bin().resolve("anxin"), Path.of("../安心 repository/anxin"));
        var builder = new ProcessBuilder(scene.bin().resolve("anxin").toString(), "x").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(scene.everywhere());
        builder.environment().put("JAVA_HOME", jdk.toString());
        var process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .endsWith("java of " + jdk + ": x\n");
        assertThat(process.waitFor()).isZero();
    }
}
