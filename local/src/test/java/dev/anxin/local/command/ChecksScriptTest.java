package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `checks/run`, over parts that are made of a line of shell each: what it runs, what it says, and how it ends.
final class ChecksScriptTest {
    private static final List<String> PARTS = List.of(
            "maven",
            "build",
            "unit",
            "template/run",
            "contract/run",
            "page/run",
            "docs/run",
            "python",
            "rights",
            "clean-root");

    @TempDir
    private Path root = Path.of("");

    private Path home = Path.of("");

    @BeforeEach
    void make() throws IOException {
        home = Files.createDirectories(root.toRealPath().resolve("安心 repository"));
        Files.createDirectories(home.resolve("checks"));
        Files.copy(Path.of("../checks/run"), home.resolve("checks/run"));
        for (var part : PARTS) {
            executable(
                    home.resolve("checks").resolve(part),
                    "echo \"" + part + " $*\" >>\"" + home + "/calls\"",
                    "echo \"" + part + " $* says something\"",
                    "case \"" + part + " $*\" in $BROKEN) exit 3 ;; esac",
                    "case \"$*\" in *-Dtest=*) all=$*; set -- ${all#*--projects }",
                    "echo 'Tests run: 5, Failures: 0'; mkdir -p $1/target/surefire-reports",
                    "echo >$1/target/surefire-reports/TEST-made.xml ;; esac");
        }
        executable(home.resolve("anxin"), "echo \"anxin $*\" >>\"" + home + "/calls\"");
    }

    private static void executable(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Ended(int exit, String text, List<String> calls) {}

    /// @param broken a pattern of bash: calls that fit it end with 3
    private Ended run(String broken, String... arguments) throws Exception {
        var calls = home.resolve("calls");
        Files.deleteIfExists(calls);
        var command = Stream.concat(Stream.of(home.resolve("checks/run").toString()), Stream.of(arguments));
        var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("JAVA_HOME", "/jdk", "BROKEN", broken));
        builder.environment().remove("CHECKS_BUILT");
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text, Files.exists(calls) ? Files.readAllLines(calls) : List.of());
    }

    @Test
    void runsEveryPartAndSaysWhatEachTook() throws Exception {
        var ended = run("");
        assertThat(ended.exit()).as(ended.text()).isZero();
        assertThat(ended.calls())
                .contains(
                        "maven validate",
                        "build ",
                        "template/run judges",
                        "template/run build",
                        "contract/run setup",
                        "contract/run ",
                        "page/run ",
                        "docs/run ",
                        "rights ")
                .anySatisfy(call -> assertThat(call).contains("maven verify --projects functions"))
                .anySatisfy(
                        call -> assertThat(call).contains("--projects local").doesNotContain("functions"))
                .anySatisfy(call -> assertThat(call).contains("--projects simulation"))
                .filteredOn(call -> call.startsWith("anxin"))
                .containsExactly(
                        "anxin simulate --help",
                        "anxin --help",
                        "anxin demo --gateway others --subscribers --speed 600");
        assertThat(ended.calls().indexOf("template/run setup"))
                .isLessThan(ended.calls().indexOf("template/run judges"));
        assertThat(ended.text())
                .containsPattern("ok +sam build +\\d+ s +\\d+ s CPU")
                .containsPattern("all of it: \\d+ min \\d+ s")
                .endsWith("parts: 17 passed, 0 failed\n");
    }

    @Test
    void namesThePartThatFailedAndItsLogAndRunsTheOthers() throws Exception {
        var ended = run("page/run ");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.text())
                .containsPattern("FAILED +page ")
                .contains("| page/run  says something", "the log: target/checks/page.log")
                .endsWith("parts: 16 passed, 1 failed\n");
        assertThat(home.resolve("target/checks/page.log")).content().isEqualTo("page/run  says something\n");
        assertThat(ended.calls()).contains("docs/run ");
        assertThat(run("").exit()).as("what failed once is forgotten").isZero();
    }

    @Test
    void countsTheTestsAndAPartThatRanNoneIsRed() throws Exception {
        assertThat(run("").text()).containsPattern("ok +simulation .* CPU  5 tests");
        Files.writeString(home.resolve("checks/maven"), "#!/bin/bash\necho 'Tests run: 0, Failures: 0'\n");
        var ended = run("");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.text()).containsPattern("FAILED +local ").contains("| no test ran");
    }

    @Test
    void testsNothingThatDoesNotCompile() throws Exception {
        var ended = run("build*");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.text()).contains("the log: target/checks/compile-with-the-judges.log");
        assertThat(ended.calls()).doesNotContain("docs/run ", "page/run ").noneMatch(call -> call.contains("verify"));
    }

    @Test
    void unitIsTheEverydayLoopAlone() throws Exception {
        var ended = run("", "unit");
        assertThat(ended.exit()).isZero();
        assertThat(ended.calls())
                .startsWith("unit compile")
                .containsExactlyInAnyOrder("unit compile", "unit functions", "unit local", "unit simulation");
        assertThat(run("unit simulation", "unit").exit()).isEqualTo(1);
        assertThat(run("unit compile", "unit").calls()).containsExactly("unit compile");
    }

    @Test
    void fullIsTheUsualAndWhatTakesLong() throws Exception {
        assertThat(run("", "full").calls())
                .contains(
                        "docs/run ",
                        "anxin simulate --seeds 1000000",
                        "anxin simulate exhaustive",
                        "anxin simulate mutants")
                .anySatisfy(call -> assertThat(call).contains("mutationCoverage"));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        var ended = run("", "quick");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.text()).contains("\"quick\" is no choice", "./anxin test unit");
        assertThat(run("", "unit", "full").exit()).isEqualTo(2);
        assertThat(ended.calls()).isEmpty();
    }

    @Test
    void twoAtOnceInOneFolderAreRefusedAndOneThatWasKilledIsNot() throws Exception {
        var running = Files.createDirectories(home.resolve("target/checks")).resolve("running");
        Files.writeString(running, ProcessHandle.current().pid() + "\n");
        var ended = run("", "unit");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.text()).contains("already runs in this folder");
        assertThat(ended.calls()).isEmpty();
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(running, dead.pid() + "\n");
        assertThat(run("", "unit").exit()).isZero();
        assertThat(running).doesNotExist();
    }
}
