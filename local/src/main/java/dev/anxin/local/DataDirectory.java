package dev.anxin.local;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The directory that survives, held by one process at a time.
final class DataDirectory {
    private static final Duration NOTED = Duration.ofSeconds(1);

    private DataDirectory() {}

    /// Holds it until what is returned is closed.
    static AutoCloseable hold(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new IllegalStateException("Another process runs on the data directory " + path);
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it already
        }
    }

    /// Time goes on from where it was, and went by the wall clock while nothing ran; another speed does not
    /// change that. If another process leads on this directory, its time counts.
    ///
    /// @return notes the time when it is closed
    static AutoCloseable goOn(Path path, Pace pace) {
        var file = path.resolve("clock.json");
        var before = read(file);
        if (!pace.follow(path)) {
            before.map(moment -> moment.at(Instant.now())).ifPresent(pace::set);
        }
        write(file, pace, pace.speed());
        if (pace.speed() == 1) {
            return () -> write(file, pace, 1);
        }
        var noting = Thread.ofVirtual().name("note the time").start(() -> note(file, pace));
        return () -> {
            noting.interrupt();
            noting.join();
            write(file, pace, 1); // from now on by the wall clock
        };
    }

    // Every second: a sudden end may come.
    private static void note(Path file, Pace pace) {
        try {
            while (true) {
                Thread.sleep(NOTED);
                write(file, pace, pace.speed());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Path file, Pace pace, double speed) {
        var moment = JsonMapper.shared()
                .createObjectNode()
                .put("real", Instant.now().toString())
                .put("virtual", pace.clock().instant().toString())
                .put("speed", speed);
        AtomicFile.write(file, JsonMapper.shared().writeValueAsBytes(moment));
    }

    /// @param real the wall clock's time when it was noted
    /// @param virtual the stack's then
    /// @param speed how fast that may have gone on
    private record Moment(Instant real, Instant virtual, double speed) {
        static Moment of(JsonNode json) {
            return new Moment(
                    Instant.parse(json.path("real").asString("")),
                    Instant.parse(json.path("virtual").asString("")),
                    json.path("speed").asDouble(1));
        }

        // Never earlier than anybody saw: time may have gone on until just before the next note.
        Instant at(Instant now) {
            var since = Duration.between(real, now);
            var unnoted = since.compareTo(NOTED.multipliedBy(2)) > 0 ? NOTED.multipliedBy(2) : since;
            return virtual.plus(since).plusMillis((long) (unnoted.toMillis() * (speed - 1)));
        }
    }

    private static Optional<Moment> read(Path file) {
        try {
            return Optional.of(file)
                    .filter(Files::exists)
                    .map(there -> Moment.of(JsonMapper.shared().readTree(there)));
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalStateException("The clock of the data directory cannot be read: " + file, e);
        }
    }
}
