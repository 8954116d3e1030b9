package dev.anxin.local;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.AtomicFile;
import dev.anxin.local.engine.QueueEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The directory that survives, held by one process at a time.
final class DataDirectory {
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

    /// The pace from now on. Its time went on while nothing ran, as fast as before; another speed counts from
    /// now, for the messages that wait too.
    static Pace goOn(Path path, Pace wanted) {
        var file = path.resolve("clock.json");
        var before = read(file);
        var pace = before.map(old -> old.at(wanted.speed())).orElse(wanted);
        before.ifPresent(old -> QueueEngine.stretch(path, old.speed() / pace.speed()));
        AtomicFile.write(file, JsonMapper.shared().writeValueAsBytes(pace.json()));
        return pace;
    }

    private static Optional<Pace> read(Path file) {
        try {
            return Optional.of(file)
                    .filter(Files::exists)
                    .map(there -> Pace.of(JsonMapper.shared().readTree(there)));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalStateException("The clock of the data directory cannot be read: " + file, e);
        }
    }
}
