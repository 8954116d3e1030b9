package dev.anxin.simulation;

/// What becomes of one call from a function to a service.
enum Fate {
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
    /// The call takes seconds.
    SLOW
}
