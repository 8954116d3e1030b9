package dev.anxin.gateway.signature;

import dev.anxin.gateway.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A way of signing a request by its time and its raw body: how its headers and its secrets are read. The
/// rest is the same for all: [Verification], and [Explanation] for people.
public interface Scheme {
    Claim claim(Delivery delivery);

    /// The same, where what the headers claim can only be read with what the account knows.
    ///
    /// @param secrets as in [Verification#of]
    default Claim claim(Delivery delivery, List<String> secrets) {
        return claim(delivery);
    }

    /// What of a body is signed: all of it, byte for byte, where nothing else is said. Never throws for a body of
    /// another form.
    default byte[] signed(byte[] body) {
        return body;
    }

    /// How old a delivery may be, by its own time.
    default Duration oldest() {
        return Verification.WINDOW;
    }

    /// Never throws: a secret of another form is [VerificationKey#unusable].
    VerificationKey key(String secret);

    /// How implementers take such a secret by mistake, each in words that end "the signature fits if ...".
    /// Only to explain a refusal, never to accept.
    Map<String, VerificationKey> misreadings(String secret);

    /// What else may explain why the delivery is refused; nothing by default.
    ///
    /// @param secrets as in [Verification#of]
    default List<String> hints(Delivery delivery, List<String> secrets) {
        return List.of();
    }
}
