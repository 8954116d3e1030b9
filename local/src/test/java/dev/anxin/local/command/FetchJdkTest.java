package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./anxin --fetch-jdk`, from a server on this machine.
final class FetchJdkTest {
    @TempDir
    private Path directory = Path.of("");

    private ScriptScene scene = new ScriptScene(Path.of(""), Path.of(""), Path.of(""));
    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch halfWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    FetchJdkTest() throws IOException {}

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void make() throws IOException {
        scene = ScriptScene.in(directory);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void end() {
        goOn.countDown();
        server.stop(0);
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void serve(String path, byte[] content) {
        serve(path, exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        });
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// As Adoptium's are: one folder, with the JDK in it.
    private byte[] archive(String folder, String jdk, String version) throws Exception {
        scene.jdk("packed/" + jdk, version);
        return packed(folder);
    }

    private byte[] packed(String folder) throws Exception {
        var file = scene.root().resolve("packed.tar.gz");
        var made = new ProcessBuilder(
                        "tar",
                        "-czf",
                        file.toString(),
                        "-C",
                        scene.root().resolve("packed").toString(),
                        folder)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return Files.readAllBytes(file);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private Map<String, String> from(String path, byte[] content) throws Exception {
        return Map.of("ANXIN_JDK_URL", url(path), "ANXIN_JDK_SHA256", sha256(content));
    }

    private Path cache() {
        return scene.root().resolve("user/.cache/anxin");
    }

    private List<String> cached() throws IOException {
        try (var files = Files.list(cache())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .toList();
        }
    }

    private void refuses(Map<String, String> environment, String... says) throws Exception {
        var ended = scene.run(environment, "--fetch-jdk");
        assertThat(ended.text())
                .contains("anxin: the JDK was not fetched: ", "ANXIN_JDK_URL=https://MIRROR/")
                .contains(says);
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(cached()).isEmpty();
    }

    @Test
    void isFoundByItselfAfterwards() throws Exception {
        var archive = archive("jdk-25.0.4.1+1", "jdk-25.0.4.1+1", "25.0.4.1");
        serve("/jdk", archive);
        var target = cache().resolve("jdk-25-" + sha256(archive).substring(0, 12));
        var ended = scene.run(from("/jdk", archive), "--fetch-jdk");
        assertThat(ended.text())
                .startsWith("Fetching a JDK 25 from " + url("/jdk"))
                .endsWith("./anxin takes the JDK at " + target + "\n");
        assertThat(ended.exit()).isZero();
        assertThat(cached()).containsExactly(target.getFileName().toString());
        assertThat(scene.run(Map.of(), "x").text()).contains("built in");
        assertThat(scene.builds()).singleElement().asString().contains(" on " + target + ",");
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws Exception {
        var archive = archive("jdk-25", "jdk-25", "25");
        serve("/jdk", archive);
        scene.run(from("/jdk", archive), "--fetch-jdk");
        var ended = scene.run(from("/jdk", archive), "--fetch-jdk");
        assertThat(ended.text()).startsWith("It is there already: " + cache());
        assertThat(ended.exit()).isZero();
        assertThat(asked).hasValue(1);
    }

    @Test
    void takesTheBundleOfMacOs() throws Exception {
        var archive = archive("jdk-25", "jdk-25/Contents/Home", "25");
        serve("/jdk", archive);
        assertThat(scene.run(from("/jdk", archive), "--fetch-jdk").text()).endsWith("/Contents/Home\n");
    }

    @Test
    void refusesWhatIsNotThePinnedOne() throws Exception {
        var archive = archive("jdk-25", "jdk-25", "25");
        serve("/jdk", archive);
        scene.tool("uname", "if [ \"${1:-}\" = -m ]; then echo x86_64; else echo Darwin; fi");
        refuses(
                Map.of("ANXIN_JDK_URL", url("/jdk")),
                "has the SHA-256 " + sha256(archive)
                        + " and not e6229d9504f7922053ab31821b9e6bee8761daf7b026a3476d1a027563009880. It was deleted.");
    }

    @Test
    void refusesHalfAnArchive() throws Exception {
        var archive = archive("jdk-25", "jdk-25", "25");
        serve("/jdk", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive, 0, archive.length / 2);
            exchange.getResponseBody().flush();
        });
        refuses(from("/jdk", archive), "From " + url("/jdk"));
    }

    @Test
    void saysThatNothingIsThere() throws Exception {
        refuses(Map.of("ANXIN_JDK_URL", url("/absent"), "ANXIN_JDK_SHA256", "0"), "404", "From " + url("/absent"));
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        server.stop(0);
        refuses(Map.of("ANXIN_JDK_URL", url("/jdk"), "ANXIN_JDK_SHA256", "0"), "127.0.0.1", "https_proxy");
    }

    @Test
    void refusesAnArchiveWithoutAJdk() throws Exception {
        var old = archive("jdk-17", "jdk-17", "17.0.15");
        serve("/jdk", old);
        refuses(from("/jdk", old), "there is no JDK 25 in the archive");
        var text = "no archive at all".getBytes(StandardCharsets.UTF_8);
        serve("/text", text);
        refuses(from("/text", text), "cannot be unpacked");
    }

    @Test
    void fetchesWithWgetWhereThereIsNoCurl() throws Exception {
        Files.deleteIfExists(scene.bin().resolve("curl"));
        Files.deleteIfExists(scene.bin().resolve("wget"));
        refuses(Map.of("ANXIN_JDK_URL", url("/jdk"), "ANXIN_JDK_SHA256", "0"), "neither curl nor wget");
        scene.link("wget");
        var archive = archive("jdk-25", "jdk-25", "25");
        serve("/jdk", archive);
        assertThat(scene.run(from("/jdk", archive), "--fetch-jdk").exit()).isZero();
        refusesOthersWithWget();
    }

    private void refusesOthersWithWget() throws Exception {
        var ended = scene.run(Map.of("ANXIN_JDK_URL", url("/absent"), "ANXIN_JDK_SHA256", "0"), "--fetch-jdk");
        assertThat(ended.text()).contains("404");
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void theSecondOfTwoAtOnceWaitsAndTakesWhatTheFirstFetched() throws Exception {
        var archive = archive("jdk-25", "jdk-25", "25");
        serve("/jdk", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            halfWay.countDown();
            goOn.await();
            exchange.getResponseBody().write(archive);
        });
        var first = scene.start(from("/jdk", archive), "--fetch-jdk");
        halfWay.await();
        var second = scene.start(from("/jdk", archive), "--fetch-jdk");
        var reader = second.inputReader();
        assertThat(reader.readLine()).isEqualTo("Another ./anxin is fetching a JDK. Waiting for it.");
        goOn.countDown();
        assertThat(reader.readLine()).startsWith("It is there already: ");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(asked).hasValue(1);
    }

    @Test
    void startsAnewAfterOneThatWasKilledHalfWay() throws Exception {
        var archive = archive("jdk-25", "jdk-25", "25");
        serve("/half", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive, 0, archive.length / 2);
            exchange.getResponseBody().flush();
            halfWay.countDown();
            goOn.await();
        });
        serve("/jdk", archive);
        var first = scene.start(from("/half", archive), "--fetch-jdk");
        halfWay.await();
        first.destroyForcibly().waitFor(); // curl lives on, and holds nothing that another waits for
        assertThat(cached()).containsExactly("new");
        var ended = scene.run(from("/jdk", archive), "--fetch-jdk");
        assertThat(ended.text()).doesNotContain("Waiting");
        assertThat(ended.exit()).isZero();
        assertThat(cached()).singleElement().asString().startsWith("jdk-25-");
        goOn.countDown();
    }

    @Test
    void leavesNothingBehindWhenItIsInterrupted() throws Exception {
        serve("/half", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            halfWay.countDown();
            goOn.await();
        });
        var run = scene.start(Map.of("ANXIN_JDK_URL", url("/half"), "ANXIN_JDK_SHA256", "0"), "--fetch-jdk");
        halfWay.await();
        Stream.concat(run.descendants(), Stream.of(run.toHandle())).forEach(ProcessHandle::destroy);
        assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(cached()).isEmpty();
    }

    /// What was published: the addresses differ in the platform alone, the checksums in all.
    @ParameterizedTest
    @CsvSource({
        "Linux,  x86_64,  glibc, x64_linux",
        "Linux,  aarch64, glibc, aarch64_linux",
        "Linux,  x86_64,  musl,  x64_alpine-linux",
        "Linux,  aarch64, musl,  aarch64_alpine-linux",
        "Darwin, x86_64,  none,  x64_mac",
        "Darwin, arm64,   none,  aarch64_mac",
    })
    void everyPlatformHasItsOwnArchive(String os, String cpu, String libc, String archive) throws Exception {
        scene.tool("uname", "if [ \"${1:-}\" = -m ]; then echo " + cpu + "; else echo " + os + "; fi");
        scene.tool("ldd", "echo " + libc);
        Files.deleteIfExists(scene.bin().resolve("wget"));
        scene.tool("curl", "echo \"curl: cannot reach ${@: -1}\" >&2; exit 6");
        refuses(
                Map.of(),
                "curl: cannot reach https://github.com/adoptium/temurin25-binaries/releases/download/jdk-25.0.4.1%2B1/"
                        + "OpenJDK25U-jdk_" + archive + "_hotspot_25.0.4.1_1.tar.gz");
    }

    @Test
    void anUnknownPlatformIsToldSo() throws Exception {
        scene.tool("uname", "if [ \"${1:-}\" = -m ]; then echo riscv64; else echo Linux; fi");
        var ended = scene.run(Map.of(), "--fetch-jdk");
        assertThat(ended.text()).startsWith("anxin: no Temurin 25 is known here for this system (Linux on riscv64).");
        assertThat(ended.exit()).isEqualTo(2);
    }
}
