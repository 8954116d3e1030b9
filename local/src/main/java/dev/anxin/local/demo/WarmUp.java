package dev.anxin.local.demo;

import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Story.Draw;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Payments that nobody judges, once through everything: in fast motion the first second of a fresh JVM
/// would be a minute that somebody waits.
final class WarmUp {
    private static final int EACH = 5;
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private WarmUp() {}

    /// Until the customers have heard, or it takes too long by the wall's clock.
    static void run(OutsideWorld outsideWorld, SystemUnderTest systemUnderTest, long seed) throws InterruptedException {
        var merchant = new Merchant(systemUnderTest, outsideWorld.sender());
        var watch = new Watch(outsideWorld, new CustomerMessages(systemUnderTest), merchant);
        var runs = IntStream.range(0, EACH)
                .boxed()
                .flatMap(i -> List.of(
                        story("stripe", seed + "-a" + i, new Act.Press("pay", "")),
                        story("olepay", seed + "-b" + i, new Act.Press("pay", "")),
                        story("olepay", seed + "-c" + i, new Act.Press("decline", "101")),
                        cancelled(GatewayKeys.STRIPE_REFUNDS, seed + "-d" + i),
                        cancelled(GatewayKeys.OLEPAY_REFUNDS, seed + "-e" + i))
                        .stream())
                .map(story -> new StoryRun(story, outsideWorld, systemUnderTest, merchant))
                .toList();
        var begin = outsideWorld.agenda().now();
        var threads = runs.stream()
                .map(run -> Thread.ofVirtual().start(() -> Demo.play(run, begin)))
                .toList();
        var deadline = System.nanoTime() + AT_MOST.toNanos();
        while (System.nanoTime() < deadline && !runs.stream().allMatch(run -> isWarm(run, watch))) {
            Thread.sleep(100);
            watch.listen();
        }
        for (var thread : threads) {
            thread.interrupt();
        }
    }

    private static boolean isWarm(StoryRun run, Watch watch) {
        var sightings = watch.see(run, Optional.empty());
        var wanted = run.story().expectation().told().size();
        return sightings.told().size() >= wanted && !sightings.heard().isEmpty();
    }

    /// Paid, cancelled, and paid back.
    private static Story cancelled(String account, String order) {
        var story = story(account, order, new Act.CancelWhilePaying());
        var told = Expectation.refunded(Since.PAID, Duration.ZERO);
        return story.withExpected(new Expectation("", "", List.of(told), List.of()));
    }

    private static Story story(String account, String order, Act act) {
        var opened =
                List.<Cue>of(new Act.Open(false).at(0), new Act.Register().at(1), act.at(2), new Act.Return().at(3));
        var draw = new Draw(account, "warm-up-" + order, new Money(100, "CNY"), "en");
        return new Story(
                "warming up",
                "",
                draw,
                true,
                List.<Fault>of(),
                opened,
                new Expectation("", "", List.of(Expectation.paid()), List.of()));
    }
}
