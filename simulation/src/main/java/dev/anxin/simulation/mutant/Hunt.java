package dev.anxin.simulation.mutant;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

/// Plays schedules over given classes until one shows that something is wrong with them.
///
/// @param schedules a static method of those classes that plays one, and says what is wrong
public record Hunt(Method schedules) {
    /// What plays a schedule: `static List<String> violations(String profile, long seed)`.
    private static final String PLAYER = "dev.anxin.simulation.explore.Schedules";

    /// What functions cannot read in time they say aloud; here that is the weather.
    private static final Logger LOUD = Logger.getLogger("dev.anxin.aws");

    static {
        LOUD.setLevel(Level.OFF);
    }

    /// @param violation the most telling
    public record Found(long seed, String violation) {}

    /// @throws IllegalStateException if the classes play no schedules
    public static Hunt in(ClassLoader classes) {
        try {
            return new Hunt(classes.loadClass(PLAYER).getMethod("violations", String.class, long.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("these classes play no schedules", missing);
        }
    }

    /// What is wrong in one schedule; empty if nothing is. One that breaks off is wrong as well.
    public List<String> violations(String profile, long seed) {
        try {
            var wrong = (List<?>) schedules.invoke(null, profile, seed);
            return wrong.stream().map(String::valueOf).toList();
        } catch (InvocationTargetException broken) {
            return List.of("it broke: " + broken.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("a public method cannot be called", impossible);
        }
    }

    /// The lowest seed that shows something, whatever the number of threads.
    ///
    /// @param from the first seed
    /// @param most how many schedules are played at most
    public Optional<Found> first(String profile, long from, long most, int threads) {
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
    private void look(String profile, long seed, AtomicLong end, Map<Long, Found> found) {
        var wrong = violations(profile, seed);
        if (!wrong.isEmpty()) {
            found.put(seed, new Found(seed, wrong.getFirst()));
            end.accumulateAndGet(seed, Math::min);
        }
    }
}
