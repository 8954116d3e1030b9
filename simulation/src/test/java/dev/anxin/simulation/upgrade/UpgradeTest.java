package dev.anxin.simulation.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.simulation.explore.Exploration;
import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.Sources;
import dev.anxin.simulation.story.Profile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Two releases of the functions side by side, until only the newer one is left.
final class UpgradeTest {
    /// A patch that no longer fits stops here: inside a schedule it would look like a function that crashes for ever.
    @BeforeAll
    static void theNextReleasesAreMade() {
        Stream.of(Release.values()).forEach(OtherVersion::of);
    }

    private static final int SCHEDULES = 60;

    @Test
    void whileTheNextReleaseComesInNothingIsLostNorDoneTwiceAndTheSameSeedsGiveTheSame() {
        var once = played();
        assertThat(once.failures()).isEmpty();
        assertThat(played().hash()).isEqualTo(once.hash());
    }

    private static Exploration played() {
        var exploration = new Exploration(Profile.UPGRADE, 1, SCHEDULES);
        exploration.play(2);
        return exploration;
    }

    @Test
    void bothReleasesFitTheSourcesAndTheHigherOneHasMore() {
        var patches = new EnumMap<Release, Mutant>(Release.class);
        for (Release release : Release.values()) {
            patches.put(release, OtherVersion.patches(release));
            assertThat(OtherVersion.of(release)).isSameAs(OtherVersion.of(release));
        }
        var compatible = Objects.requireNonNull(patches.get(Release.COMPATIBLE)).patches();
        assertThat(Objects.requireNonNull(patches.get(Release.HIGHER)).patches())
                .containsAll(compatible)
                .hasSizeGreaterThan(compatible.size());
    }

    @Test
    void whatOnlyTheNextReleaseKnowsIsMissedByItAlone() {
        var fact = item("1", "{\"hea\":1772352000000,\"mom\":{\"CALLED\":1772352000000}}");
        var rewritten = item("1", "{\"mom\":{\"CALLED\":1772352000000}}");
        var next = OtherVersion.of(Release.COMPATIBLE);
        assertThat(next.isSum(List.of(fact), fact)).isTrue();
        assertThat(next.isSum(List.of(fact), rewritten)).isFalse();
        assertThat(VersionBridge.isSum(List.of(fact), rewritten)).isTrue();
    }

    @Test
    void anItemOfTheHigherReleaseIsLoweredToWhatThisOneKnows() {
        var theirs = item("2", "{\"mom\":{\"CALLED\":1,\"HEARD\":2},\"nxt\":{}}");
        assertThat(DowngradedItems.item(theirs)).isEqualTo(item("1", "{\"mom\":{\"CALLED\":1},\"nxt\":{}}"));
        var ours = item("1", "{\"mom\":{\"CALLED\":1}}");
        assertThat(DowngradedItems.item(ours)).isSameAs(ours);
    }

    private static Map<String, AttributeValue> item(String version, String sum) {
        return Map.of(
                "v",
                AttributeValue.fromN(version),
                "version",
                AttributeValue.fromN("3"),
                "sum",
                AttributeValue.fromS(sum));
    }

    @Test
    void sourcesThatAreNotThereAreNamed() {
        var elsewhere = new PatchCompiler(new Sources(Path.of("nowhere")));
        assertThatThrownBy(() -> elsewhere.classes(OtherVersion.patches(Release.COMPATIBLE)))
                .hasMessageContaining("next-compatible")
                .hasMessageContaining("there is no dev/anxin/");
    }
}
