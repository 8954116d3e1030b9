package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When the script `anxin` builds, with which Maven, and what it says where it cannot.
final class ScriptBuildTest {
    @TempDir
    private Path directory = Path.of("");

    private ScriptScene scene = new ScriptScene(Path.of(""), Path.of(""), Path.of(""));
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void make() throws IOException {
        scene = ScriptScene.in(directory);
        environment = Map.of("JAVA_HOME", scene.jdk("one", "25").toString());
    }

    private Map<String, String> with(String name, String value) {
        return Map.of("JAVA_HOME", environment.getOrDefault("JAVA_HOME", ""), name, value);
    }

    private String said(String command) throws Exception {
        return scene.run(environment, command).text();
    }

    @Test
    void compilesWithoutTestsAndJudges() throws Exception {
        assertThat(said("up")).startsWith("Building (log: ");
        assertThat(scene.builds())
                .singleElement()
                .asString()
                .contains(
                        "-Dquick -pl functions,local compile jar:jar dependency:build-classpath",
                        "-DincludeScope=runtime")
                .doesNotContain("package", "verify");
    }

    @Test
    void buildsOnlyWhatChanged() throws Exception {
        said("x");
        assertThat(said("x")).startsWith("java of");
        assertThat(scene.builds()).hasSize(1);
        scene.write("functions/src/main/One.java", "changed");
        assertThat(said("x")).startsWith("Building");
        assertThat(scene.builds()).hasSize(2);
        Files.delete(scene.home().resolve("local/src/main/One.java"));
        assertThat(said("x")).startsWith("Building");
        assertThat(said("x")).startsWith("java of");
    }

