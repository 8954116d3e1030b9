package dev.anxin.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A JVM of its own, with the classes of these tests: to be killed, or to run other classes than ours.
public final class ChildJvm {
    /// What `./anxin` made, so that its commands start quickly. It may not be there: then a child starts slowly.
    private static final Path BUILT = Path.of("../target/anxin");

    private static final Path ARCHIVE = BUILT.resolve("libraries.jsa");
    private static final Path LIBRARIES = BUILT.resolve("local.libraries");

    private final List<String> options = new ArrayList<>(List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC"));
    private final List<String> classes = new ArrayList<>();

    /// Adds a JVM's option.
    public ChildJvm option(String option) {
        options.add(option);
        return this;
    }

    /// Lays classes over those of the same name.
    public ChildJvm over(Path directory) {
        classes.add(directory.toString());
        return this;
    }

    /// What starts it with this class and these arguments; its errors go where its output goes.
    public ProcessBuilder of(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(archive());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath()), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /// Without a word when the archive does not fit: it is only faster with it.
    private static List<String> archive() {
        return Files.isReadable(ARCHIVE)
                ? List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    /// The archive's libraries come first, in its order: else the JVM does not use it.
    private Set<String> classPath() throws IOException {
        var path = new LinkedHashSet<String>();
        var own = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        if (Files.isReadable(ARCHIVE)) {
            Files.readAllLines(LIBRARIES).stream()
                    .filter(library -> !library.contains("/DynamoDBLocal-")) // its jar names a folder
                    .filter(own::contains)
                    .forEach(path::add);
        }
        path.addAll(classes);
        path.addAll(own);
        return path;
    }
}
