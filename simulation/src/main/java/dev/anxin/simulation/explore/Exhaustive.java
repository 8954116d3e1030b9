package dev.anxin.simulation.explore;

import dev.anxin.simulation.explore.ExactFaults.Hit;
import dev.anxin.simulation.explore.ExactFaults.Visit;
import dev.anxin.simulation.story.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Plays one scenario with every fault at every place, and with every pair of faults. A place that is only
/// come to after faults gets its own after them: until there is none left at which nothing went wrong.
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

    /// @param pairs whether every second fault is tried after every first one
    public Exhaustive(Plan scenario, boolean pairs) {
        this.scenario = scenario;
        this.pairs = pairs;
    }

    /// Comes back when there is nothing left to try, or somebody stopped it.
    public void play(int threads) {
        var first = hits(play(List.of()), List.of(), OCCURRENCES);
        playAll(first, threads);
        for (var left = unstruck(); !left.isEmpty() && !stopped.get(); left = unstruck()) {
            playAll(left, threads);
        }
    }

    private void playAll(List<List<Hit>> scripts, int threads) {
        var queue = new ConcurrentLinkedQueue<>(scripts);
        var workers = new ArrayList<Future<?>>();
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    for (var script = queue.poll(); script != null && !stopped.get(); script = queue.poll()) {
                        playWithSeconds(script);
                    }
                }));
            }
        }
        workers.forEach(Future::resultNow); // throws if one of them broke off
    }

    private void playWithSeconds(List<Hit> script) {
        var faults = play(script);
        if (pairs && script.size() == 1) {
            hits(faults, script, 1).stream().takeWhile(_ -> !stopped.get()).forEach(this::play);
        }
    }

    private ExactFaults play(List<Hit> script) {
        var faults = new ExactFaults(script);
        var scheduleOutcome = Schedules.play(scenario, SEED, faults);
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

    /// One more fault than there were, at each place that was come to since.
    private static List<List<Hit>> hits(ExactFaults played, List<Hit> before, int occurrences) {
        var visits = new LinkedHashMap<Visit, Boolean>();
        played.visitsAfter(before.size()).stream()
                .filter(visit -> visit.nth() <= occurrences)
                .forEach(visit -> visits.put(visit, true));
        return visits.keySet().stream()
                .flatMap(visit -> visit.faultPlace().troubles().stream()
                        .map(trouble -> new Hit(visit.faultPlace(), visit.nth(), trouble)))
                .map(hit -> Stream.concat(before.stream(), Stream.of(hit)).toList())
                .toList();
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
