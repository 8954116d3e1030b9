package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the script `anxin` says to type where there is no JDK 25, on each system.
final class NoJdkTest {
    private static final int TERMINAL = 60;

    @TempDir
    private Path directory = Path.of("");

    private ScriptScene scene = new ScriptScene(Path.of(""), Path.of(""), Path.of(""));

    @BeforeEach
    void make() throws IOException {
        scene = ScriptScene.in(directory);
        scene.tool("uname", "if [ \"${1:-}\" = -m ]; then echo x86_64; else echo Linux; fi");
        scene.tool("id", "echo 1000");
        scene.tool("sudo", "exit 9");
        scene.tool("apt-cache", "echo '  Candidate: (none)'");
    }

    /// @param name as its os-release says
    /// @param ids ID and ID_LIKE there
    /// @param tools what is on the PATH beside the usual: what it prints
    /// @param typed the line to type
    record Case(String name, String ids, Map<String, String> tools, String typed) {
        @Override
        public String toString() {
            return name + ": " + typed;
        }
    }

    private static Stream<Case> systems() {
        var both = "ID=debian";
        return Stream.of(
                new Case("Debian 13", both, apt("openjdk-25-jdk-headless"), "sudo apt install openjdk-25-jdk-headless"),
                new Case("Debian 12", both, apt("temurin-25-jdk"), "sudo apt install temurin-25-jdk"),
                new Case("Debian 12", both, apt("none"), "sudo apt update"),
                new Case(
                        "Mint",
                        "ID=linuxmint\nID_LIKE=\"ubuntu debian\"",
                        apt("temurin-25-jdk"),
                        "sudo apt install temurin-25-jdk"),
                new Case("Ubuntu", "ID=ubuntu", Map.of("id", "echo 0"), "apt update"),
                new Case("Fedora", "ID=fedora", Map.of(), "sudo dnf install java-25-openjdk-devel"),
                new Case(
                        "Rocky",
                        "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"",
                        Map.of(),
                        "sudo dnf install java-25-openjdk-devel"),
                new Case(
                        "Amazon",
                        "ID=\"amzn\"\nID_LIKE=\"fedora\"",
                        Map.of(),
                        "sudo dnf install java-25-amazon-corretto-devel"),
                new Case("Alpine", "ID=alpine", Map.of("id", "echo 0"), "apk add openjdk25"),
                new Case("Arch", "ID=arch", Map.of(), "sudo pacman -S jdk25-openjdk"),
                new Case(
                        "Leap",
                        "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"",
                        Map.of(),
                        "sudo zypper install java-25-openjdk-devel"),
                new Case("macOS", "", Map.of("uname", MAC, "brew", ""), "brew install --cask temurin@25"));
    }

    private static final String MAC = "if [ \"${1:-}\" = -m ]; then echo arm64; else echo Darwin; fi";

    private static Map<String, String> apt(String has) {
        return Map.of(
                "apt-cache",
                "case \"$2\" in " + has + ") echo '  Candidate: 25.0.4' ;; *) echo '  Candidate: (none)' ;; esac");
    }

    private String said(Map<String, String> environment) throws Exception {
        var ended = scene.run(environment, "demo");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(scene.builds()).isEmpty();
        return ended.text();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void saysWhatToType(Case system) throws Exception {
        scene.system("etc/os-release", "PRETTY_NAME=\"" + system.name() + "\"\n" + system.ids() + "\n");
        for (var tool : system.tools().entrySet()) {
            scene.tool(tool.getKey(), tool.getValue());
        }
        scene.tool("stty", "echo 24 " + TERMINAL);
        var lines = said(Map.of()).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("anxin: needs a JDK 25, and finds none.");
        assertThat(lines).contains("      ./anxin --fetch-jdk", "      export JAVA_HOME=/path/to/jdk-25");
        assertThat(lines.stream().filter(line -> line.startsWith("      " + system.typed())))
                .hasSize(1);
        assertThat(lines.stream().filter(line -> line.startsWith("      "))).hasSize(3);
        assertThat(lines)
                .allSatisfy(line -> assertThat(
                                line.length() <= TERMINAL || !line.strip().contains(" "))
                        .as(line)
                        .isTrue());
        assertThat(String.join("\n", lines)).contains(system.name());
    }

    @Test
    void aReleaseWithoutOneIsToldWhereThereIsOne() throws Exception {
        scene.system("etc/os-release", "PRETTY_NAME='Debian 12'\nID=debian\n");
        scene.system("var/lib/apt/lists/x_Packages", "");
        assertThat(said(Map.of()))
                .contains("Its packages have none.", "https://adoptium.net/installation/linux")
                .doesNotContain("apt install");
    }

    @Test
    void macWithoutHomebrewTakesThePackage() throws Exception {
        scene.tool("uname", MAC);
        assertThat(said(Map.of())).contains("there is no Homebrew here").doesNotContain("brew install");
    }

    @Test
    void subsystemForLinuxAndSdkmanAreKnown() throws Exception {
        assertThat(said(Map.of())).doesNotContain("WSL", "sdk install");
        scene.system("proc/version", "Linux version 6.6 (Microsoft@WSL2)");
        var sdkman = scene.root().resolve("user/.sdkman/bin/sdkman-init.sh");
        Files.createDirectories(sdkman.getParent());
        Files.writeString(sdkman, "");
        assertThat(said(Map.of())).contains("This is WSL", "      sdk install java $(sdk list java");
    }

    @Test
    void anotherSystemIsSentAway() throws Exception {
        scene.tool("uname", "echo MINGW64");
        assertThat(said(Map.of())).contains("knows none for this system", "On Windows use WSL");
    }

    @Test
    void saysWhatItSawThatDoesNotDo() throws Exception {
        var old = scene.jdk("system/usr/lib/jvm/java-17", "17.0.15");
        Files.createSymbolicLink(scene.bin().resolve("java"), old.resolve("bin/java"));
        var runtime = scene.jdk("system/usr/lib/jvm/jre-25", "25");
        Files.delete(runtime.resolve("bin/javac")); // runs, but cannot build
        assertThat(said(Map.of("JAVA_HOME", scene.jdk("twenty-one", "21").toString()))
                        .lines()
                        .toList()
                        .getFirst())
                .isEqualTo(
                        "anxin: needs a JDK 25, and finds none. JAVA_HOME is a Java 21. The java on the PATH is 17.0.15.");
        assertThat(said(Map.of("JAVA_HOME", "/nowhere"))).contains(" JAVA_HOME holds none.");
    }

    @Test
    void everyCommandSaysSo() throws Exception {
        for (var command : List.of("test", "simulate", "show", "--help")) {
            assertThat(scene.run(Map.of(), command).text()).startsWith("anxin: needs a JDK 25");
        }
    }
}
