package dev.anxin.simulation.mutant;

import dev.anxin.simulation.explore.Schedules;
import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.upgrade.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Plays schedules with functions of some version until one shows that something is wrong with them. The world
/// and those who judge know nothing of it: they are of this version.
public record Hunt(Version version) {
    /// Functions warn about what they could not read in time. Here such faults are made on purpose, and the
    /// warnings say nothing new.
    private static final Logger LOUD = Logger.getLogger("dev.anxin.aws");

    static {
        LOUD.setLevel(Level.OFF);
    }

    /// @param violation the most telling
    public record Found(long seed, String violation) {}

    /// @throws dev.anxin.simulation.patch.PatchMismatch if its patches do not
    public static Hunt of(Mutant mutant, PatchCompiler patchCompiler) {
        return new Hunt(OtherVersion.in(patchCompiler.classes(mutant)));
    }

    /// What is wrong in one schedule; empty if nothing is.
    public List<String> violations(Profile profile, long seed) {
        return Schedules.play(profile, seed, version).wrong();
    }

    /// The lowest seed that shows something, whatever the number of threads.
    ///
    /// @param from the first seed
    /// @param most how many schedules are played at most
    public Optional<Found> first(Profile profile, long from, long most, int threads) {
        var next = new AtomicLong(from);
        var end = new AtomicLong(from + most);
        var found = new ConcurrentSkipListMap<Long, Found>();
        var workers = new ArrayList<Future<?>>();
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < end.get(); seed = next.getAndIncrement()) {
                        look(profile, seed, end, found);
                    }
                }));
            }
        }
        workers.forEach(Future::resultNow); // throws if one of them broke off
        return Optional.ofNullable(found.firstEntry()).map(Map.Entry::getValue);
    }

    /// Seeds below one that shows something are still looked at: threads are not equally fast.
    private void look(Profile profile, long seed, AtomicLong end, Map<Long, Found> found) {
        var wrong = violations(profile, seed);
        if (!wrong.isEmpty()) {
            found.put(seed, new Found(seed, wrong.getFirst()));
            end.accumulateAndGet(seed, Math::min);
        }
    }
}
