package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.json.Json;
import dev.anxin.local.ChildJvm;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.CatchUpRequest;
import dev.anxin.local.demo.Demo;
import dev.anxin.local.demo.DemoReport;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.RungAlarm;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.SharedKeys;
import dev.anxin.local.terminal.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The demo's world goes on while `anxin up` is killed without warning and started again: every payment gets its
/// right answer, and nobody hears a thing twice, unless the stack died between saying it and noting that.
/// `./anxin test full` plays all stories and kills three times; else the seed chooses some, and it is killed once.
final class KilledDemoTest {
    private static final boolean FULL = Boolean.getBoolean("anxin.full");
    private static final int KILLS = FULL ? 3 : 1;
    private static final int SOME = 12;
    private static final double SPEED = 600;
    private static final Duration START = Duration.ofMinutes(10); // only so that a hang ends: machines differ

    /// Of virtual time, without the starts: while the stories are on their way.
    private static final Duration WITHIN = Duration.ofMinutes(45);

    /// All calls of a gateway's first half hour may fall on a dead stack: the next comes two hours later. Who has
    /// the right answers before is done before.
    private static final Duration CALLED_AGAIN = Duration.ofMinutes(150);

    @TempDir
    private Path directory = Path.of("");

    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final AtomicInteger kills = new AtomicInteger();
    private final StringWriter printed = new StringWriter();

    private LocalPaths localPaths() {
        return new LocalPaths(Path.of(".."), directory.resolve("work"));
    }

    private Path data() {
        return directory.resolve("data");
    }

    @Test
    void everyPaymentGetsItsAnswerAndNobodyHearsItTwice() throws Exception {
        long seed = Long.getLong("anxin.seed", System.nanoTime());
        System.out.println("seed of the moments to kill at: " + seed + " (-Danxin.seed=" + seed + ")");
        SharedKeys.ALL.write(data());
        var keys = GatewayKeys.of(data());
        try (var outsideWorld = OutsideWorld.open(keys, Pace.times(SPEED), Optional.empty(), 1)) {
            outsideWorld.addresses().write(data());
            outsideWorld.agenda().pace().lead(data());
            var port = freePort();
            up(port);
            outsideWorld.callTo(running().api());
            var random = new Random(seed);
            var demo = new Demo(outsideWorld, systemUnderTest(), stories(random));
            killLater(random, outsideWorld, demo, port);
            var results = demo.run(screen(), CALLED_AGAIN);
            await().atMost(START)
                    .until(() -> kills.get() == KILLS || !demo.failures().isEmpty());
            new DemoReport(results, RungAlarm.of(systemUnderTest()), demo.failures(), List.of(), Duration.ZERO)
                    .print(screen());
            assertThat(demo.failures()).as(seen()).isEmpty();
            assertThat(results.stream()
                            .filter(result -> !result.isRight())
                            .map(result -> result.story().title()))
                    .as(seen())
                    .isEmpty();
        }
    }

    /// What the demo printed, and which runs of functions the stack says did not end well.
    private String seen() throws IOException {
        var text = new StringBuilder(printed.toString());
        for (int i = 0; i < started.size(); i++) {
            try (var lines = Files.lines(log(i))) {
                lines.filter(line -> line.contains("ran out of time") || line.contains(" failed: "))
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString();
    }

    private Path log(int number) {
        return directory.resolve("up-" + number + ".log");
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Screen screen() {
        return new Screen(new PrintWriter(printed), false);
    }

    private static List<Story> stories(Random random) {
        var stories = new ArrayList<>(Stories.of(1));
        if (!FULL) {
            Collections.shuffle(stories, random);
        }
        return FULL ? stories : stories.subList(0, SOME);
    }

    /// One kill after the other, each a while after the stack came back from the last.
    private void killLater(Random random, OutsideWorld outsideWorld, Demo demo, int port) {
        var virtual = Duration.ofSeconds(30 + random.nextLong(WITHIN.toSeconds() / KILLS));
        outsideWorld.agenda().after(virtual, () -> {
            var at = outsideWorld.agenda().now();
            demo.killedAt(at);
            started.getLast().destroyForcibly();
            System.out.println("kill at " + at);
            up(port);
            if (kills.incrementAndGet() < KILLS) {
                killLater(random, outsideWorld, demo, port);
            }
        });
    }

    private RunningStack running() {
        return RunningStack.need(localPaths());
    }

    private SystemUnderTest systemUnderTest() {
        var running = running();
        return new SystemUnderTest() {
            @Override
            public URI api() {
                return running.api();
            }

            @Override
            public URI issuer() {
                return RunningStack.at(localPaths()).map(RunningStack::issuer).orElseGet(running::issuer);
            }

            @Override
            public List<Inbox.Message> calls() {
                return List.of(); // nobody here looks at them
            }

            @Override
            public List<Inbox.Message> inbox() {
                return letters();
            }

            @Override
            public void catchUp(String account, Instant since) {
                var there = running();
                new CatchUpRequest(there.engineClients(), there.physical("Reconciliations"))
                        .send(account, since, there.now());
            }
        };
    }

    /// What customers were told, as the data directory has it, dead or alive.
    private List<Inbox.Message> letters() {
        try {
            var text = Files.readString(data().resolve("inbox.jsonl"));
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> JsonMapper.shared().readValue(line, Inbox.Message.class))
                    .filter(message -> message.text().startsWith("{")
                            && Json.parse(message.text())
                                    .at("schema")
                                    .text()
                                    .equals(Optional.of("anxin.notification/1")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Below those that systems give to whoever asks for any: nobody is given it while the stack is dead.
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(10_000, 32_000)
                .filter(KilledDemoTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private void up(int port) {
        var log = log(started.size());
        try {
            var process = new ChildJvm()
                    .option("-Danxin.home=..")
                    .option("-Danxin.work=" + localPaths().work())
                    .of(
                            Anxin.class,
                            "up",
                            "--no-shop",
                            "--speed",
                            Double.toString(SPEED),
                            "--port",
                            Integer.toString(port),
                            "--data",
                            data().toString())
                    .redirectOutput(log.toFile())
                    .start();
            started.add(process);
            await().atMost(START).until(() -> RunningStack.at(localPaths()).isPresent() || !process.isAlive());
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
