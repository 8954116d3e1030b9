package dev.anxin.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// Time that two processes share, in a file that both map into memory. One makes it go; the other says up to
/// when all its work is done. A follower that works, starts or was killed says nothing, and the leader does not
/// run ahead of it.
///
/// @param file the leader's pid, the time, and how far the follower is, in nanoseconds since 1970
/// @param isLed whether it is led by this process
record SharedTime(MemorySegment file, boolean isLed) {
    private static final VarHandle FIELDS = ValueLayout.JAVA_LONG.arrayElementVarHandle();
    private static final long PID = 0;
    private static final long TIME = 1;
    private static final long REACHED = 2;
    private static final long BYTES = 3 * Long.BYTES;

    /// How far the leader may be ahead: less than anybody judges.
    private static final Duration AHEAD = Duration.ofSeconds(1);

    static SharedTime lead(Path directory, long now) {
        var time = new SharedTime(open(path(directory)), true);
        time.set(now);
        time.reached(now);
        time.put(PID, ProcessHandle.current().pid());
        return time;
    }

    /// Empty if nobody leads there, or no longer.
    static Optional<SharedTime> follow(Path directory) {
        return Optional.of(path(directory))
                .filter(Files::exists)
                .map(path -> new SharedTime(open(path), false))
                .filter(SharedTime::isAnothers);
    }

    private static Path path(Path directory) {
        return directory.resolve("clock.shared");
    }

    private static MemorySegment open(Path path) {
        try (var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES, Arena.ofAuto());
        } catch (IOException e) {
            throw new UncheckedIOException("The shared clock cannot be opened: " + path, e);
        }
    }

    private boolean isAnothers() {
        var pid = get(PID);
        return pid > 0
                && pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Whether its leader is gone, as far as a follower can tell.
    ///
    /// @param seen the time when they last looked
    boolean isOver(long seen) {
        return !isLed && now() == seen && !isAnothers();
    }

    long now() {
        return get(TIME);
    }

    void set(long now) {
        put(TIME, now);
    }

    /// The follower has nothing to do any more at that time.
    void reached(long now) {
        put(REACHED, now);
    }

    /// Whether the follower is not yet that far.
    boolean isBehind() {
        return isLed && now() - get(REACHED) > AHEAD.toNanos();
    }

    private long get(long field) {
        return (long) FIELDS.getVolatile(file, 0L, field);
    }

    private void put(long field, long value) {
        FIELDS.setVolatile(file, 0L, field, value);
    }
}
