package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive of classes that the script `anxin` starts from.
final class ScriptArchiveTest {
    private static final String PREPARING = "   preparing quick starts (once)\n";

    @TempDir
    private Path directory = Path.of("");

    private ScriptScene scene = new ScriptScene(Path.of(""), Path.of(""), Path.of(""));
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void make() throws IOException {
        scene = ScriptScene.in(directory);
        environment = Map.of("JAVA_HOME", scene.jdk("one", "25").toString());
    }

    private String said() throws Exception {
        return scene.run(environment, "x").text();
    }

    @Test
    void holdsTheLibrariesClassesAndNotOurs() throws Exception {
        assertThat(said()).contains(PREPARING);
        assertThat(scene.root().resolve("classes")).hasContent("java/lang/Object\n");
        assertThat(scene.starts().get(1)).contains(" -Xshare:dump ", " -cp " + scene.library() + " LC_ALL");
    }

    @Test
    void outlivesChangesOfOurOwnCode() throws Exception {
        said();
        scene.write("local/src/main/One.java", "changed");
        assertThat(said()).startsWith("Building").doesNotContain(PREPARING);
    }

    @Test
    void isMadeAgainForAnotherJdkOrOtherLibraries() throws Exception {
        said();
        assertThat(said()).startsWith("java of");
        scene.jdk("one", "25.0.1");
        assertThat(said()).startsWith(PREPARING);
        Files.writeString(scene.library(), "fetched again");
        assertThat(said()).startsWith(PREPARING);
        assertThat(said()).startsWith("java of");
        Files.delete(scene.home().resolve("target/anxin/libraries.jsa.key"));
        assertThat(said()).startsWith(PREPARING);
    }

    @Test
    void itWorksWithoutWhereItCannotBeMade() throws Exception {
        var failing = Map.of("JAVA_HOME", environment.getOrDefault("JAVA_HOME", ""), "TRAINING_EXIT", "1");
        var ended = scene.run(failing, "x");
        assertThat(ended.text())
                .contains("could not be prepared; it works without", "target/anxin/archive.log")
                .endsWith(": x\n");
        assertThat(scene.starts().getLast()).doesNotContain("SharedArchiveFile");
        assertThat(scene.run(failing, "x").text()).startsWith("java of");
    }

    /// Its manifest names a folder, which no archive may hold.
    @Test
    void dynamoDbLocalComesBehindWhatIsArchived() throws Exception {
        var jar = scene.root().resolve("DynamoDBLocal-3.3.1.jar");
        Files.writeString(jar, "a library");
        var mvn = scene.bin().resolve("mvn");
        Files.writeString(mvn, Files.readString(mvn).replace(scene.library().toString(), jar + ":" + scene.library()));
        said();
        var own = scene.home().resolve("target/anxin/lib/local.jar");
        assertThat(scene.starts()).hasSize(3);
        assertThat(scene.starts().get(1)).contains(" -Xshare:dump ").endsWith(" -cp " + scene.library() + " LC_ALL=");
        assertThat(scene.starts().getLast()).contains(" -cp " + scene.library() + ":" + jar + ":" + own + ":");
    }
}
