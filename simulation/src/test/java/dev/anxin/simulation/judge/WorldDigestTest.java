package dev.anxin.simulation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.simulation.fault.ChanceFaults;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.story.Scenarios;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.table.ItemKey;
import dev.anxin.simulation.upgrade.Version;
import dev.anxin.simulation.world.World;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which worlds are one state.
final class WorldDigestTest {
    private static final ItemKey FACT = new ItemKey("pay#olepay#o-0", "fact#merchant#registered");

    /// Of a world of its own, after that.
    private static String after(Consumer<WorldDigest> story) {
        var plan = Scenarios.all().getFirst();
        var run = new PlanRun(
                plan,
                new World.Run(1, false, Version.OURS),
                new Chance(1),
                new ChanceFaults(plan.weather(), new Chance(2)));
        var digest = WorldDigest.of(run);
        story.accept(digest);
        return digest.now();
    }

    private static Map<String, AttributeValue> fact(String at, String sum) {
        return Map.of("at", AttributeValue.fromN(at), "sum", AttributeValue.fromS(sum));
    }

    private static String stored(String at, String sum) {
        return after(digest -> digest.written(new ItemChange(FACT, Map.of(), fact(at, sum))));
    }

    @Test
    void timesAreNoPartOfIt() {
        assertThat(stored("1772352000", "{\"mom\":{\"PAID\":1772352000123}}"))
                .isEqualTo(stored("1772359999", "{\"mom\":{\"PAID\":1772359999456}}"))
                .isEqualTo(stored("1772359999", "{\"mom\":{\"PAID\":1772359999}}"));
        assertThat(after(digest -> digest.published("merchant", Json.object("at", "2026-03-01T08:00:00Z"))))
                .isEqualTo(after(digest -> digest.published("merchant", Json.object("at", "2026-03-02T09:30:00.5Z"))));
    }

    @Test
    void allElseIs() {
        var none = after(_ -> {});
        var one = stored("1772352000", "{\"tak\":1099}");
        assertThat(one).isNotEqualTo(none).isNotEqualTo(stored("1772352000", "{\"tak\":1100}"));
        assertThat(after(digest -> digest.published("merchant", Json.object("id", "a"))))
                .isNotEqualTo(none)
                .isNotEqualTo(after(digest -> digest.published("customer", Json.object("id", "a"))));
        assertThat(after(digest -> digest.texted("made"))).isNotEqualTo(none);
    }

    @Test
    void whatIsGoneAgainLeavesNothing() {
        assertThat(after(digest -> {
                    digest.written(new ItemChange(FACT, Map.of(), fact("1772352000", "{}")));
                    digest.written(new ItemChange(FACT, fact("1772352000", "{}"), Map.of()));
                }))
                .isEqualTo(after(_ -> {}));
    }

    @Test
    void whatIsHeardTwiceIsHeardOnce() {
        assertThat(after(digest -> {
                    digest.texted("made");
                    digest.texted("made");
                }))
                .isEqualTo(after(digest -> digest.texted("made")));
    }
}
