package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `anxin`, over a repository, JDKs and a Maven that are made of a few lines of shell.
final class ScriptTest {
    /// What it may use beside bash: POSIX, and in every macOS and Linux.
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cp",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "sed",
            "tee",
            "touch",
            "tr");

    @TempDir
    private Path root = Path.of("");

    private Path home = Path.of("");
    private Path bin = Path.of("");

    @BeforeEach
    void make() throws IOException {
        root = root.toRealPath();
        home = Files.createDirectories(root.resolve("the repository"));
        bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("../anxin"), home.resolve("anxin"));
        for (var module : List.of("functions", "local", "simulation")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
            Files.writeString(home.resolve(module).resolve("src/main/One.java"), "");
        }
        Files.writeString(home.resolve("pom.xml"), "");
        executable(home.resolve("checks/run"), "echo \"checks of $JAVA_HOME: $*\"; exit ${CHECKS_EXIT:-0}");
        for (var tool : TOOLS) {
            executable(bin.resolve(tool), "exec " + where(tool) + " \"$@\"");
        }
        executable(
                bin.resolve("mvn"),
                "echo \"mvn $* on $JAVA_HOME\" >>'" + root + "/mvn.log'",
                "echo '[INFO] --- compiler:1:compile (default-compile) @ functions ---'",
                "echo '[INFO] --- compiler:1:compile (default-compile) @ local ---'",
                "echo '[ERROR] it does not compile'",
                "mkdir -p functions/target local/target",
                "touch functions/target/functions-0.1.0-SNAPSHOT.jar local/target/local-0.1.0-SNAPSHOT.jar",
                "printf '%s' \"$PWD/functions/target/functions-0.1.0-SNAPSHOT.jar:" + bin
                        + "/cat\" >local/target/runtime-classpath",
                "case $* in *simulation*) mkdir -p simulation/target",
                "touch simulation/target/simulation-0.1.0-SNAPSHOT.jar",
                "printf '%s' \"$PWD/local/target/x.jar:$PWD/functions/target/x.jar:" + bin
                        + "/cat\" >simulation/target/runtime-classpath ;; esac",
                "exit ${MVN_EXIT:-0}");
    }

    private static Path where(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This machine has no " + tool));
    }

    private static void executable(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /// A JDK whose java says which one it is, and what it was given last.
    private Path jdk(String path, String version) throws IOException {
        var jdk = root.resolve(path);
        executable(jdk.resolve("bin/java"), "echo \"java of " + jdk + ": ${@: -1}\"");
        executable(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private record Ended(int exit, String text) {}

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(home.resolve("anxin").toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(everywhere());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    /// No JDK of this machine can be found.
    private Map<String, String> everywhere() {
        return new HashMap<>(Map.of(
                "PATH", bin.toString(),
                "HOME", root.resolve("user").toString(),
                "ANXIN_JVMS", root.resolve("jvms").toString(),
                "ANXIN_JAVA_HOME_TOOL", root.resolve("absent").toString()));
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(root.resolve("mvn.log"));
    }

    @Test
    void takesJavaHomeIfItIs25() throws Exception {
        var jdk = jdk("one", "25.0.3");
        var ended = run(Map.of("JAVA_HOME", jdk.toString()), "demo");
        assertThat(ended.text()).endsWith("java of " + jdk + ": demo\n").contains("compiling local/", "built in");
        assertThat(ended.exit()).isZero();
        assertThat(builds()).singleElement().asString().endsWith("on " + jdk);
    }

    @Test
    void takesTheJavaOnThePathWhereJavaHomeIsOlder() throws Exception {
        var jdk = jdk("two", "25");
        Files.createSymbolicLink(root.resolve("link"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../link"));
        assertThat(run(Map.of("JAVA_HOME", jdk("old", "17.0.15").toString()), "x")
                        .text())
                .endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void asksAShimWhereItsJavaIs() throws Exception {
        var jdk = jdk("three", "25.0.1");
        executable(bin.resolve("java"), "echo '    java.home = " + jdk + "' >&2");
        assertThat(run(Map.of(), "x").text()).endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void looksInTheUsualPlacesWhereJavaIs17() throws Exception {
        Files.createSymbolicLink(
                bin.resolve("java"), jdk("jvms/java-17", "17.0.15").resolve("bin/java"));
        jdk("jvms/java-250", "250.1");
        var jdk = jdk("jvms/temurin-25", "25.0.3");
        assertThat(run(Map.of("JAVA_HOME", "/nowhere"), "x").text()).endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void looksWhereSdkmanAndIdeaPutThem() throws Exception {
        var jdk = jdk("user/.sdkman/candidates/java/25-tem", "25");
        assertThat(run(Map.of(), "x").text()).endsWith("java of " + jdk + ": x\n");
    }

    @Test
    void saysPlainlyThatThereIsNoJdk() throws Exception {
        Files.createSymbolicLink(
                bin.resolve("java"), jdk("jvms/java-17", "17.0.15").resolve("bin/java"));
        var runtime = jdk("jvms/jre-25", "25");
        Files.delete(runtime.resolve("bin/javac")); // runs, but cannot build
        for (var command : List.of("demo", "test")) {
            var ended = run(Map.of(), command);
            assertThat(ended.text())
                    .startsWith("anxin: needs a JDK 25, and there is none on this machine")
                    .contains("export JAVA_HOME=", "apt install temurin-25-jdk", "brew install");
            assertThat(ended.exit()).isEqualTo(2);
        }
        assertThat(root.resolve("mvn.log")).doesNotExist();
    }

    @Test
    void saysPlainlyThatThereIsNoMaven() throws Exception {
        Files.delete(bin.resolve("mvn"));
        for (var command : List.of("demo", "test")) {
            var ended = run(Map.of("JAVA_HOME", jdk("one", "25").toString()), command);
            assertThat(ended.text()).startsWith("anxin: needs Maven").contains("brew install maven");
            assertThat(ended.exit()).isEqualTo(2);
        }
    }

    @Test
    void buildsOnlyWhatChanged() throws Exception {
        var environment = Map.of("JAVA_HOME", jdk("one", "25").toString());
        run(environment, "x");
        assertThat(run(environment, "x").text()).startsWith("java of");
        assertThat(builds()).hasSize(1);
        var later = FileTime.from(java.time.Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(home.resolve("functions/src/main/One.java"), later);
        assertThat(run(environment, "x").text()).startsWith("Building");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhatIsGone() throws Exception {
        var environment = Map.of("JAVA_HOME", jdk("one", "25").toString());
        run(environment, "x");
        Files.delete(home.resolve("target/anxin/lib/local.jar"));
        assertThat(run(environment, "x").text()).startsWith("Building");
    }

    @Test
    void simulationIsBuiltForItselfAlone() throws Exception {
        var environment = Map.of("JAVA_HOME", jdk("one", "25").toString());
        run(environment, "up");
        assertThat(builds()).singleElement().asString().contains("-pl functions,local package");
        assertThat(run(environment, "simulate", "--seeds", "7").text())
                .startsWith("Building")
                .endsWith("java of " + root.resolve("one") + ": 7\n");
        assertThat(builds()).hasSize(2).last().asString().contains("-pl functions,local,simulation package");
        assertThat(run(environment, "up").text()).startsWith("java of");
        assertThat(Files.readString(home.resolve("target/anxin/classpath-simulation")))
                .startsWith(home.resolve("target/anxin/lib/simulation.jar") + ":")
                .contains("lib/local.jar:", "lib/functions.jar:")
                .doesNotContain("target/x.jar");
        var later = FileTime.from(java.time.Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(home.resolve("simulation/src/main/One.java"), later);
        assertThat(run(environment, "up").text()).startsWith("java of");
        assertThat(run(environment, "simulate").text()).startsWith("Building");
    }

    @Test
    void showsWhyABuildFails() throws Exception {
        var ended = run(Map.of("JAVA_HOME", jdk("one", "25").toString(), "MVN_EXIT", "1"), "demo");
        assertThat(ended.text())
                .contains("[ERROR] it does not compile", "anxin: the build failed", "target/anxin/build.log")
                .doesNotContain("java of");
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void testHandsOverToTheChecksWithTheJdkThatItFound() throws Exception {
        var environment = Map.of("JAVA_HOME", jdk("one", "25").toString());
        var ended = run(environment, "test", "unit");
        assertThat(ended.text()).isEqualTo("checks of " + root.resolve("one") + ": unit\n");
        assertThat(ended.exit()).isZero();
        assertThat(run(with(environment, "CHECKS_EXIT", "1"), "test").exit()).isEqualTo(1);
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    @Test
    void worksThroughALink() throws Exception {
        var jdk = jdk("one", "25");
        Files.createSymbolicLink(bin.resolve("anxin"), Path.of("../the repository/anxin"));
        var builder = new ProcessBuilder(bin.resolve("anxin").toString(), "x").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(everywhere());
        builder.environment().put("JAVA_HOME", jdk.toString());
        var process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .endsWith("java of " + jdk + ": x\n");
        assertThat(process.waitFor()).isZero();
    }
}
