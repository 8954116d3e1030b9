package dev.anxin.simulation.explore;

import dev.anxin.simulation.explore.ExactFaults.Hit;
import dev.anxin.simulation.explore.ExactFaults.Visit;
import dev.anxin.simulation.fault.Trouble;
import dev.anxin.simulation.story.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Plays one scenario with every fault at every place, and with a second one at every place and in every state to which
/// a first one leads. A place that is only come to after faults gets its own after them: until there is none left at
/// which nothing went wrong.
public final class Exhaustive {
    /// A line of source counts in its first occurrences only: later ones do the same again.
    private static final int OCCURRENCES = 2;

    private static final long SEED = 1;
    private static final int MOST_FAILURES = 50;

    private final Plan scenario;
    private final boolean pairs;
    private final AtomicLong schedules = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Set<FaultPlace> struck = ConcurrentHashMap.newKeySet();
    private final Set<FaultPlace> tried = new HashSet<>();
    private final Map<FaultPlace, List<Hit>> firstSeen = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentSkipListMap<>();

    /// @param pairs whether second faults are tried after first ones
    public Exhaustive(Plan scenario, boolean pairs) {
        this.scenario = scenario;
        this.pairs = pairs;
    }

    /// Comes back when there is nothing left to try, or somebody stopped it.
    public void play(int threads) {
        var unharmed = play(List.of());
        var first = hits(List.of(), unharmed.visitsAfter(0).stream().filter(visit -> visit.nth() <= OCCURRENCES));
        var played = playAll(first, threads);
        if (pairs) {
            playAll(seconds(unharmed, first, played), threads);
        }
        for (var left = unstruck(); !left.isEmpty() && !stopped.get(); left = unstruck()) {
            playAll(left, threads);
        }
    }

    /// @return what became of each; of some nothing if it was stopped
    private Map<List<Hit>, ExactFaults> playAll(List<List<Hit>> scripts, int threads) {
        var queue = new ConcurrentLinkedQueue<>(scripts);
        var played = new ConcurrentHashMap<List<Hit>, ExactFaults>();
        var workers = new ArrayList<Future<?>>();
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    for (var script = queue.poll(); script != null && !stopped.get(); script = queue.poll()) {
                        var faults = play(script);
                        if (isFollowed(script)) {
                            played.put(script, faults);
                        }
                    }
                }));
            }
        }
        workers.forEach(Future::resultNow); // throws if one of them broke off
        return played;
    }

    private boolean isFollowed(List<Hit> script) {
        return pairs && script.size() < 2;
    }

    /// A second fault of each kind at each place to which a first one leads: once for each state of the world in which
    /// it is come to. A state that is met without a fault as well is one to which the first has changed nothing.
    private static List<List<Hit>> seconds(
            ExactFaults unharmed, List<List<Hit>> first, Map<List<Hit>, ExactFaults> played) {
        var met = new HashSet<Meeting>();
        unharmed.visitsAfter(0).stream()
                .filter(visit -> visit.nth() <= OCCURRENCES)
                .map(Meeting::of)
                .forEach(met::add);
        return first.stream()
                .filter(played::containsKey)
                .flatMap(script -> hits(
                        script,
                        Objects.requireNonNull(played.get(script)).visitsAfter(1).stream()
                                .filter(visit -> visit.nth() == 1 && met.add(Meeting.of(visit))))
                        .stream())
                .toList();
    }

    /// A place, and the state in which it was come to.
    private record Meeting(FaultPlace faultPlace, String state) {
        static Meeting of(Visit visit) {
            return new Meeting(visit.faultPlace(), visit.state());
        }
    }

    private ExactFaults play(List<Hit> script) {
        var faults = new ExactFaults(script);
        var scheduleOutcome = Schedules.play(scenario, SEED, faults, isFollowed(script));
        schedules.incrementAndGet();
        if (faults.isDone()) {
            script.forEach(hit -> struck.add(hit.faultPlace()));
        }
        faults.visitsAfter(script.size())
                .forEach(visit -> firstSeen.merge(visit.faultPlace(), script, Exhaustive::shorter));
        if (!scheduleOutcome.wrong().isEmpty()) {
            failed.incrementAndGet();
            if (failures.size() < MOST_FAILURES) {
                failures.put(script.toString(), scheduleOutcome.wrong().getFirst());
            }
        }
        return faults;
    }

    private static List<Hit> shorter(List<Hit> one, List<Hit> other) {
        if (one.size() != other.size()) {
            return one.size() < other.size() ? one : other;
        }
        return one.toString().compareTo(other.toString()) <= 0 ? one : other;
    }

    /// One more fault than there were, of each kind at each visit's place.
    private static List<List<Hit>> hits(List<Hit> before, Stream<Visit> visits) {
        return visits.flatMap(visit -> troubles(visit.faultPlace(), before).stream()
                        .map(trouble -> new Hit(visit.faultPlace(), visit.nth(), trouble)))
                .map(hit -> Stream.concat(before.stream(), Stream.of(hit)).toList())
                .toList();
    }

    private static List<Trouble> troubles(FaultPlace faultPlace, List<Hit> before) {
        return before.isEmpty() ? faultPlace.troubles() : faultPlace.laterTroubles();
    }

    /// Scripts that bring trouble to places at which there was none yet; each place once.
    private List<List<Hit>> unstruck() {
        var places = new HashSet<>(firstSeen.keySet());
        places.removeAll(struck);
        places.removeAll(tried);
        tried.addAll(places);
        return places.stream()
                .sorted((one, other) -> one.where().compareTo(other.where()))
                .flatMap(faultPlace -> faultPlace.troubles().stream()
                        .map(trouble -> Stream.concat(
                                        firstSeen.getOrDefault(faultPlace, List.of()).stream(),
                                        Stream.of(new Hit(faultPlace, 1, trouble)))
                                .toList()))
                .toList();
    }

    public void stop() {
        stopped.set(true);
    }

    public boolean wasStopped() {
        return stopped.get();
    }

    public Plan scenario() {
        return scenario;
    }

    public long schedules() {
        return schedules.get();
    }

    public long failed() {
        return failed.get();
    }

    /// Places where something can go wrong.
    public int sites() {
        return firstSeen.size();
    }

    /// Those where something did.
    public int covered() {
        return struck.size();
    }

    /// What is wrong, by the faults that showed it.
    public Map<String, String> failures() {
        return Map.copyOf(failures);
    }
}
