package dev.anxin.local.demo;

import dev.anxin.local.terminal.Screen;
import dev.anxin.payment.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/// Plays stories side by side, shows how they stand, and judges them when all are at their end.
public final class Demo {
    /// How long work may take. While it goes on, time goes by the wall clock; and no function may run longer
    /// than this.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /// The least time from the beginning of one story to that of the next.
    private static final Duration APART = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(120);
    private static final int LOOKS_BETWEEN_LINES = 2;

    /// How long nothing more may come after all has come.
    private static final Duration QUIET = Duration.ofSeconds(90);

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final String NOT_PROCESSED = Diagnosis.CALLED_NOT_PROCESSED.name();

    /// More than any processing takes; after that, not being processed is what was seen.
    private static final int LAST_LOOKS = 250;

    private final OutsideWorld outsideWorld;
    private final Watch watch;
    private final List<StoryRun> runs;
    private final List<Optional<Sightings>> seen = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Instant> kills = new CopyOnWriteArrayList<>();

    public Demo(OutsideWorld outsideWorld, SystemUnderTest systemUnderTest, List<Story> stories) {
        this.outsideWorld = outsideWorld;
        var merchant = new Merchant(systemUnderTest, outsideWorld.sender());
        this.watch = new Watch(
                outsideWorld, new CustomerMessages(systemUnderTest), new PersonCalls(systemUnderTest), merchant);
        this.runs = stories.stream()
                .map(story -> new StoryRun(story, outsideWorld, systemUnderTest, merchant))
                .toList();
        runs.forEach(run -> seen.add(Optional.empty()));
    }

    /// @param story with what was seen of it, and what differs from what should be
    public record Result(Story story, Sightings sightings, List<String> differences) {
        public boolean isRight() {
            return differences.isEmpty();
        }
    }

    /// For whoever kills the stack meanwhile.
    public void killedAt(Instant virtual) {
        kills.add(virtual);
    }

    private List<String> differences(Story story, Sightings sightings) {
        return kills.isEmpty()
                ? new Judge(TOLERANCE).differences(story, sightings)
                : new KilledStackJudge(TOLERANCE, kills).differences(story.afterKill(sightings), sightings);
    }

    /// @param extra how much longer than planned it may take, in virtual time
    public List<Result> run(Screen screen, Duration extra) throws InterruptedException {
        var begin = outsideWorld.agenda().now().plus(APART);
        var ordered = longestFirst();
        var begins = begins(ordered.stream().map(run -> run.story().lasts()).toList());
        for (int i = 0; i < ordered.size(); i++) {
            var run = ordered.get(i);
            var at = begin.plus(begins.get(i));
            threads.add(Thread.ofVirtual()
                    .name(run.story().title())
                    .uncaughtExceptionHandler((thread, thrown) -> failures.add(
                            new IllegalStateException(thread.getName() + ": " + thrown.getMessage(), thrown)))
                    .start(() -> play(run, at)));
        }
        var table = new LiveTable(screen, begin, outsideWorld.agenda());
        var ends = IntStream.range(0, ordered.size())
                .mapToObj(i -> begins.get(i).plus(ordered.get(i).story().lasts()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        watch(table, begin.plus(ends).plus(QUIET).plus(MARGIN).plus(extra));
        threads.forEach(Thread::interrupt);
        return results();
    }

    private List<StoryRun> longestFirst() {
        return runs.stream()
                .sorted(Comparator.comparing((StoryRun run) -> run.story().lasts())
                        .reversed())
                .toList();
    }

    /// When each begins: one after the other, and spread over the time that the longest takes anyway, so that
    /// the machine never has much to do at once.
    ///
    /// @param lasts how long each takes, the longest first
    static List<Duration> begins(List<Duration> lasts) {
        return IntStream.range(0, lasts.size())
                .mapToObj(i -> longer(
                        APART.multipliedBy(i),
                        lasts.getFirst().minus(lasts.get(i)).multipliedBy(i).dividedBy(lasts.size())))
                .toList();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void play(StoryRun run, Instant start) {
        var pace = outsideWorld.agenda().pace();
        pace.begin();
        try {
            run.play(start);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            pace.end();
        }
    }

    private void watch(LiveTable table, Instant until) throws InterruptedException {
        var quietSince = Instant.MAX;
        for (int look = 0; outsideWorld.agenda().now().isBefore(until); look++) {
            Thread.sleep(LOOK);
            look(look % runs.size());
            if (look % LOOKS_BETWEEN_LINES > 0) {
                continue;
            }
            var rows = rows();
            table.show(rows);
            var now = outsideWorld.agenda().now();
            quietSince = allCame(rows) ? earlier(quietSince, now) : Instant.MAX;
            if (!failures.isEmpty() || quietSince.isBefore(now.minus(QUIET))) {
                break;
            }
        }
        table.end(rows());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Each in its turn is asked for; of the others only what came by itself is seen.
    private void look(int turn) {
        watch.listen();
        IntStream.range(0, runs.size()).forEach(i -> {
            var now = i == turn ? watch.see(runs.get(i), seen.get(i)) : watch.glance(runs.get(i), seen.get(i));
            seen.set(i, Optional.of(now));
        });
    }

    private boolean allCame(List<LiveTable.Row> rows) {
        return threads.stream().noneMatch(Thread::isAlive) && rows.stream().allMatch(LiveTable.Row::isRight);
    }

    private List<LiveTable.Row> rows() {
        return IntStream.range(0, runs.size())
                .mapToObj(i -> {
                    var now = seen.get(i).orElseGet(() -> watch.glance(runs.get(i), Optional.empty()));
                    return new LiveTable.Row(
                            runs.get(i).story(),
                            now,
                            runs.get(i).doing(),
                            differences(runs.get(i).story(), now));
                })
                .toList();
    }

    private List<Result> results() throws InterruptedException {
        watch.listen();
        var results = new ArrayList<Result>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            results.add(result(run, watch.withPage(run, processed(run, seen.get(i)))));
        }
        return List.copyOf(results);
    }

    /// A fact may have been written this very moment. Then the payment is looked at again once it is processed.
    private Sightings processed(StoryRun run, Optional<Sightings> before) throws InterruptedException {
        var last = watch.see(run, before);
        for (int look = 0; look < LAST_LOOKS && last.diagnosis().equals(NOT_PROCESSED); look++) {
            Thread.sleep(LOOK);
            watch.listen();
            last = watch.see(run, Optional.of(last));
        }
        return last;
    }

    private Result result(StoryRun run, Sightings last) {
        var differences = new ArrayList<>(differences(run.story(), last));
        if (run.isBack()) {
            var story = kills.isEmpty() ? run.story() : run.story().afterKill(last);
            differences.addAll(Judge.pageDifferences(story, last));
        }
        return new Result(run.story(), last, differences);
    }

    /// What went wrong with the world itself.
    public List<Throwable> failures() {
        var all = new ArrayList<>(failures);
        all.addAll(outsideWorld.agenda().failures());
        return all;
    }
}
