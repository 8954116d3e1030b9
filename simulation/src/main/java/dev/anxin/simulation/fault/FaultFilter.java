package dev.anxin.simulation.fault;

import dev.anxin.simulation.upgrade.Release;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Faults of which some do not happen: those with certain numbers, in the order in which they would have
/// happened. Chance is drawn for them all the same, so that the rest stays as it was as far as possible.
public final class FaultFilter implements Faults {
    private final Faults faults;
    private final Set<Integer> masked;
    private Consumer<String> told = _ -> {};
    private boolean isIn;
    private int number;

    public FaultFilter(Faults faults, Set<Integer> masked) {
        this.faults = faults;
        this.masked = Set.copyOf(masked);
    }

    /// @param listener hears of each that happens from now on
    public void tell(Consumer<String> listener) {
        told = listener;
    }

    /// How many would have happened so far.
    public int number() {
        return number;
    }

    private <T> T unless(T fine, T drawn, String where) {
        if (drawn.equals(fine)) {
            return fine;
        }
        if (masked.contains(number++)) {
            return fine;
        }
        told.accept(where + ": " + drawn);
        return drawn;
    }

    @Override
    public Fate ofCall(String function, String call) {
        return unless(Fate.FINE, faults.ofCall(function, call), function + " " + call);
    }

    @Override
    public CallFate ofRemote(String function) {
        return unless(CallFate.FINE, faults.ofRemote(function), function + " calls outside");
    }

    @Override
    public boolean comesTwice(String path) {
        return unless(false, faults.comesTwice(path), path + " brings it again");
    }

    @Override
    public Duration delay(String path) {
        return unless(Duration.ZERO, faults.delay(path), path + " is late");
    }

    @Override
    public boolean forgets(String path) {
        return unless(false, faults.forgets(path), path + " forgets");
    }

    @Override
    public boolean isCutOff() {
        return unless(false, faults.isCutOff(), "a callback does not get through");
    }

    @Override
    public Duration skew() {
        return unless(Duration.ZERO, faults.skew(), "a clock is wrong");
    }

    @Override
    public Optional<Release> release() {
        return faults.release();
    }

    @Override
    public void rollOut(double share) {
        isIn = share >= 1;
        faults.rollOut(share);
    }

    @Override
    public boolean isOtherVersion() {
        var other = faults.isOtherVersion();
        return isIn ? other : unless(false, other, "the next release handles it");
    }

    @Override
    public boolean hits(double share) {
        return faults.hits(share);
    }

    @Override
    public void end() {
        faults.end();
    }

    @Override
    public boolean isOver() {
        return faults.isOver();
    }
}
