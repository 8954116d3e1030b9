package dev.anxin.simulation.world;

import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.ItemChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What happened, in order: for the story of a run, and to tell whether two runs were the same.
public final class Trace {
    private final Scheduler scheduler;
    private final boolean told;
    private final List<String> lines = new ArrayList<>();
    private final MessageDigest digest;

    /// @param told whether anybody will want to read it
    Trace(Scheduler scheduler, boolean told) {
        this.scheduler = scheduler;
        this.told = told;
        this.digest = sha256();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Something that people want to read.
    public void note(Supplier<String> line) {
        if (told) {
            lines.add(time() + "  " + line.get());
        }
    }

    private String time() {
        var since = Duration.between(World.START, scheduler.now());
        return "%dd %02d:%02d:%06.3f"
                .formatted(
                        since.toDays(),
                        since.toHoursPart(),
                        since.toMinutesPart(),
                        since.toSecondsPart() + since.toMillisPart() / 1000.0);
    }

    void wrote(ItemChange itemChange) {
        mix(itemChange.itemKey().partition());
        mix(itemChange.itemKey().sort() + " " + itemChange.after().hashCode());
        note(() -> "wrote " + itemChange.itemKey().partition() + " "
                + itemChange.itemKey().sort() + state(itemChange));
    }

    private static String state(ItemChange itemChange) {
        var status = itemChange.after().get("status");
        return status == null || status.s() == null ? "" : " " + status.s();
    }

    /// Something by which two runs can be told apart.
    public void mix(String what) {
        digest.update(what.getBytes(StandardCharsets.UTF_8));
        long millis = scheduler.now().toEpochMilli();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            digest.update((byte) (millis >>> shift));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// SHA-256 of all that happened. Asked once, at the end.
    public byte[] digest() {
        return digest.digest();
    }
}
