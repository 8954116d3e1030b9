package dev.anxin.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The directory that survives, held by one process at a time.
record DataDirectory(Path path, FileChannel lock) implements AutoCloseable {

    static DataDirectory hold(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new IllegalStateException("Another process runs on the data directory " + path);
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it already
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
