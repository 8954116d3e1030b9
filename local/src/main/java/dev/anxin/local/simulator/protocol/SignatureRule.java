package dev.anxin.local.simulator.protocol;

/// What a gateway's signature covers, said by the side that signs and not by the code that verifies: for whoever
/// tampers
/// with deliveries and has to know what must be refused.
public interface SignatureRule {
    /// Whether `other` carries all that `genuine` signs, unchanged, and a signature of `genuine`. Then it is the same
    /// delivery, however else it looks: a header that nobody signed, a second signature beside the first.
    boolean isSame(Callback genuine, Callback other);

    /// Whether it signs the bytes of any body, as they are.
    default boolean signsAnyBytes() {
        return true;
    }

    /// Whether it signs when it was sent, so that an old delivery is told by it.
    default boolean signsTime() {
        return true;
    }
}
