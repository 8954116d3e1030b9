package dev.anxin.gateway;

import java.time.Instant;

/// What came of a call that moves nothing, and is made to see whether our keys and the gateway's fit.
public sealed interface SelfTest {
    /// It took our signature, and answered under its own. The event for a test is on its way.
    record Passed() implements SelfTest {}

    /// It knows us, and does not let this account make such a call.
    ///
    /// @param why in a few words
    record NotAllowed(String why) implements SelfTest {}

    /// @param why in a few words
    record Unclear(String why) implements SelfTest {}

    /// @param callback where the gateway shall send an event for a test: what receives the account's events
    /// @param at when it is asked, by our clock
    record Attempt(EndpointRegistration.Access access, String callback, Instant at) {}
}
