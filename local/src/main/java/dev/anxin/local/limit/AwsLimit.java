package dev.anxin.local.limit;

/// What can be reached.
public enum AwsLimit {
    /// One function ran so often in one chain of messages that Lambda takes it for a loop: RecursiveInvocationsDropped.
    RECURSION,

    /// A function was still running at its timeout.
    TIMEOUT,

    /// As many functions run at once as may: Throttles.
    CONCURRENCY,

    /// More requests came than a route lets in.
    ROUTE_RATE,

    /// Something is larger than a service takes.
    PAYLOAD
}
