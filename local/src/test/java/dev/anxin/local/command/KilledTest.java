package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.json.Json;
import dev.anxin.local.ChildJvm;
import dev.anxin.local.command.Volley.Shot;
import dev.anxin.local.simulator.SharedKeys;
import dev.anxin.local.timeline.PaymentItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `anxin up --data`, killed without warning in the middle of callbacks, twice: what was acknowledged
/// is there, ends as it should, and is announced; what was not may be sent again.
final class KilledTest {
    private static final int ROUNDS = 2;
    private static final int PAYMENTS = 25;
    private static final Duration START = Duration.ofMinutes(10); // only so that a hang ends: machines differ
    private static final Duration SETTLE = Duration.ofMinutes(10);

    @TempDir
    private Path directory = Path.of("");

    private final List<Path> logs = new ArrayList<>();
    private final List<Process> started = new ArrayList<>();

    private LocalPaths localPaths() {
        return new LocalPaths(Path.of(".."), directory.resolve("work"));
    }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        long seed = Long.getLong("anxin.seed", System.nanoTime());
        System.out.println("seed of the moments to kill at: " + seed + " (-Danxin.seed=" + seed + ")");
        var random = new Random(seed);
        SharedKeys.ALL.write(directory.resolve("data"));
        var process = up();
        for (int round = 1; round <= ROUNDS; round++) {
            process = round(round, 1 + random.nextInt(PAYMENTS + PAYMENTS / 2), process);
        }
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    /// @param moment after how many requests the end comes; a slow machine may have refused some of them
    /// @return the process that runs then
    private Process round(int round, int moment, Process victim) throws Exception {
        var shots = Volley.shots("round-" + round + "-", PAYMENTS);
        var before = RunningStack.need(localPaths());
        var time = before.now();
        try (var volley = Volley.at(localPaths())) {
            int acknowledged = volley.fire(shots, ended -> {
                if (ended == moment) {
                    victim.destroyForcibly();
                }
            });
            System.out.println("round " + round + ": killed after " + moment + " requests; " + acknowledged + " of "
                    + 2 * PAYMENTS + " requests were acknowledged");
            assertThat(acknowledged).isLessThan(2 * PAYMENTS);
        }
        assertThat(victim.waitFor()).isNotZero();
        var next = up();
        var after = RunningStack.need(localPaths());
        assertThat(after.issuer()).isEqualTo(before.issuer()); // old tokens name it
        assertThat(after.now()).isAfter(time);
        try (var volley = Volley.at(localPaths())) {
            assertKept(volley, shots);
            assertRight(
                    volley,
                    shots.stream()
                            .filter(shot -> shot.isRegistered() && shot.isCalled())
                            .toList());
            await().atMost(SETTLE).until(() -> volley.fire(shots, ended -> {}) == 2 * PAYMENTS); // again, all of it
            assertRight(volley, shots);
            assertOneFactEach(volley, shots);
        }
        assertAnnounced(shots);
        return next;
    }

    private Process up() throws IOException {
        var log = directory.resolve("up-" + logs.size() + ".log");
        logs.add(log);
        var process = new ChildJvm()
                .option("-Danxin.home=..")
                .option("-Danxin.work=" + localPaths().work())
                .of(
                        Anxin.class,
                        "up",
                        "--no-shop",
                        "--data",
                        directory.resolve("data").toString())
                .redirectOutput(log.toFile())
                .start();
        started.add(process);
        await().atMost(START).until(() -> RunningStack.at(localPaths()).isPresent() || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        return process;
    }

    private static PaymentItems items(Volley volley, Shot shot) {
        return PaymentItems.read(volley.tables(), volley.running().physical("Ledger"), shot.key());
    }

    /// Before anything is sent again.
    private static void assertKept(Volley volley, Collection<Shot> shots) {
        for (var shot : shots) {
            var sources = items(volley, shot).facts().stream()
                    .map(fact -> fact.source())
                    .toList();
            if (shot.isRegistered()) {
                assertThat(sources).as("%s, registered", shot.key()).contains("merchant");
            }
            if (shot.isCalled()) {
                assertThat(sources).as("%s, called", shot.key()).contains("callback");
            }
        }
    }

    /// As the shop is told; the diagnosis also says whether the facts are folded.
    private static void assertRight(Volley volley, Collection<Shot> shots) {
        for (var shot : shots) {
            await().atMost(SETTLE).untilAsserted(() -> {
                var view = Json.parse(volley.look(shot).body());
                assertThat(view.at("status").text().orElse("") + " "
                                + view.at("diagnosis").text().orElse(""))
                        .as("%s", shot.key())
                        .isEqualTo(shot.fails() ? "FAILED ATTEMPT_FAILED" : "PAID PAID");
            });
        }
    }

    /// Of what was sent; what is paid also comes to hold its order, and a round that takes long sees checks.
    private static void assertOneFactEach(Volley volley, Collection<Shot> shots) {
        for (var shot : shots) {
            var sources = items(volley, shot).facts().stream().map(fact -> fact.source());
            assertThat(sources.filter(source -> !List.of("check", "order").contains(source)))
                    .as("%s", shot.key())
                    .containsExactlyInAnyOrder("merchant", "callback");
        }
    }

    /// At least once, by one process or another: the ids are the same then.
    private void assertAnnounced(Collection<Shot> shots) {
        await().atMost(SETTLE).untilAsserted(() -> {
            var published = published();
            assertThat(shots)
                    .allSatisfy(shot -> assertThat(published)
                            .contains(shot.key() + " payment." + (shot.fails() ? "failed" : "paid")));
        });
    }

    /// What the inbox has, which other processes may read.
    private Set<String> published() throws IOException {
        try (var stream = RunningStack.need(localPaths()).inbox().toURL().openStream()) {
            return Json.parse(stream.readAllBytes()).elements().stream()
                    .map(message -> Json.parse(message.needText("text")))
                    .map(KilledTest::said)
                    .collect(Collectors.toSet());
        }
    }

    private static String said(Json event) {
        var of = event.at("account").exists() ? event : event.at("payment");
        return of.at("account").text().orElse("") + "/"
                + of.at("reference").text().orElse("") + " "
                + event.at("type").text().orElse("");
    }
}
