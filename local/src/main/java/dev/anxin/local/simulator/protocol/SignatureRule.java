package dev.anxin.local.simulator.protocol;

import java.time.Duration;

/// What a gateway's signature covers, said by the side that signs and not by the code that verifies: for whoever
/// tampers with deliveries and has to know what must be refused.
public interface SignatureRule {
    /// Whether `other` carries all that `genuine` signs, unchanged, and a signature of `genuine`. Then it is the same
    /// delivery, however else it looks: a header that nobody signed, a second signature beside the first.
    boolean isSame(Callback genuine, Callback other);

    /// Whether it signs the bytes of any body, as they are.
    default boolean signsAnyBytes() {
        return true;
    }

    /// Whether it proves what the body says. A checksum proves nothing: whoever has one genuine delivery writes another
    /// body with the same. Then all that a delivery says is a reason to ask.
    default boolean provesBody() {
        return true;
    }

    /// For how long a delivery may be sent again with its first time in it; zero where each attempt has a time of its
    /// own.
    default Duration sendsFor() {
        return Duration.ZERO;
    }

    /// Whether it signs when it was sent, so that an old delivery is told by it.
    default boolean signsTime() {
        return true;
    }
}