    @Test
    void seesAChangeThatCameWithAnOldDate() throws Exception {
        said("x");
        scene.write("functions/src/main/One.java", "copied with its own date");
        Files.setLastModifiedTime(
                scene.home().resolve("functions/src/main/One.java"),
                FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(said("x")).startsWith("Building");
    }

    @Test
    void buildsAgainWhatIsGone() throws Exception {
        said("x");
        Files.delete(scene.home().resolve("target/anxin/lib/local.jar"));
        assertThat(said("x")).startsWith("Building");
        Files.move(scene.library(), scene.root().resolve("elsewhere.jar"));
        assertThat(said("x")).startsWith("Building");
    }

    @Test
    void doesNotTakeTheTargetOfAnotherRepositoryForItsOwn() throws Exception {
        said("x");
        var built = scene.home().resolve("target/anxin/local.built");
        var time = Files.getLastModifiedTime(built);
        Files.writeString(built, "/the/repository/that/it/was/copied/from");
        Files.setLastModifiedTime(built, time);
        assertThat(said("x")).startsWith("Building");
    }

    @Test
    void buildsOverTheTargetOfAnOlderVersion() throws Exception {
        scene.write("target/anxin/classpath", "/nowhere/local.jar:");
        scene.write("target/anxin/lib/local.jar", "of then");
        scene.write("local/target/local-0.1.0-SNAPSHOT.jar", "of then");
        assertThat(said("x")).startsWith("Building").contains("java of");
        assertThat(scene.home().resolve("target/anxin/lib/local.jar")).isEmptyFile();
    }

    @Test
    void startsAnewAfterABuildThatWasKilledOrFailed() throws Exception {
        assertThat(scene.run(with("MVN_EXIT", "1"), "x").exit()).isEqualTo(2);
        said("x");
        assertThat(scene.builds().getLast()).contains("found , from").contains(" -U ");
        scene.write("local/src/main/One.java", "changed");
        said("x");
        assertThat(scene.builds().getLast())
                .contains("found functions-0.1.0-SNAPSHOT.jar")
                .doesNotContain(" -U ");
    }

    @Test
    void simulationIsBuiltForItselfAlone() throws Exception {
        said("up");
        assertThat(said("simulate")).startsWith("Building");
        assertThat(scene.builds()).hasSize(2).last().asString().contains("-pl functions,local,simulation compile");
        assertThat(said("up")).startsWith("java of");
        scene.write("simulation/src/main/One.java", "changed");
        assertThat(said("up")).startsWith("java of");
        assertThat(said("simulate")).startsWith("Building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"}) // Linux has the one, macOS the other
    void theSecondOfTwoBuildsWaitsForTheFirst(String tool) throws Exception {
        Assumptions.assumeTrue(scene.locksBy(tool), "This machine has no " + tool);
        gate();
        var first = scene.start(environment, "first");
        awaitBuilds(1);
        var second = scene.start(environment, "second");
        var said = readUntil(second, "Another ./anxin is building here. Waiting for it.\n");
        assertThat(said).isEqualTo("Another ./anxin is building here. Waiting for it.\n");
        openGate();
        assertThat(text(first)).endsWith(": first\n");
        assertThat(text(second)).isEqualTo("java of " + scene.root().resolve("one") + ": second\n");
        assertThat(scene.builds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void aKilledBuildLeavesNoLockBehind(String tool) throws Exception {
        Assumptions.assumeTrue(scene.locksBy(tool), "This machine has no " + tool);
        gate();
        var first = scene.start(environment, "first");
        awaitBuilds(1);
        var all = first.descendants().toList();
        first.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
        Files.delete(scene.root().resolve("gate"));
        assertThat(said("second")).doesNotContain("Waiting").endsWith(": second\n");
    }

    @Test
    void showsWhyABuildFails() throws Exception {
        var ended = scene.run(with("MVN_EXIT", "1"), "demo");
        assertThat(ended.text())
                .contains("[ERROR] it does not compile", "anxin: the build failed", "target/anxin/build.log")
                .doesNotContain("java of");
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void namesTheLibraryThatCannotBeFetched() throws Exception {
        var says = "[ERROR] Failed to execute goal on project local: Could not resolve: Could not transfer artifact"
                + " org.example:queue:jar:1.2 from/to central (https://repo.example): Unknown host repo.example"
                + " -> [Help 1]";
        var ended = scene.run(
                Map.of("JAVA_HOME", environment.getOrDefault("JAVA_HOME", ""), "MVN_EXIT", "1", "MVN_SAYS", says),
                "demo");
        assertThat(ended.text())
                .contains(
                        "anxin: could not fetch org.example:queue:jar:1.2 from/to central (https://repo.example):"
                                + " Unknown host repo.example\n",
                        "needs the network",
                        "~/.m2/settings.xml")
                .doesNotContain("Help", "[ERROR]", "the build failed");
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void takesTheWrapperWhereMavenIsAbsentOrOld() throws Exception {
        scene.maven("mvnw", "3.9.16");
        for (var version : Map.of(
                        "3.8.5", "mvnw", "3.8.6", "mvn", "3.8.10", "mvn", "3.9.16", "mvn", "4.0.0", "mvnw", "2.2",
                        "mvnw")
                .entrySet()) {
            scene.maven("mvn", version.getKey());
            scene.write("local/src/main/One.java", version.getKey());
            said("x");
            assertThat(scene.builds().getLast()).as(version.getKey()).startsWith(version.getValue() + " ");
        }
        Files.delete(scene.bin().resolve("mvn"));
        scene.write("local/src/main/One.java", "without");
        assertThat(said("x")).contains("taking Maven by the wrapper").endsWith(": x\n");
        assertThat(scene.builds().getLast()).startsWith("mvnw ");
    }

    @Test
    void saysWhatToDoWhereTheWrapperCannotFetch() throws Exception {
        Files.delete(scene.bin().resolve("mvn"));
        ScriptScene.executable(
                scene.home().resolve("mvnw"),
                "echo 'curl: Failed to fetch https://repo.example/maven.zip' >&2; exit 1");
        var ended = scene.run(environment, "demo");
        assertThat(ended.text())
                .contains(
                        "anxin: Maven cannot be fetched: curl: Failed to fetch https://repo.example/maven.zip",
                        "MVNW_REPOURL=https://MIRROR/maven2 ./anxin",
                        "install Maven 3.8.6 or newer");
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void theWrapperTakesTheMirrorOfTheSettings() throws Exception {
        Files.delete(scene.bin().resolve("mvn"));
        scene.maven("mvnw", "3.9.16");
        var settings = scene.root().resolve("user/.m2/settings.xml");
        Files.createDirectories(settings.getParent());
        for (var row : Map.of(
                        mirror("central", "https://a.example/maven2/"),
                        "https://a.example/maven2",
                        mirror("*", "https://b.example/maven2"),
                        "https://b.example/maven2",
                        mirror("external:*,!intern", "https://c.example"),
                        "https://c.example",
                        mirror("*,!central", "https://d.example"),
                        "",
                        mirror("other", "https://e.example") + mirror("x, central", " https://f.example "),
                        "https://f.example",
                        "<!--" + mirror("*", "https://g.example") + "-->",
                        "",
                        "",
                        "")
                .entrySet()) {
            Files.writeString(settings, "<settings>\n<mirrors>" + row.getKey() + "</mirrors></settings>");
            scene.write("local/src/main/One.java", row.getKey());
            said("x");
            assertThat(scene.builds().getLast()).as(row.getKey()).endsWith(", from " + row.getValue());
        }
        Files.writeString(settings, mirror("*", "https://b.example"));
        scene.write("local/src/main/One.java", "by the variable");
        scene.run(with("MVNW_REPOURL", "https://v.example"), "x");
        assertThat(scene.builds().getLast()).endsWith(", from https://v.example");
    }

    private static String mirror(String of, String url) {
        return "<mirror>\n<id>m</id>\n<mirrorOf>" + of + "</mirrorOf>\n<url>" + url + "</url>\n</mirror>";
    }

    private void gate() throws Exception {
        var made = new ProcessBuilder("mkfifo", scene.root().resolve("gate").toString())
                .start()
                .waitFor();
        assertThat(made).isZero();
    }

    private void openGate() throws IOException {
        Files.writeString(scene.root().resolve("gate"), "go\n");
    }

    private void awaitBuilds(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> scene.builds().size() == count);
    }

    private static String readUntil(Process process, String end) throws IOException {
        var text = new StringBuilder();
        for (int next = 0; next >= 0 && text.indexOf(end) < 0; ) {
            next = process.getInputStream().read();
            text.append((char) next);
        }
        return text.toString();
    }

    private static String text(Process process) throws IOException, InterruptedException {
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
