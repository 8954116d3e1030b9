package dev.anxin.simulation.fault;

import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.upgrade.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Faults as the weather has it.
public final class ChanceFaults implements Faults {
    private static final List<Fate> WRONG = List.of(Fate.values()).subList(1, Fate.values().length);

    private static final List<CallFate> WRONG_REMOTE =
            List.of(CallFate.values()).subList(1, CallFate.values().length);

    private static final double CUT_OFF = 0.01;

    private final Weather weather;
    private final Chance chance;
    private double share;
    private boolean over;

    public ChanceFaults(Weather weather, Chance chance) {
        this.weather = weather;
        this.chance = chance;
    }

    @Override
    public Fate ofCall(String function, String call) {
        return hits(weather.calls()) ? chance.of(WRONG) : Fate.FINE;
    }

    @Override
    public CallFate ofRemote(String function) {
        return hits(weather.remote()) ? chance.of(WRONG_REMOTE) : CallFate.FINE;
    }

    @Override
    public boolean comesTwice(String path) {
        return hits(weather.twice());
    }

    @Override
    public Duration delay(String path) {
        return hits(weather.late()) ? chance.upTo(weather.delay()) : Duration.ZERO;
    }

    @Override
    public boolean forgets(String path) {
        return hits(weather.forgotten());
    }

    @Override
    public boolean isCutOff() {
        return weather.calls() > 0 && hits(CUT_OFF);
    }

    /// Clocks stay wrong when the rest is over: that is no fault that ends.
    @Override
    public Duration skew() {
        return weather.skew().isZero()
                ? Duration.ZERO
                : chance.upTo(weather.skew().multipliedBy(2)).minus(weather.skew());
    }

    @Override
    public Optional<Release> release() {
        return weather.rollout().map(Rollout::release);
    }

    @Override
    public void rollOut(double share) {
        this.share = share;
    }

    @Override
    public boolean isOtherVersion() {
        return share >= 1 || (share > 0 && chance.hits(share));
    }

    @Override
    public boolean hits(double share) {
        return !over && chance.hits(share);
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
