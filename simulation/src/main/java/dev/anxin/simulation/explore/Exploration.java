package dev.anxin.simulation.explore;

import dev.anxin.simulation.story.Profile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Plays the schedules of a range of seeds, on several threads. What comes out does not depend on their
/// number, nor on which of them is faster.
public final class Exploration {
    /// Seeds that one thread takes at once.
    private static final int BLOCK = 500;

    /// Of one block; more tell nothing new.
    private static final int MOST_FAILURES = 20;

    private final Profile profile;
    private final long from;
    private final long seeds;
    private final AtomicReferenceArray<Block> blocks;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong played = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// @param wrong what is wrong with it
    public record Failure(long seed, List<String> wrong) {}

    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    private record Block(RunCounts runCounts, List<Failure> failures, byte[] digest) {}

    /// @param seeds how many, at least 1
    public Exploration(Profile profile, long from, long seeds) {
        this.profile = profile;
        this.from = from;
        this.seeds = seeds;
        this.blocks = new AtomicReferenceArray<>(Math.toIntExact((seeds + BLOCK - 1) / BLOCK));
    }

    /// Comes back when all have been played, or somebody stopped it. On virtual threads, as the tasks in a
    /// schedule are: handing over between two of them costs little.
    public void play(int threads) {
        var workers = new ArrayList<Future<?>>();
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(this::playBlocks));
            }
        }
        workers.forEach(Future::resultNow); // throws if one of them broke off
    }

    private void playBlocks() {
        for (long block = next.getAndIncrement(); block < blocks.length(); block = next.getAndIncrement()) {
            if (stopped.get()) {
                return;
            }
            playBlock((int) block);
        }
    }

    private void playBlock(int number) {
        var digest = sha256();
        var runCounts = new RunCounts();
        var failures = new ArrayList<Failure>();
        var first = from + (long) number * BLOCK;
        for (long seed = first; seed < Math.min(from + seeds, first + BLOCK) && !stopped.get(); seed++) {
            var scheduleOutcome = Schedules.play(profile, seed);
            digest.update(scheduleOutcome.digest());
            runCounts.add(scheduleOutcome);
            if (!scheduleOutcome.wrong().isEmpty()) {
                failed.incrementAndGet();
                failures.add(new Failure(seed, scheduleOutcome.wrong()));
            }
            played.incrementAndGet();
        }
        var some = failures.stream().limit(MOST_FAILURES).toList();
        blocks.set(number, new Block(runCounts, some, digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// What is under way comes to its end, and no more begins.
    public void stop() {
        stopped.set(true);
    }

    public boolean wasStopped() {
        return stopped.get();
    }

    public Profile profile() {
        return profile;
    }

    public long from() {
        return from;
    }

    public long seeds() {
        return seeds;
    }

    public long played() {
        return played.get();
    }

    public long failed() {
        return failed.get();
    }

    public RunCounts runCounts() {
        var all = new RunCounts();
        done().forEach(block -> all.add(block.runCounts()));
        return all;
    }

    /// Those of the lowest seeds.
    public List<Failure> failures() {
        return done().stream().flatMap(block -> block.failures().stream()).toList();
    }

    /// SHA-256 over the traces of all schedules in the order of their seeds.
    public String hash() {
        var digest = sha256();
        done().forEach(block -> digest.update(block.digest()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Block> done() {
        var done = new ArrayList<Block>();
        for (int i = 0; i < blocks.length(); i++) {
            var block = blocks.get(i);
            if (block != null) {
                done.add(block);
            }
        }
        return done;
    }
}
