package dev.anxin.simulation.fault;

/// What becomes of one call from a function to a service of AWS.
public enum Fate implements Trouble {
    FINE,
    /// The service refuses for now, nothing is done.
    THROTTLED,
    /// It is done, and the answer is lost.
    REPLY_LOST,
    /// It is done, the answer is lost, and the SDK tries again: only the second answer is heard.
    REPEATED,
    /// The function dies before the call.
    CRASHED_BEFORE,
    /// It dies right after it.
    CRASHED_AFTER,
    /// It is done, but so late that Lambda ends the function first.
    TIMED_OUT,
    /// The call takes seconds.
    SLOW
}
