package dev.anxin.simulation.fault;

/// What becomes of one call to a gateway, or to a merchant's server.
public enum CallFate implements Trouble {
    FINE,
    /// It never gets there.
    REFUSED,
    /// 503, nothing is done.
    UNAVAILABLE,
    /// Done, and no answer.
    REPLY_LOST,
    /// It gets there after its caller has given up.
    LATE,
    /// Done, and a proxy answers 502.
    BAD_GATEWAY,
    SLOW,
    /// Done, and the function dies before it hears.
    CRASHED
}
