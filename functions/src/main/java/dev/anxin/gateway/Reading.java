package dev.anxin.gateway;

import dev.anxin.ledger.Fact;
import dev.anxin.privacy.KeptBody;
import java.util.List;

/// A callback after verification. There is no way to get facts out of an unverified one.
public sealed interface Reading {
    /// One event that is its gateway's own.
    sealed interface Believed extends Reading {
        /// What is stored of it.
        KeptBody kept();
    }

    /// Signed, and about payments. The answer holds once the facts are durable.
    ///
    /// @param kept the fields from which they were read
    record Trusted(List<Fact> facts, Answer answer, KeptBody kept) implements Believed {
        public Trusted {
            facts = List.copyOf(facts);
        }
    }

    /// Signed, but about no payment that we can name, of a kind that we do not know, another owner's, or not to be
    /// read: kept as a stray, and acked, for sending it again would not change it.
    ///
    /// @param eventId the gateway's own id of the event, or a digest of the body, so that a repeat is no
    ///     news
    /// @param why the event type that nobody knows, or what is wrong with the body
    /// @param kept the shape of the body, see [dev.anxin.privacy.BodyShape]; of another owner's event
    ///     its kept fields
    record Ignored(String eventId, String why, Answer answer, KeptBody kept) implements Believed {}

    /// Not believed. Nothing of it is stored.
    ///
    /// @param detail what exactly was wrong, for our own log: what the answer says, and which of the live
    ///     secrets are not usable; holds no secret and no expected signature
    record Rejected(Reason reason, String detail, Answer answer) implements Reading {}

    /// Several events in one delivery, each signed by itself.
    ///
    /// @param parts none of them several again
    /// @param answer for all of them
    record Several(List<Reading> parts, Answer answer) implements Reading {
        public Several {
            parts = List.copyOf(parts);
        }

        /// All are refused with the first that is not believed: what was believed is known when it comes again.
        public static Several of(List<Reading> parts, Answer believed) {
            var refusal = parts.stream()
                    .filter(Rejected.class::isInstance)
                    .map(part -> ((Rejected) part).answer())
                    .findFirst();
            return new Several(parts, refusal.orElse(believed));
        }
    }

    /// Whether all of it is its gateway's.
    default boolean isBelieved() {
        return switch (this) {
            case Believed _ -> true;
            case Rejected _ -> false;
            case Several several -> several.parts().stream().allMatch(Reading::isBelieved);
        };
    }

    /// What the gateway hears.
    Answer answer();

    enum Reason {
        /// A header that the signature needs is not there.
        MISSING_HEADER,
        /// A header is there but has not the form it must have.
        MALFORMED_HEADER,
        /// Signed too long ago, by our clock.
        STALE,
        /// Signed in the future, by our clock.
        FUTURE,
        /// No signature matches: another secret, or the body was changed after signing.
        WRONG_SIGNATURE,
        /// Signed wrongly on purpose by the gateway itself, to see whether we verify.
        PROBE,
        /// Signed rightly, and encrypted for a key that we do not have: to be sent again until we have it.
        SEALED,
        /// The certificate that it is to be verified with could not be fetched: to be sent again until it can.
        NO_CERTIFICATE,
        /// The certificate that it is signed by is not the gateway's own.
        WRONG_CERTIFICATE
    }
}
