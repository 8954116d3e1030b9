package dev.anxin.simulation.fault;

import dev.anxin.simulation.upgrade.Release;
import java.time.Duration;
import java.util.Optional;

/// Decides what goes wrong. The world asks at every point where something can.
public interface Faults {
    /// @param function who calls
    /// @param call names it: `dynamodb.putItem`
    Fate ofCall(String function, String call);

    /// @param function who calls
    CallFate ofRemote(String function);

    /// Whether what a function has done with comes to it again.
    ///
    /// @param path which queue or stream it came by
    boolean comesTwice(String path);

    /// How much later than usual something comes; zero for most.
    Duration delay(String path);

    /// Whether a stream forgets what it holds for this reader now.
    boolean forgets(String path);

    /// Whether a gateway's callback does not get through.
    boolean isCutOff();

    /// How far the clock of a new copy of a function goes wrong, either way.
    Duration skew();

    /// Which next release of the functions comes in some time; empty if none does.
    Optional<Release> release();

    /// From now on the next release handles this share of what comes; 1: it is in.
    void rollOut(double share);

    /// Whether what comes now is handled by a copy of the next release.
    boolean isOtherVersion();

    /// Whether something else happens that happens so often.
    boolean hits(double share);

    /// From now on nothing goes wrong any more.
    void end();

    boolean isOver();
}
