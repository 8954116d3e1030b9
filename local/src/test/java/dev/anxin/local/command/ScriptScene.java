package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The script `anxin` in a repository, with JDKs and a Maven that are made of a few lines of shell, on a PATH
/// that holds nothing else. No JDK of this machine can be found.
///
/// @param root of everything
/// @param home the repository
/// @param bin the PATH
record ScriptScene(Path root, Path home, Path bin) {
    /// What it may use beside bash: in every Linux and macOS.
    private static final List<String> TOOLS = List.of(
            "awk",
            "bash",
            "cat",
            "chmod",
            "cp",
            "dirname",
            "find",
            "grep",
            "gzip",
            "head",
            "id",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sh",
            "tail",
            "tar",
            "tee",
            "touch",
            "tr",
            "uname");

    /// Of each of these one.
    private static final List<List<String>> CHOICES =
            List.of(List.of("flock", "perl"), List.of("sha256sum", "shasum"), List.of("curl", "wget"));

    record Ended(int exit, String text) {}

    static ScriptScene in(Path directory) throws IOException {
        var root = directory.toRealPath();
        var scene = new ScriptScene(root, root.resolve("安心 repository"), root.resolve("bin"));
        scene.copyScript();
        for (var module : List.of("functions", "local", "simulation")) {
            scene.write(module + "/pom.xml", "");
            scene.write(module + "/src/main/One.java", "");
        }
        scene.write("pom.xml", "");
        executable(
                scene.home.resolve("checks/run"),
                "echo \"checks of $JAVA_HOME with $ANXIN_MAVEN: $*\"; exit ${CHECKS_EXIT:-0}");
        for (var tool : TOOLS) {
            scene.link(tool);
        }
        for (var choice : CHOICES) {
            scene.link(choice.stream()
                    .filter(tool -> find(tool).findFirst().isPresent())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This machine has none of " + choice)));
        }
        scene.tool("stty", "echo 24 500"); // lines are whole
        scene.maven("mvn", "3.9.9");
        return scene;
    }

    private void copyScript() throws IOException {
        Files.createDirectories(home);
        Files.copy(Path.of("../anxin"), home.resolve("anxin"));
        try (var files = Files.walk(Path.of("src/main/bash"))) {
            for (var file : files.toList()) {
                var copy = home.resolve("local").resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static Stream<Path> find(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable);
    }

    /// Puts a tool of this machine on the PATH.
    void link(String tool) throws IOException {
        var real = find(tool).findFirst().orElseThrow(() -> new IllegalStateException("This machine has no " + tool));
        tool(tool, "exec " + real + " \"$@\"");
    }

    /// Leaves only this of the tools that lock.
    ///
    /// @return whether this machine has it
    boolean locksBy(String tool) throws IOException {
        for (var one : List.of("flock", "perl")) {
            Files.deleteIfExists(bin.resolve(one));
        }
        if (find(tool).findFirst().isEmpty()) {
            return false;
        }
        link(tool);
        return true;
    }

    /// Puts one of a few lines on the PATH.
    void tool(String name, String... lines) throws IOException {
        executable(bin.resolve(name), lines);
    }

    static void executable(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    void write(String file, String text) throws IOException {
        var path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// A Maven that logs its builds, and waits in one if somebody made the pipe `gate`.
    ///
    /// @param name on the PATH; or mvnw, in the repository
    void maven(String name, String version) throws IOException {
        var file = name.equals("mvnw") ? home.resolve(name) : bin.resolve(name);
        executable(
                file,
                "case \" $* \" in *' --version '*) echo 'Apache Maven " + version
                        + " (made)'; exit ${VERSION_EXIT:-0} ;; esac",
                "echo \"" + name + " $* on $JAVA_HOME, found $(ls functions/target/quick 2>/dev/null | head -n 1),"
                        + " from ${MVNW_REPOURL:-}\" >>'" + root + "/mvn.log'",
                "if [ -p '" + root + "/gate' ]; then read -r _ <'" + root + "/gate'; fi",
                "echo '[INFO] --- compiler:1:compile (default-compile) @ functions ---'",
                "echo '[INFO] --- compiler:1:compile (default-compile) @ local ---'",
                "echo \"${MVN_SAYS:-[ERROR] it does not compile}\"",
                "mkdir -p functions/target/quick local/target/quick simulation/target/quick",
                "touch functions/target/quick/half",
                "[ \"${MVN_EXIT:-0}\" = 0 ] || exit $MVN_EXIT",
                "for module in functions local simulation; do",
                "  touch $module/target/quick/$module-0.1.0-SNAPSHOT.jar",
                "  printf '%s' \"$PWD/functions/target/quick/functions-0.1.0-SNAPSHOT.jar:$PWD/local/target/x.jar:"
                        + library() + "\" >$module/target/quick/libraries",
                "done");
        Files.writeString(library(), "a library");
    }

    /// The one that everything needs.
    Path library() {
        return root.resolve("library.jar");
    }

    /// A JDK whose java says which one it is, and what it was given last. What it was given at all stands in java.log.
    Path jdk(String path, String version) throws IOException {
        var jdk = root.resolve(path);
        executable(
                jdk.resolve("bin/java"),
                "echo \"$* LC_ALL=${LC_ALL:-}\" >>'" + root + "/java.log'",
                "for argument in \"$@\"; do case $argument in",
                "  -XX:DumpLoadedClassList=*) printf 'java/lang/Object\\ndev/anxin/Own\\n' >\"${argument#*=}\"",
                "    echo the training run; exit ${TRAINING_EXIT:-0} ;;",
                "  -XX:SharedArchiveFile=*) archive=${argument#*=} ;;",
                "  -XX:SharedClassListFile=*) cp \"${argument#*=}\" '" + root + "/classes' ;;",
                "esac; done",
                "case \" $* \" in *' -Xshare:dump '*) touch \"$archive\"; exit ;; esac",
                "echo \"java of " + jdk + ": ${@: -1}\"");
        executable(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var process = start(environment, arguments);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(home.resolve("anxin").toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(everywhere());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    Map<String, String> everywhere() {
        return new HashMap<>(Map.of(
                "PATH", bin.toString(),
                "HOME", root.resolve("user").toString(),
                "LANG", "en_US.UTF-8",
                "ANXIN_ROOT", root.resolve("system").toString()));
    }

    /// Puts a file where the system has its own.
    void system(String file, String text) throws IOException {
        var path = root.resolve("system").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    List<String> builds() throws IOException {
        var log = root.resolve("mvn.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    List<String> starts() throws IOException {
        return Files.readAllLines(root.resolve("java.log"));
    }
}
