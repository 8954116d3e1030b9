package dev.anxin.local.demo;

/// One thing that is done from outside.
sealed interface Step {
    /// The shop registers the payment.
    record Register() implements Step {}

    /// The gateway calls.
    ///
    /// @param code its failure code, or empty
    /// @param times how often the same callback is sent, all at once
    /// @param forged signed by somebody who has not the gateway's keys
    record Call(String event, String code, int times, boolean forged) implements Step {}
}
