package dev.anxin.gateway.signature;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What [Verification] found.
public sealed interface Verdict {
    /// @param signedAt whole seconds, as near to our clock as the scheme asks
    /// @param secret which of the live secrets fits, counted from 1
    /// @param key its name, see [VerificationKey#name]
    record Genuine(Instant signedAt, int secret, String key) implements Verdict {}

    /// @param problem for the sender
    /// @param mistakes our own, for us: what is wrong with the live secrets
    record Refused(Reading.Reason reason, String problem, List<String> mistakes) implements Verdict {
        public Refused {
            mistakes = List.copyOf(mistakes);
        }

        Refused(Reading.Reason reason, String problem) {
            this(reason, problem, List.of());
        }

        /// @param answer in the gateway's words
        public Reading reading(Answer answer) {
            var detail = String.join(
                    "; ", Stream.concat(Stream.of(problem), mistakes.stream()).toList());
            return new Reading.Rejected(reason, detail, answer);
        }
    }
}
