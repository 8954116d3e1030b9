package dev.anxin.simulation.queue;

import java.time.Instant;

/// One message as one receive handed it out.
///
/// @param id the same whenever it is received
/// @param receipt of this receive only: what deletes it, or changes how long it stays hidden
/// @param count how often it was received, this time included (ApproximateReceiveCount)
/// @param sentAt when it was sent to the queue it was first sent to
/// @param firstReceivedAt when it was received for the first time
public record ReceivedMessage(
        String id, String receipt, String body, int count, Instant sentAt, Instant firstReceivedAt) {}
