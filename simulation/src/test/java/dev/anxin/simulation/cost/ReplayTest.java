package dev.anxin.simulation.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.cost.Price;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final int PAYMENTS = 40;
    private static final int RATE = 10;

    private final SamTemplate template = template();

    private static String yaml() {
        try {
            return Files.readString(Path.of("../template.yaml"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static SamTemplate template() {
        var names = new PhysicalNames("anxin", "us-east-1", "000000000000", Map.of());
        return TemplateReader.read(yaml(), Map.of(), names, new Findings());
    }

    private Replay replay(PaymentStory story) {
        return Replay.of(story, template, PAYMENTS, RATE);
    }

    private static double perPayment(Map<String, Double> units, String... kinds) {
        return List.of(kinds).stream()
                        .mapToDouble(kind -> units.getOrDefault(kind, 0.0))
                        .sum()
                / PAYMENTS;
    }

    @Test
    void countsTheWritesOfAPaymentThatGoesWell() {
        var writes = replay(PaymentStory.WELL).used().writes();
        assertThat(perPayment(writes, "contact# contact", "pay# fact#merchant", "pay# fact#callback"))
                .isEqualTo(3);
        assertThat(perPayment(writes, "due/due#", "compare/compare#")).isEqualTo(3);
        // The order is made alone, and changed twice with a fact beside it.
        assertThat(perPayment(writes, "order# order", "pay# fact#order")).isEqualTo(1 + 2 * 2 + 2 * 2);
        // Registered, paid, held, fulfilled.
        assertThat(perPayment(writes, "pay# payment")).isEqualTo(4);
        assertThat(writes).doesNotContainKeys("pay# fact#tell", "pay# fact#check");
    }

    @Test
    void oneThatIsWaitedForIsAskedAboutAndTold() {
        var replay = replay(PaymentStory.WAITED);
        assertThat(perPayment(replay.used().writes(), "pay# fact#tell"))
                .as("reassured and paid, each announced and noted")
                .isEqualTo(4);
        assertThat(perPayment(replay.used().writes(), "pay# fact#customer")).isEqualTo(1);
        assertThat(replay.used().bill().units(Price.TOPIC_REQUESTS) / PAYMENTS)
                .as("two messages, one event")
                .isEqualTo(3);
    }

    @Test
    void theSameReplayCostsTheSame() {
        assertThat(replay(PaymentStory.WAITED)).isEqualTo(replay(PaymentStory.WAITED));
    }

    /// What comes later costs what a night does by itself, whoever paid.
    @Test
    void noPaymentIsLookedAtAfterTheThirdNight() {
        Stream.of(PaymentStory.values()).forEach(story -> {
            var second = Replay.of(story, template, PAYMENTS, RATE, Replay.NIGHTS - 1)
                    .used();
            var third = replay(story).used();
            var later = Replay.of(story, template, PAYMENTS, RATE, Replay.NIGHTS + 1)
                    .used();
            assertThat(perPayment(third.reads(), "pay# payment"))
                    .isGreaterThan(perPayment(second.reads(), "pay# payment"))
                    .isEqualTo(perPayment(later.reads(), "pay# payment"));
        });
    }

    /// With less memory our own work takes longer, and what a millisecond costs is less.
    @Test
    void aFunctionIsChargedByItsOwnMemory() {
        assertThat(CallTimes.work(Duration.ofMillis(2), 1_769)).isEqualTo(Duration.ofMillis(2));
        assertThat(CallTimes.work(Duration.ofMillis(2), 3_538)).isEqualTo(Duration.ofMillis(2));
        assertThat(CallTimes.slower(1_769)).isZero();
        assertThat(CallTimes.slower(884).toMillis()).isEqualTo(1);
        var meter = new UsageMeter();
        meter.ran("whole", 2_048, Duration.ofMillis(500));
        meter.ran("half", 1_024, Duration.ofSeconds(1));
        assertThat(meter.bill().units(Price.FUNCTION_TIME)).isEqualTo(2);
    }
}
