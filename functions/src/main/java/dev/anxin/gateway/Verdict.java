package dev.anxin.gateway;

import java.time.Instant;

/// What [Verification] found.
public sealed interface Verdict {
    /// @param signedAt whole seconds, within 300 s of our clock
    /// @param secret which of the live secrets fits, counted from 1
    record Genuine(Instant signedAt, int secret) implements Verdict {}

    /// @param detail as [Reading.Rejected] has it
    record Refused(Reading.Reason reason, String detail) implements Verdict {
        public Reading reading() {
            return new Reading.Rejected(reason, detail, Answers.rejected(reason, detail));
        }
    }
}
