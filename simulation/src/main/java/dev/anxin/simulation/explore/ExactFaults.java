package dev.anxin.simulation.explore;

import dev.anxin.simulation.fault.CallFate;
import dev.anxin.simulation.fault.Fate;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.fault.PathFate;
import dev.anxin.simulation.fault.Trouble;
import dev.anxin.simulation.upgrade.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Exactly these faults, one after the other, and a list of the places where others could have been.
final class ExactFaults implements Faults {
    private static final Duration LATE = Duration.ofHours(1);

    private final List<Hit> hits;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<FaultPlace, Integer> times = new HashMap<>();
    private Supplier<String> state = () -> "";
    private int fired;
    private boolean over;

    /// @param nth time that the site is visited since the fault before it, from 1
    record Hit(FaultPlace faultPlace, int nth, Trouble trouble) {
        @Override
        public String toString() {
            return trouble + " at " + faultPlace.where() + (nth == 1 ? "" : ", time " + nth);
        }
    }

    /// @param nth as in [Hit]
    /// @param after how many faults
    /// @param state what the world had come to; empty if nobody watched
    record Visit(FaultPlace faultPlace, int nth, int after, String state) {}

    ExactFaults(List<Hit> hits) {
        this.hits = List.copyOf(hits);
    }

    /// @param stateNow what each visit is noted with
    void watch(Supplier<String> stateNow) {
        state = stateNow;
    }

    /// Places after so many faults, in the order in which they were first come to.
    List<Visit> visitsAfter(int faults) {
        return visits.stream().filter(visit -> visit.after() == faults).toList();
    }

    /// Whether all of them happened.
    boolean isDone() {
        return fired == hits.size();
    }

    private <T extends Trouble> T at(FaultPlace faultPlace, T fine, Class<T> kind) {
        if (over) {
            return fine;
        }
        int nth = times.merge(faultPlace, 1, Integer::sum);
        visits.add(new Visit(faultPlace, nth, fired, state.get()));
        if (fired < hits.size()
                && hits.get(fired).faultPlace().equals(faultPlace)
                && hits.get(fired).nth() == nth
                && kind.isInstance(hits.get(fired).trouble())) {
            times.clear();
            return kind.cast(hits.get(fired++).trouble());
        }
        return fine;
    }

    @Override
    public Fate ofCall(String function, String call) {
        return at(FaultPlace.ofCaller(FaultPlace.Kind.CALL, function), Fate.FINE, Fate.class);
    }

    @Override
    public CallFate ofRemote(String function) {
        return at(FaultPlace.ofCaller(FaultPlace.Kind.REMOTE, function), CallFate.FINE, CallFate.class);
    }

    private boolean at(FaultPlace.Kind kind, String path) {
        return at(new FaultPlace(kind, path), PathFate.FINE, PathFate.class) != PathFate.FINE;
    }

    @Override
    public boolean comesTwice(String path) {
        return at(FaultPlace.Kind.DONE, path);
    }

    @Override
    public Duration delay(String path) {
        return at(FaultPlace.Kind.UNDER_WAY, path) ? LATE : Duration.ZERO;
    }

    @Override
    public boolean forgets(String path) {
        return at(FaultPlace.Kind.HELD, path);
    }

    @Override
    public boolean isCutOff() {
        return false;
    }

    @Override
    public Duration skew() {
        return Duration.ZERO;
    }

    @Override
    public Optional<Release> release() {
        return Optional.empty();
    }

    @Override
    public void rollOut(double share) {}

    @Override
    public boolean isOtherVersion() {
        return false;
    }

    @Override
    public boolean hits(double share) {
        return false;
    }

    @Override
    public void end() {
        over = true;
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
